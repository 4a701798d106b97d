using Glassbox.Optimizers;

namespace Glassbox.Tests.Optimizers;

/// <summary>Numbers that decay step by step while gradients are 0: weights by weight decay, and the state of optimizers.</summary>
public class SubnormalTests
{
    private const int Count = 21; // whole vectors, and a remainder

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    private static Dictionary<string, Optimizer> Optimizers { get; } = new()
    {
        ["weight decay"] = new Sgd { LearningRate = 1, WeightDecay = 0.1f },
        ["momentum"] = new Sgd { LearningRate = 1, Momentum = 0.9f },
        ["Nesterov"] = new Sgd { LearningRate = 1, Momentum = 0.9f, Nesterov = true },
        ["RMSProp"] = new RmsProp { Momentum = 0.9f },
        ["Adam"] = new Adam(),
        ["AdamW"] = new AdamW { LearningRate = 1, WeightDecay = 0.1f },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Decaying_numbers_become_0_and_are_never_subnormal(string name)
    {
        Optimizer optimizer = Optimizers[name];
        var state = new OptimizerState(optimizer, Count);
        float[] parameters = [.. Enumerable.Range(1, Count).Select(i => i % 2 == 0 ? 0.5f / i : -0.5f / i)];
        float[] gradients = [.. Enumerable.Range(1, Count).Select(i => 1e-3f * i)];
        for (int step = 0; step < 200_000; step++)
        {
            if (step == 1) Array.Clear(gradients);
            state.BeginStep();
            optimizer.Update(parameters, gradients, 1, optimizer.LearningRate, state.Of(0, Count));
            Assert.DoesNotContain(parameters, float.IsSubnormal);
            foreach (float[] buffer in state.Buffers) Assert.DoesNotContain(buffer, float.IsSubnormal);
        }

        Assert.All(state.Buffers, buffer => Assert.All(buffer, value => Assert.Equal(0, value)));
        if (optimizer.WeightDecay > 0) Assert.All(parameters, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Zeros_keep_their_sign_and_NaN_stays_NaN()
    {
        var optimizer = new Sgd { LearningRate = 1 };
        var state = new OptimizerState(optimizer, Count);
        float[] values = [-0f, 0f, float.NaN, float.MaxValue, 1.1754944e-38f, -1.1754944e-38f, 1.1754942e-38f, -1.1754942e-38f, float.Epsilon, -float.Epsilon];
        float[] parameters = [.. Enumerable.Range(0, Count).Select(i => values[i % values.Length])];
        float[] expected = [.. parameters.Select(value => float.IsSubnormal(value) ? MathF.CopySign(0, value) : value)];
        state.BeginStep();
        optimizer.Update(parameters, new float[Count], 1, 1, state.Of(0, Count));
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), parameters.Select(BitConverter.SingleToInt32Bits));
    }
}

using Glassbox.Optimizers;
using Glassbox.Tests.Golden;

namespace Glassbox.Tests.Optimizers;

public class UpdateRuleTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => TorchValues.OptimizerNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Fifty_steps_of_every_optimizer_are_those_of_PyTorch_to_float_accuracy(string name)
    {
        float[] parameters = Narrowed(TorchValues.Start);
        UpdateRule rule = TorchValues.Optimizer(name).NewRule(parameters.Length);
        IReadOnlyDictionary<int, double[]> after = TorchValues.After(name);
        for (int step = 1; step <= TorchValues.Gradients.Length; step++)
        {
            rule.Begin();
            rule.Apply(0, parameters, Narrowed(TorchValues.Gradients[step - 1]), 1);
            if (after.TryGetValue(step, out double[]? expected))
                Near.Within(expected, [.. parameters.Select(p => (double)p)], 2e-6, 2e-6, $"{name}, step {step}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_changed_in_pieces_of_every_length_are_those_changed_at_once(string name)
    {
        var random = new RandomSequence(1);
        const int Count = 256;
        float[] start = Fill(random, Count), first = Fill(random, Count), second = Fill(random, Count);
        float[] whole = Changed(Count);
        for (int piece = 1; piece <= Count; piece++) Assert.Equal(whole, Changed(piece));

        float[] Changed(int piece)
        {
            float[] parameters = [.. start];
            UpdateRule rule = TorchValues.Optimizer(name).NewRule(Count);
            foreach (float[] gradients in new[] { first, second })
            {
                rule.Begin();
                for (int from = 0; from < Count; from += piece)
                {
                    int length = Math.Min(piece, Count - from);
                    rule.Apply(from, parameters.AsSpan(from, length), gradients.AsSpan(from, length), 0.5f);
                }
            }

            return parameters;
        }
    }

    private static float[] Narrowed(double[] values) => [.. values.Select(v => (float)v)];

    private static float[] Fill(RandomSequence random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}

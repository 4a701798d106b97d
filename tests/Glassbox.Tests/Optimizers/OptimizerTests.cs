using System.Reflection;
using Glassbox.Optimizers;
using Glassbox.Tests.Golden;

namespace Glassbox.Tests.Optimizers;

public class OptimizerTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => TorchValues.OptimizerNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Fifty_steps_of_every_optimizer_match_PyTorch_to_float_accuracy(string name)
    {
        float[] parameters = Narrowed(TorchValues.Start);
        Optimizer optimizer = TorchValues.Optimizer(name);
        var state = new OptimizerState(optimizer, parameters.Length);
        IReadOnlyDictionary<int, double[]> after = TorchValues.After(name);
        for (int step = 1; step <= TorchValues.Gradients.Length; step++)
        {
            state.BeginStep();
            optimizer.Update(parameters, Narrowed(TorchValues.Gradients[step - 1]), 1, optimizer.LearningRate, state.Of(0, parameters.Length));
            if (after.TryGetValue(step, out double[]? expected))
                Near.Within(expected, [.. parameters.Select(p => (double)p)], 2e-6, 2e-6, $"{name}, step {step}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Updating_parameters_in_pieces_of_any_length_equals_updating_them_at_once(string name)
    {
        var random = new RandomSequence(1);
        const int Count = 256;
        float[] start = Fill(random, Count), first = Fill(random, Count), second = Fill(random, Count);
        float[] whole = Changed(Count);
        for (int piece = 1; piece <= Count; piece++) Assert.Equal(whole, Changed(piece));

        float[] Changed(int piece)
        {
            float[] parameters = [.. start];
            Optimizer optimizer = TorchValues.Optimizer(name);
            var state = new OptimizerState(optimizer, Count);
            foreach (float[] gradients in new[] { first, second })
            {
                state.BeginStep();
                for (int from = 0; from < Count; from += piece)
                {
                    int length = Math.Min(piece, Count - from);
                    optimizer.Update(
                        parameters.AsSpan(from, length), gradients.AsSpan(from, length), 0.5f, optimizer.LearningRate, state.Of(from, length));
                }
            }

            return parameters;
        }
    }

    [Fact]
    public void Every_optimizer_is_found_by_its_name_with_its_default_settings()
    {
        Assert.Equal(["sgd", "nesterov", "rmsprop", "adam", "adamw"], Optimizer.All.Select(o => o.Name));
        Assert.All(Optimizer.All, optimizer =>
        {
            optimizer.Validate();
            Assert.Equal(optimizer, Optimizer.Parse(optimizer.Name.ToUpperInvariant()));
        });
        Assert.Equal(new Sgd(), Optimizer.Parse("sgd"));
        Assert.Equal(new AdamW(), Optimizer.Parse("adamw"));
        Assert.Contains(
            "There is no optimizer 'lion'. Known are sgd, nesterov", Assert.Throws<ArgumentException>(() => Optimizer.Parse("lion")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_can_be_read_and_changed_by_name()
    {
        foreach (Optimizer optimizer in Optimizer.All)
        {
            // All numeric settings, found by reflection, so that the list omits none.
            PropertyInfo[] numbers = [.. optimizer.GetType().GetProperties().Where(p => p.PropertyType == typeof(float))];
            Assert.Equal(
                numbers.Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Order(), optimizer.Settings.Keys.Order());
            foreach (PropertyInfo number in numbers)
            {
                Optimizer changed = optimizer.With(number.Name, 0.25f);
                Assert.Equal(0.25f, number.GetValue(changed));
                Assert.NotEqual(optimizer, changed);
                Assert.All(numbers.Where(p => p != number), other => Assert.Equal(other.GetValue(optimizer), other.GetValue(changed)));
                Assert.Contains($"{char.ToLowerInvariant(number.Name[0])}{number.Name[1..]} 0.25", $"{changed}", StringComparison.Ordinal);
            }
        }

        Assert.Contains("momentum", Assert.Throws<ArgumentException>(() => new Adam().With("momentum", 0.5f)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Going_to_a_step_equals_taking_all_steps_before_it()
    {
        var optimizer = new Adam { Beta1 = 0.5f };
        var taken = new OptimizerState(optimizer, 1);
        for (int step = 1; step <= 3000; step++)
        {
            taken.BeginStep();
            if (step is not (1 or 2 or 1100 or 3000)) continue; // 0.5 to the power of 1100 is 0 in double precision
            var gone = new OptimizerState(optimizer, 1);
            gone.GoTo(step);
            Assert.Equal(step, gone.StepNumber);
            Assert.Equal(taken.Of(0, 1).Power(0), gone.Of(0, 1).Power(0));
            Assert.Equal(taken.Of(0, 1).Power(1), gone.Of(0, 1).Power(1));
        }
    }

    private static float[] Narrowed(double[] values) => [.. values.Select(v => (float)v)];

    private static float[] Fill(RandomSequence random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
}

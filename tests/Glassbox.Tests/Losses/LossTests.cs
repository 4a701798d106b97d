using CsCheck;
using Glassbox.Losses;
using Glassbox.Tests.Golden;
using Glassbox.Reference;

namespace Glassbox.Tests.Losses;

public class LossTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => Loss.All.Select(l => new TheoryDataRow<string>(l.Name));

    [Fact]
    public void Values_and_deltas_match_PyTorch_to_float_accuracy()
    {
        foreach (TorchValues.LossPoint point in TorchValues.Losses)
        {
            (float[] sums, float[] targets) = (Narrowed(point.Sums), Narrowed(point.Targets));
            float[] outputs = new float[sums.Length], deltas = new float[sums.Length];
            point.Activation.Forward(sums, outputs);
            float[] differences = [.. outputs.Zip(targets, (o, t) => o - t)];
            point.Loss.Backward(point.Activation, sums, outputs, differences, new float[sums.Length], deltas);

            string what = $"{point.Loss} of {point.Activation}";
            Near.Within([point.Value], [point.Loss.Value(sums, outputs, targets)], 1e-6, 1e-7, what);
            Near.Within(point.Derivatives, [.. deltas.Select(d => (double)d)], 1e-6, 1e-7, $"{what}, delta");
        }
    }

    // Sums up to ±60: outputs for which 1 − output ranges from full precision to 0.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_fast_sum_matches_the_reference_however_confident_the_network_is(string name)
    {
        Loss loss = Loss.Parse(name);
        LossFormula formula = LossFormula.For(loss);
        Gen.Select(Gen.Float[-60, 60].Array[2, 20], Gen.Int[0, 1000]).Array[1, 60].Sample(samples =>
        {
            var sum = new LossSum();
            double expected = 0;
            foreach ((float[] sums, int answer) in samples)
            {
                float[] outputs = new float[sums.Length], targets = new float[sums.Length];
                int label = answer % sums.Length;
                targets[label] = 1;
                loss.DefaultOutputActivation.Forward(sums, outputs);
                loss.AddTo(ref sum, sums, [.. outputs.Zip(targets, (o, t) => o - t)], label);

                double[] exact = new double[sums.Length];
                ActivationFormula.For(loss.DefaultOutputActivation).Value(Widened(sums), exact);
                expected += formula.Value(Widened(sums), exact, Widened(targets));
            }

            Near.Within([expected], [sum.Total], 1e-4, 1e-4, name);
        });
    }

    private static double[] Widened(float[] values) => [.. values.Select(v => (double)v)];

    private static float[] Narrowed(double[] values) => [.. values.Select(v => (float)v)];
}

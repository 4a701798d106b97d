using Glassbox.Tests.Kernels;
using Glassbox.Reference;

namespace Glassbox.Tests.Activations;

public class SoftmaxTests
{
    [Fact]
    public void Every_number_of_outputs_from_1_to_256_matches_the_reference_forward_and_backward()
    {
        var random = new RandomSequence(5);
        for (int count = 1; count <= 256; count++)
        {
            float[] sums = Numbers.Fill(random, count), errors = Numbers.Fill(random, count);
            float[] outputs = new float[count], deltas = new float[count];
            Activation.Softmax.Forward(sums, outputs);
            Activation.Softmax.Backward(sums, outputs, errors, deltas);

            double[] expected = new double[count], expectedDeltas = new double[count];
            var derivative = new Matrix(count, count);
            SoftmaxFormula.Instance.Value(Widened(sums), expected);
            SoftmaxFormula.Instance.Derivative(Widened(sums), derivative);
            SoftmaxFormula.Instance.Chain(Widened(errors), derivative, expectedDeltas);
            Near.Within(expected, Widened(outputs), 1e-5, 1e-10, $"{count} outputs");
            Near.Within(expectedDeltas, Widened(deltas), 1e-5, 2e-6, $"{count} deltas");
        }
    }

    [Fact]
    public void Sums_of_any_size_give_outputs_that_add_up_to_1()
    {
        float[] outputs = new float[3];
        Activation.Softmax.Forward([3e38f, -3e38f, 2e38f], outputs);
        Assert.Equal(1, outputs.Sum(), 1e-6);
        Activation.Softmax.Forward([-3e38f, -3e38f, -3e38f], outputs);
        Assert.Equal([1f / 3, 1f / 3, 1f / 3], outputs);
    }

    [Fact]
    public void A_NaN_anywhere_shows_in_every_output()
    {
        for (int count = 1; count <= 20; count++)
            for (int place = 0; place < count; place++)
            {
                float[] sums = new float[count], outputs = new float[count];
                sums[place] = float.NaN;
                Activation.Softmax.Forward(sums, outputs);
                Assert.All(outputs, output => Assert.True(float.IsNaN(output)));
            }
    }

    private static double[] Widened(float[] values) => [.. values.Select(v => (double)v)];
}

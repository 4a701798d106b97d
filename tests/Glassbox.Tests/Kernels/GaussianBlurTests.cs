using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

/// <summary>Compares the blur of elastic distortion with plain loops, bit for bit.</summary>
public class GaussianBlurTests
{
    [Theory]
    [InlineData(0.2f)]
    [InlineData(1.5f)]
    [InlineData(4f)]
    [InlineData(30f)]
    public void Fields_of_any_size_are_blurred_as_by_plain_loops(float deviation)
    {
        var random = new RandomSequence(1);
        foreach (int columns in Enumerable.Range(1, 40))
        {
            int rows = 1 + random.NextInt32(20);
            float[] field = new float[rows * columns];
            random.FillSymmetric(field);
            var blur = new GaussianBlur(rows, columns, deviation);
            float[] weights = Weights(deviation), expected = Plain(Plain(field, weights, rows, columns, down: true), weights, rows, columns, down: false);
            blur.Apply(field, new float[blur.ScratchLength + 3]);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), field.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Numbers_drawn_at_once_equal_those_drawn_one_by_one()
    {
        RandomSequence one = new(5, 3), many = new(5, 3);
        float[] numbers = new float[1001];
        many.FillSymmetric(numbers);
        Assert.All(numbers, number => Assert.Equal((float)((2 * (double)one.NextSingle()) - 1), number));
        Assert.Equal(one.NextUInt32(), many.NextUInt32());
    }

    private static float[] Weights(float deviation)
    {
        int reach = (int)((4 * (double)deviation) + 0.5);
        double[] exact = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Portable.Exp(-0.5 * i * i / ((double)deviation * deviation)))];
        double sum = 0;
        foreach (double weight in exact) sum += weight;
        return [.. exact.Select(weight => (float)(weight / sum))];
    }

    private static float[] Plain(float[] field, float[] weights, int rows, int columns, bool down)
    {
        int reach = weights.Length / 2;
        float[] smooth = new float[field.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float sum = 0;
                for (int k = -reach; k <= reach; k++)
                {
                    int fromRow = down ? row + k : row, fromColumn = down ? column : column + k;
                    if (fromRow >= 0 && fromRow < rows && fromColumn >= 0 && fromColumn < columns) sum += weights[k + reach] * field[(fromRow * columns) + fromColumn];
                }

                smooth[(row * columns) + column] = sum;
            }
        }

        return smooth;
    }
}

using CsCheck;
using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class DenseKernelTests
{
    private const float Untouched = 42;

    /// <summary>Numbers of lanes; code for unsupported widths runs too, slowly.</summary>
    public static TheoryData<int> Lanes => [1, 4, 8, 16];

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Every_number_of_rows_columns_and_products_up_to_70_matches_a_plain_loop_bit_for_bit(int lanes)
    {
        // All values of each, with some of the others: tiles and panels end at every possible position.
        int[] some = [0, 1, 3, 4, 5, 33];
        for (int size = 0; size <= 70; size++)
            foreach (int other in some)
            {
                MustBeThePlainLoop(lanes, size, 5, other);
                MustBeThePlainLoop(lanes, 5, size, other);
                MustBeThePlainLoop(lanes, 9, other, size);
                MustBeThePlainLoop(lanes, other, size, 7);
            }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Any_shape_matches_a_plain_loop_bit_for_bit(int lanes) =>
        Gen.Select(Gen.Int[0, 70], Gen.Int[0, 70], Gen.Int[0, 70]).Sample(
            (rows, columns, depth) => MustBeThePlainLoop(lanes, rows, columns, depth), iter: 500, threads: 1);

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Odd_large_shapes_match_a_plain_loop_bit_for_bit(int lanes)
    {
        MustBeThePlainLoop(lanes, 131, 257, 1021);
        MustBeThePlainLoop(lanes, 7, 1009, 513);
    }

    [Fact]
    public void The_fused_kernel_rounds_once()
    {
        foreach (int lanes in new[] { 1, 4, 8, 16 })
        {
            DenseKernel kernel = DenseKernel.Create<RoundedOnce>(lanes);
            var random = new RandomSequence(5);
            float[] rows = Numbers.Fill(random, 6 * 40), matrix = Numbers.Fill(random, 40 * 29);
            float[] expected = Plain(rows, matrix, new float[29], 6, 29, 40, MathF.FusedMultiplyAdd);
            Numbers.MustBeSame(expected, Product(kernel, rows, matrix, [], 6, 29, 40), $"{lanes} lanes");
        }
    }

    [Fact]
    public void The_default_kernel_uses_the_vector_width_of_this_processor() =>
        Assert.Contains(DenseKernel.Default.PanelWidth / Tile.Vectors, new[] { WidthTests.Widest / 32, 8, 1 });

    private static void MustBeThePlainLoop(int lanes, int rowCount, int columns, int depth)
    {
        var random = new RandomSequence((ulong)((rowCount * 71 * 71) + (columns * 71) + depth));
        float[] rows = Numbers.Fill(random, rowCount * depth), matrix = Numbers.Fill(random, depth * columns);
        float[] starts = Numbers.Fill(random, columns);
        float[] expected = Plain(rows, matrix, starts, rowCount, columns, depth, (left, right, sum) =>
        {
            float product = left * right;
            return sum + product;
        });
        DenseKernel kernel = DenseKernel.Create<RoundedTwice>(lanes);
        string what = $"{lanes} lanes, {rowCount} × {depth} × {columns}";
        Numbers.MustBeSame(expected, Product(kernel, rows, matrix, starts, rowCount, columns, depth), what);

        float[] fromZero = Plain(rows, matrix, new float[columns], rowCount, columns, depth, (left, right, sum) =>
        {
            float product = left * right;
            return sum + product;
        });
        Numbers.MustBeSame(fromZero, TransposedProduct(kernel, rows, matrix, rowCount, columns, depth), what + ", packed across");
    }

    private static float[] Plain(
        float[] rows, float[] matrix, float[] starts, int rowCount, int columns, int depth, Func<float, float, float, float> multiplyAdd)
    {
        float[] sums = new float[rowCount * columns];
        for (int r = 0; r < rowCount; r++)
            for (int c = 0; c < columns; c++)
            {
                float sum = starts[c];
                for (int k = 0; k < depth; k++) sum = multiplyAdd(rows[(r * depth) + k], matrix[(k * columns) + c], sum);
                sums[(r * columns) + c] = sum;
            }

        return sums;
    }

    private static float[] Product(
        DenseKernel kernel, float[] rows, float[] matrix, float[] starts, int rowCount, int columns, int depth)
    {
        float[] sums = Padded(rowCount * columns);
        int before = depth / 3; // sums may be continued
        for (int c = 0; c < columns && rowCount > 0; c += kernel.PanelWidth)
        {
            int width = Math.Min(kernel.PanelWidth, columns - c);
            Span<float> to = sums.AsSpan(1 + c, (rowCount * columns) - c);
            kernel.Multiply(
                rows, rowCount, depth, before, Packed(0, before), width, starts.AsSpan(starts.Length == 0 ? 0 : c), 0, to, columns);
            kernel.Multiply(
                rows.AsSpan(before), rowCount, depth, depth - before, Packed(before, depth - before), width, to, columns, to, columns);

            float[] Packed(int first, int count)
            {
                float[] panel = new float[kernel.PanelLength(count, width)];
                Array.Fill(panel, float.NaN);
                kernel.Pack(matrix.AsSpan(count == 0 ? 0 : (first * columns) + c), columns, count, width, panel);
                return panel;
            }
        }

        return Unpadded(sums);
    }

    private static float[] TransposedProduct(DenseKernel kernel, float[] rows, float[] matrix, int rowCount, int columns, int depth)
    {
        float[] across = new float[matrix.Length];
        Transposed.Of(matrix, depth, columns, across);
        float[] sums = Padded(rowCount * columns);
        for (int c = 0, width; c < columns; c += width)
        {
            width = Math.Min(columns - c, kernel.PanelWidth);
            float[] panel = new float[kernel.PanelLength(depth, width)];
            Array.Fill(panel, float.NaN);
            kernel.PackTransposed(across.AsSpan(c * depth), depth, depth, width, panel);
            if (rowCount > 0)
                kernel.Multiply(rows, rowCount, depth, depth, panel, width, [], 0, sums.AsSpan(1 + c, (rowCount * columns) - c), columns);
        }

        return Unpadded(sums);
    }

    private static float[] Padded(int count)
    {
        float[] buffer = new float[count + 2];
        (buffer[0], buffer[^1]) = (Untouched, Untouched);
        return buffer;
    }

    private static float[] Unpadded(float[] buffer)
    {
        Assert.Equal((Untouched, Untouched), (buffer[0], buffer[^1])); // nothing beside it is written
        return buffer[1..^1];
    }
}

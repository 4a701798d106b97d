
namespace Glassbox.Kernels;

/// <summary>Weights in the order of the world's files, [outputs, inputs], and back in the engine's, [inputs, outputs].</summary>
internal static class Transposed
{
    public static float[] OutputMajor(DenseLayer layer)
    {
        float[] weights = new float[layer.Weights.Length];
        Of(layer.Weights, layer.Inputs, layer.Outputs, weights);
        return weights;
    }

    /// <param name="matrix">[rows, columns]</param>
    /// <param name="rows">Rows of <paramref name="matrix"/>.</param>
    /// <param name="columns">Columns of <paramref name="matrix"/>.</param>
    /// <param name="transposed">[columns, rows], written.</param>
    public static void Of(ReadOnlySpan<float> matrix, int rows, int columns, Span<float> transposed)
    {
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) transposed[(c * rows) + r] = matrix[(r * columns) + c];
    }
}

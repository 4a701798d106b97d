using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The forward product of a dense layer over a batch of which only the non-zero inputs are taken.</summary>
internal static class SparseProduct
{
    /// <summary>From this many columns on, a batch meets one block of them after the other: 784 rows of a block stay in the second cache.</summary>
    private const int BlockFrom = 160;

    private const int BlockWidth = 64;

    /// <summary>From the weights of one input to those of the next, as <see cref="Forward"/> reads them.</summary>
    public static int Stride(int outputs) => outputs < BlockFrom ? outputs : BlockWidth;

    /// <summary>sums = biases + inputs · weights</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">The batch.</param>
    /// <param name="from">The first place in the batch.</param>
    /// <param name="to">One beyond the last.</param>
    /// <param name="sums">[batch, outputs], written from <paramref name="from"/> on.</param>
    /// <param name="scratch">Of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Forward(DenseLayer layer, BatchInputs inputs, int from, int to, Span<float> sums, DenseScratch scratch)
    {
        int outputs = layer.Outputs;
        if (Stride(outputs) == outputs)
        {
            for (int s = from; s < to; s++)
                WeightedSums.Compute(inputs.Offsets(s), inputs.Values(s), layer.Weights, layer.Biases, sums.Slice(s * outputs, outputs));
            return;
        }

        Span<float> block = scratch.Panels(checked(layer.Inputs * BlockWidth));
        for (int column = 0; column < outputs; column += BlockWidth)
        {
            int width = Math.Min(BlockWidth, outputs - column);
            ReadOnlySpan<float> weights = layer.Weights;
            for (int i = 0; i < layer.Inputs; i++)
                weights.Slice((i * outputs) + column, width).CopyTo(block[(i * BlockWidth)..]);
            for (int s = from; s < to; s++)
                WeightedSums.Compute(
                    inputs.Offsets(s), inputs.Values(s), block, layer.Biases.Slice(column, width),
                    sums.Slice((s * outputs) + column, width));
        }
    }
}

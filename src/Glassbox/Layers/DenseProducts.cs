using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The three products of a dense layer over a batch: forward, back to its inputs, and the gradients of its weights.</summary>
internal static class DenseProducts
{
    /// <summary>Rows of weights whose errors are computed together, before they are put in their places.</summary>
    private const int ErrorRows = 16;

    /// <summary>Weights that are packed together: 256 KB stay in the second cache.</summary>
    private const int PackedTogether = 1 << 16;

    /// <summary>Gradients that are computed together before they are used: 64 KB stay in the second cache.</summary>
    private const int GradientBlock = 1 << 14;

    /// <summary>sums = biases + inputs · weights</summary>
    /// <param name="kernel">What multiplies.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">[count, inputs]</param>
    /// <param name="count">Samples.</param>
    /// <param name="sums">[count, outputs], written.</param>
    /// <param name="scratch">Of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Forward(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> inputs, int count, Span<float> sums, DenseScratch scratch)
    {
        (int depth, int outputs) = (layer.Inputs, layer.Outputs);
        int together = Math.Max(1, PackedTogether / kernel.PanelLength(depth, kernel.PanelWidth)) * kernel.PanelWidth;
        int full = kernel.PanelLength(depth, kernel.PanelWidth);
        Span<float> panels = scratch.Panels(kernel.PanelLength(depth, Math.Min(together, outputs)));
        for (int first = 0; first < outputs; first += together)
        {
            int columns = Math.Min(together, outputs - first);
            kernel.Pack(layer.Weights[first..], outputs, depth, columns, layer.Biases.Slice(first, columns), panels);
            for (int column = 0, at = 0; column < columns; column += kernel.PanelWidth, at += full)
                kernel.Multiply(
                    inputs, count, depth, depth, panels[at..], Math.Min(kernel.PanelWidth, columns - column),
                    sums[(first + column)..], outputs);
        }
    }

    /// <summary>errors = deltas · weightsᵀ: the derivatives with respect to the inputs.</summary>
    /// <remarks>
    /// Lanes run across samples, so that it is the deltas that are transposed and not the weights, of which there are
    /// more: a row of weights is taken number by number, as it lies.
    /// </remarks>
    /// <param name="kernel">What multiplies.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="deltas">[count, outputs]</param>
    /// <param name="count">Samples.</param>
    /// <param name="errors">[count, inputs], written.</param>
    /// <param name="scratch">Of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Backward(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> deltas, int count, Span<float> errors, DenseScratch scratch)
    {
        (int inputs, int outputs) = (layer.Inputs, layer.Outputs);
        int full = kernel.PanelLength(outputs, kernel.PanelWidth);
        Span<float> panels = scratch.Panels(checked(full * ((count + kernel.PanelWidth - 1) / kernel.PanelWidth)));
        for (int sample = 0, at = 0; sample < count; sample += kernel.PanelWidth, at += full)
            kernel.PackTransposed(
                deltas[(sample * outputs)..], outputs, outputs, Math.Min(kernel.PanelWidth, count - sample), panels[at..]);

        Span<float> block = scratch.Sums(ErrorRows * count);
        for (int row = 0; row < inputs; row += ErrorRows)
        {
            int rows = Math.Min(ErrorRows, inputs - row);
            for (int sample = 0, at = 0; sample < count; sample += kernel.PanelWidth, at += full)
                kernel.Multiply(
                    layer.Weights[(row * outputs)..], rows, outputs, outputs, panels[at..],
                    Math.Min(kernel.PanelWidth, count - sample), block[sample..], count);
            Transposed.Of(block, count, rows, count, errors[row..], inputs);
        }
    }

    /// <summary>inputsᵀ · deltas, a block of rows after the other: each sum over the samples in ascending order.</summary>
    /// <param name="kernel">What multiplies.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">[count, inputs]</param>
    /// <param name="deltas">[count, outputs]</param>
    /// <param name="count">Samples.</param>
    /// <param name="from">The first row of the weights.</param>
    /// <param name="to">One beyond the last.</param>
    /// <param name="receiver">Gets each block as soon as it is there.</param>
    /// <param name="scratch">Of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Gradients(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> deltas, int count, int from, int to,
        IGradientReceiver receiver, DenseScratch scratch)
    {
        int outputs = layer.Outputs, full = kernel.PanelLength(count, kernel.PanelWidth);
        Span<float> panels = scratch.Panels(kernel.PanelLength(count, outputs));
        kernel.Pack(deltas, outputs, count, outputs, [], panels);

        int most = BlockRows(outputs);
        Span<float> across = scratch.Rows(checked(most * count)), block = scratch.Sums(checked(most * outputs));
        for (int row = from; row < to; row += most)
        {
            int rows = Math.Min(most, to - row);
            Transposed.Of(inputs[row..], layer.Inputs, count, rows, across, count);
            for (int column = 0, at = 0; column < outputs; column += kernel.PanelWidth, at += full)
                kernel.Multiply(
                    across, rows, count, count, panels[at..], Math.Min(kernel.PanelWidth, outputs - column), block[column..],
                    outputs);
            receiver.Receive(layer.Start + (row * outputs), block[..(rows * outputs)]);
        }
    }

    /// <summary>How many rows of gradients are computed together.</summary>
    public static int BlockRows(int outputs) => Math.Clamp(GradientBlock / outputs / Tile.Rows * Tile.Rows, Tile.Rows, 64);
}

using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Layers;

/// <summary>The three products of a dense layer over a batch: forward, backward to its inputs, and the gradients of its weights.</summary>
internal static class DenseProducts
{
    /// <summary>The number of products added to a sum before moving on: this much of a panel, 16 KB, stays in the L1 cache.</summary>
    internal const int Depth = 256;

    /// <summary>The columns per block: 240 by <see cref="Depth"/> stay in the L2 cache.</summary>
    private const int ColumnBlock = 240;

    /// <summary>The rows of weights per block of errors or gradients.</summary>
    private const int RowBlock = 60;

    /// <summary>The number of gradients computed before they are used: 256 KB, which stay in the L2 cache.</summary>
    private const int GradientBlock = 1 << 16;

    /// <summary>sums = biases + inputs · weights</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">[count, inputs]</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="sums">[count, outputs], written.</param>
    /// <param name="scratch">The scratch buffers of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Forward(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> inputs, int count, Span<float> sums, DenseScratch scratch)
    {
        (int inputCount, int outputs) = (layer.Inputs, layer.Outputs);
        Span<float> panels = scratch.Panels(kernel.PanelLength(Math.Min(Depth, inputCount), Math.Min(ColumnBlock, outputs)));
        for (int first = 0; first < outputs; first += ColumnBlock)
        {
            int columns = Math.Min(ColumnBlock, outputs - first);
            for (int from = 0; from < inputCount; from += Depth)
            {
                int depth = Math.Min(Depth, inputCount - from);
                kernel.Pack(layer.Weights[((from * outputs) + first)..], outputs, depth, columns, panels);
                for (int column = first; column < first + columns; column += kernel.PanelWidth)
                {
                    Span<float> to = sums[column..];
                    kernel.Multiply(
                        inputs[from..], count, inputCount, depth, panels[((column - first) * depth)..],
                        Math.Min(kernel.PanelWidth, first + columns - column), from == 0 ? layer.Biases[column..] : to,
                        from == 0 ? 0 : outputs, to, outputs);
                }
            }
        }
    }

    /// <summary>errors = deltas · weightsᵀ: the derivatives with respect to the inputs.</summary>
    /// <remarks>
    /// Lanes run across samples, so that the deltas are transposed rather than the weights, of which there are more: a row of weights is read number
    /// by number, as it is stored.
    /// </remarks>
    /// <param name="kernel">The kernel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="deltas">[count, outputs]</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="errors">[count, inputs], written.</param>
    /// <param name="scratch">The scratch buffers of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Backward(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> deltas, int count, Span<float> errors, DenseScratch scratch)
    {
        (int inputs, int outputs) = (layer.Inputs, layer.Outputs);
        int samples = kernel.PanelLength(1, count); // including padding of the last vector
        Span<float> panels = scratch.Panels(checked(samples * outputs));
        for (int from = 0; from < outputs; from += Depth)
        {
            int depth = Math.Min(Depth, outputs - from);
            for (int sample = 0, width; sample < count; sample += width)
            {
                width = Math.Min(count - sample, kernel.PanelWidth);
                kernel.PackTransposed(
                    deltas[((sample * outputs) + from)..], outputs, depth, width, panels[((from * samples) + (sample * depth))..]);
            }
        }

        Span<float> block = scratch.Sums(Math.Min(RowBlock, inputs) * count);
        for (int row = 0; row < inputs; row += RowBlock)
        {
            int rows = Math.Min(RowBlock, inputs - row);
            for (int from = 0; from < outputs; from += Depth)
            {
                int depth = Math.Min(Depth, outputs - from);
                for (int sample = 0, width; sample < count; sample += width)
                {
                    width = Math.Min(count - sample, kernel.PanelWidth);
                    Span<float> to = block[sample..];
                    kernel.Multiply(
                        layer.Weights[((row * outputs) + from)..], rows, outputs, depth, panels[((from * samples) + (sample * depth))..],
                        width, from == 0 ? [] : to, count, to, count);
                }
            }

            Transposed.Of(block, count, rows, count, errors[row..], inputs);
        }
    }

    /// <summary>inputsᵀ · deltas, in blocks of rows, each summed over the samples in ascending order.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">[count, inputs]</param>
    /// <param name="deltas">[count, outputs]</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="from">The first row of the weights.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="receiver">Receives each block as soon as it is computed.</param>
    /// <param name="scratch">The scratch buffers of this thread.</param>
    [MethodImpl(Jit.Hot)]
    public static void Gradients(
        DenseKernel kernel, DenseLayer layer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> deltas, int count, int from, int to,
        IGradientReceiver receiver, DenseScratch scratch)
    {
        int outputs = layer.Outputs, whole = kernel.PanelLength(1, outputs);
        Span<float> panels = scratch.Panels(checked(whole * count));
        for (int first = 0; first < count; first += Depth)
            kernel.Pack(deltas[(first * outputs)..], outputs, Math.Min(Depth, count - first), outputs, panels[(first * whole)..]);

        int most = Math.Clamp(GradientBlock / outputs / Tile.Rows * Tile.Rows, Tile.Rows, RowBlock), needed = Math.Min(most, to - from);
        Span<float> across = scratch.Rows(checked(needed * count)), block = scratch.Sums(checked(needed * outputs));
        for (int row = from; row < to; row += most)
        {
            int rows = Math.Min(most, to - row);
            Transposed.Of(inputs[row..], layer.Inputs, count, rows, across, count);
            for (int first = 0; first < count; first += Depth)
            {
                int depth = Math.Min(Depth, count - first);
                for (int column = 0; column < outputs; column += kernel.PanelWidth)
                {
                    Span<float> sums = block[column..];
                    kernel.Multiply(
                        across[first..], rows, count, depth, panels[((first * whole) + (column * depth))..],
                        Math.Min(kernel.PanelWidth, outputs - column), first == 0 ? [] : sums, outputs, sums, outputs);
                }
            }

            receiver.Receive(layer.Start + (row * outputs), block[..(rows * outputs)]);
        }
    }

    /// <summary>Returns the number of rows per block of a sparse layer's gradients.</summary>
    public static int BlockRows(int outputs) => Math.Clamp((1 << 14) / outputs / Tile.Rows * Tile.Rows, Tile.Rows, RowBlock);
}

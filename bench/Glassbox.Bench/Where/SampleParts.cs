using System.Runtime.CompilerServices;
using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Training;

namespace Glassbox.Bench.Where;

/// <summary>
/// The training of one sample, divided into parts: the same kernels in the same order as in <see cref="FusedSgd"/>, with an option to stop
/// after any part.
/// </summary>
internal sealed class SampleParts
{
    public const string FirstSums = "first weighted sums";
    public const string FirstUpdate = "update of the first weights";

    /// <summary>The names of the parts, in order.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "unpack the pixels", FirstSums, "first sigmoid", "second weighted sums and sigmoid",
        "look for NaN", "deltas of both layers", FirstUpdate, "update of the second weights", "loss and counts",
    ];

    private readonly Dataset dataset;
    private readonly DenseLayer hidden;
    private readonly DenseLayer output;
    private readonly Loss loss = Loss.BinaryCrossEntropy;
    private readonly int[] offsets;   // [≤ inputs + 1]
    private readonly float[] values;  // [≤ inputs + 1]
    private readonly float[] hiddenOutputsAndOne; // [hidden + 1]
    private readonly float[] hiddenSums, hiddenErrors, hiddenDeltas, hiddenSteps, zeros; // [hidden]
    private readonly float[] sums, outputs, differences, deltas, steps, scratch; // [outputs]
    private readonly float[] transposed; // [outputs, hidden]
    private readonly int[] transposedRows;
    private Tally tally;

    public SampleParts(Network network, Dataset dataset)
    {
        this.dataset = dataset;
        (hidden, output) = (network.Layers[0], network.Layers[1]);
        (offsets, values) = (new int[dataset.UnpackLength], new float[dataset.UnpackLength]);
        float[][] first = New(hidden.Outputs), second = New(output.Outputs);
        (hiddenSums, hiddenErrors) = (first[0], first[1]);
        hiddenOutputsAndOne = [.. first[2], 1];
        (hiddenDeltas, hiddenSteps, zeros) = (first[3], first[4], first[5]);
        (sums, outputs, differences) = (second[0], second[1], second[2]);
        (deltas, steps, scratch) = (second[3], second[4], second[5]);
        transposed = new float[output.Inputs * output.Outputs];
        transposedRows = [.. Enumerable.Range(0, output.Outputs).Select(o => o * output.Inputs)];
        Transposed.Of(output.Weights, output.Inputs, output.Outputs, transposed);
        tally = new Tally(loss);
    }

    /// <summary>Runs the first parts for all samples.</summary>
    /// <param name="parts">The number of parts to run: 1 to the number of <see cref="Names"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int parts)
    {
        Span<float> hiddenOutputs = hiddenOutputsAndOne.AsSpan(0, hidden.Outputs);
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            int count = dataset.Unpack(sample, hidden.Outputs, offsets, values);
            (offsets[count], values[count]) = (hidden.RowAndBiasOffsets[^1], 1);
            if (parts == 1) continue;
            ReadOnlySpan<int> rows = offsets.AsSpan(0, count);
            ReadOnlySpan<float> inputs = values.AsSpan(0, count);
            WeightedSums.Compute(rows, inputs, hidden.Weights, hidden.Biases, hiddenSums);
            if (parts == 2) continue;
            hidden.Activation.Forward(hiddenSums, hiddenOutputs);
            if (parts == 3) continue;
            output.Forward(hiddenOutputs, sums, outputs);
            if (parts == 4) continue;
            if (!Finite.All(sums)) throw new BenchException("The network holds a NaN.");
            if (parts == 5) continue;
            dataset.Subtract(sample, outputs, differences);
            loss.Backward(output.Activation, sums, outputs, differences, scratch, deltas);
            WeightedSums.Compute(transposedRows, deltas, transposed, zeros, hiddenErrors);
            hidden.Activation.Backward(hiddenSums, hiddenOutputs, hiddenErrors, hiddenDeltas);
            if (parts == 6) continue;
            Scale.By(-0.01f, hiddenDeltas, hiddenSteps);
            OuterProduct.Add(
                offsets.AsSpan(0, count + 1), values.AsSpan(0, count + 1), hiddenSteps, hidden.WeightsAndBiases);
            if (parts == 7) continue;
            Scale.By(-0.01f, deltas, steps);
            OuterProduct.Add(output.RowAndBiasOffsets, hiddenOutputsAndOne, steps, output.WeightsAndBiases);
            OuterProduct.Add(transposedRows, steps, hiddenOutputs, transposed);
            if (parts == 8) continue;
            tally.Add(dataset, sample, sums, outputs, differences);
        }
    }

    private static float[][] New(int length) => [.. Enumerable.Range(0, 6).Select(_ => new float[length])];
}

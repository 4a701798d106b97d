using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Losses;

namespace Glassbox.Training;

/// <summary>Counts what the samples of an epoch came to.</summary>
internal struct Tally(Loss? loss)
{
    private LossSum losses = new();
    private double squaredErrors; // of each sample, summed over its outputs

    public int Samples { get; private set; }

    public int Correct { get; private set; }

    public readonly double Loss => losses.Total / Samples;

    public readonly double MeanSquaredError(int outputs) => squaredErrors / ((double)Samples * outputs);

    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="targets">[outputs]</param>
    /// <param name="label">The class of the sample, or −1 where there are none.</param>
    [MethodImpl(Jit.Hot)]
    public void Add(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int label)
    {
        loss?.AddTo(ref losses, sums, outputs, targets);
        squaredErrors += Losses.MeanSquaredError.SquaredError(outputs, targets);
        Samples++;
        if (label >= 0 && Answer.Of(outputs) == label) Correct++;
    }
}

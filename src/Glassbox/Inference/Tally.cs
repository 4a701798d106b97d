using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Losses;

namespace Glassbox.Inference;

/// <summary>Accumulates the results of samples.</summary>
/// <param name="loss">The loss to accumulate, if any.</param>
/// <param name="isBinary">Whether there is one output, the probability of 1, and targets that are 0 or 1.</param>
/// <param name="start">The totals to start with.</param>
internal struct Tally(Loss? loss, bool isBinary = false, Totals start = default)
{
    private readonly double before = start.Loss;
    private LossSum losses = new();
    private double squaredErrors = start.SquaredErrors;
    private int samples = start.Samples, correct = start.Correct;

    /// <summary>Called for each sample, with its index in the dataset and whether it was predicted correctly; may be null.</summary>
    public Action<int, bool>? Answered { get; set; }

    public readonly Totals Totals => new(samples, correct, before + losses.Total, squaredErrors);

    /// <summary>Adds a sample.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="sums">[outputs] Weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs] Output − target.</param>
    [MethodImpl(Jit.Hot)]
    public void Add(
        Dataset dataset, int sample, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs,
        ReadOnlySpan<float> differences)
    {
        samples++;
        squaredErrors += Losses.MeanSquaredError.Squared(differences);
        if (dataset.HasClasses)
        {
            int label = dataset.Label(sample);
            loss?.AddTo(ref losses, sums, differences, label);
            Count(sample, outputs.IsArgMax(label));
        }
        else
        {
            if (loss is not null) losses.Add(loss.Value(sums, outputs, dataset.Targets(sample)));
            if (isBinary) Count(sample, Classification.FromProbability(outputs[0]) == dataset.Targets(sample)[0]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(int sample, bool isRight)
    {
        correct += isRight ? 1 : 0;
        Answered?.Invoke(sample, isRight);
    }
}

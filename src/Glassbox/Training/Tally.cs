using System.Runtime.CompilerServices;
using Glassbox.Kernels;
using Glassbox.Losses;

namespace Glassbox.Training;

/// <summary>Counts what the samples of an epoch came to.</summary>
/// <param name="loss">Whose mean to take, if any.</param>
/// <param name="isBinary">Whether there is one output, the probability of 1, and targets that are 0 or 1.</param>
internal struct Tally(Loss? loss, bool isBinary = false)
{
    private LossSum losses = new();
    private double squaredErrors; // of each sample, summed over its outputs

    public int Samples { get; private set; }

    public int Correct { get; private set; }

    public readonly double Loss => losses.Total / Samples;

    public readonly double MeanSquaredError(int outputs) => squaredErrors / ((double)Samples * outputs);

    /// <summary>Adds a sample.</summary>
    /// <param name="dataset">The dataset that it belongs to.</param>
    /// <param name="sample">Its place there.</param>
    /// <param name="sums">[outputs] weighted sums of the last layer.</param>
    /// <param name="outputs">[outputs]</param>
    /// <param name="differences">[outputs] output − target.</param>
    [MethodImpl(Jit.Hot)]
    public void Add(
        Dataset dataset, int sample, ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs,
        ReadOnlySpan<float> differences)
    {
        Samples++;
        squaredErrors += Losses.MeanSquaredError.Squared(differences);
        if (dataset.Classes > 0)
        {
            int label = dataset.Label(sample);
            loss?.AddTo(ref losses, sums, differences, label);
            Correct += outputs.IsArgMax(label) ? 1 : 0;
        }
        else
        {
            if (loss is not null) losses.Add(loss.Value(sums, outputs, dataset.Targets(sample)));
            if (isBinary) Correct += Classification.FromProbability(outputs[0]) == dataset.Targets(sample)[0] ? 1 : 0;
        }
    }
}

namespace Glassbox.Training;

/// <summary>Adds up what validation samples come to, each as often as its weight says: 1 where there are none.</summary>
/// <param name="samples">The samples.</param>
/// <param name="isBinary">Whether there is one output, the probability of 1, and targets that are 0 or 1.</param>
internal sealed class WeightedSum(Dataset samples, bool isBinary)
{
    private double weights, losses, right, squaredErrors;

    /// <summary>Whether there is one output, the probability of 1, and targets that are 0 or 1.</summary>
    public bool IsBinary => isBinary;

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">Its place.</param>
    /// <param name="answer">What was said to it, if its targets are classes.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="squares">The sum over outputs of (output − target)².</param>
    public void Add(int sample, int answer, double loss, double squares)
    {
        double weight = samples.Weight(sample);
        if (weight == 0) return; // whatever its loss is, infinite too
        weights += weight;
        losses += weight * loss;
        squaredErrors += weight * squares;
        if (samples.HasClasses ? answer == samples.Label(sample) : isBinary && answer == samples.Targets(sample)[0]) right += weight;
    }

    /// <summary>The means.</summary>
    public ValidationReport Report() => new()
    {
        Count = samples.Count,
        Loss = losses / weights,
        Accuracy = samples.HasClasses || isBinary ? right / weights : double.NaN,
        MeanSquaredError = squaredErrors / (weights * samples.Outputs),
    };
}

namespace Glassbox.Training;

/// <summary>Accumulates the results of validation samples, weighted by their sample weights.</summary>
/// <param name="samples">The samples.</param>
/// <param name="isBinary">Whether there is one output, the probability of 1, and targets that are 0 or 1.</param>
internal sealed class WeightedSum(Dataset samples, bool isBinary)
{
    private double weights, losses, right, squaredErrors;

    /// <summary>Whether there is one output, the probability of 1, and targets that are 0 or 1.</summary>
    public bool IsBinary => isBinary;

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="answer">The predicted class, if its targets are classes.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="squares">The sum over outputs of (output − target)².</param>
    public void Add(int sample, int answer, double loss, double squares)
    {
        double weight = samples.Weight(sample);
        if (weight == 0) return; // even if its loss is infinite
        weights += weight;
        losses += weight * loss;
        squaredErrors += weight * squares;
        if (samples.HasClasses ? answer == samples.Label(sample) : isBinary && answer == samples.Targets(sample)[0]) right += weight;
    }

    /// <summary>Returns the weighted means.</summary>
    public ValidationReport Report() => new()
    {
        Count = samples.Count,
        Loss = losses / weights,
        Accuracy = samples.HasClasses || isBinary ? right / weights : double.NaN,
        MeanSquaredError = squaredErrors / (weights * samples.Outputs),
    };
}

namespace Glassbox;

/// <summary>A sample that the network misclassified.</summary>
/// <param name="Index">The index of the sample in the dataset, from 0.</param>
/// <param name="Label">The true class.</param>
/// <param name="Answer">The predicted class.</param>
/// <param name="Outputs">[outputs] The network's outputs; a single one is the probability of 1, as opposed to 0.</param>
public sealed record Misclassification(int Index, int Label, int Answer, IReadOnlyList<float> Outputs)
{
    /// <summary>How far the output of the predicted class is above that of the true class.</summary>
    public float Margin => Outputs is [var probability] ? Math.Abs((2 * probability) - 1) : Outputs[Answer] - Outputs[Label];
}

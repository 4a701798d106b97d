namespace Glassbox;

/// <summary>A sample that the network answered wrongly.</summary>
/// <param name="Index">Which sample of the dataset, from 0.</param>
/// <param name="Label">What it is.</param>
/// <param name="Answer">What the network said.</param>
/// <param name="Outputs">[outputs] The network's outputs; a single one is the probability of 1, as against 0.</param>
public sealed record Misclassification(int Index, int Label, int Answer, IReadOnlyList<float> Outputs)
{
    /// <summary>How much larger the output of the answer is than that of the truth.</summary>
    public float Margin => Outputs is [var probability] ? Math.Abs((2 * probability) - 1) : Outputs[Answer] - Outputs[Label];
}

namespace Glassbox;

/// <summary>A sample that the network answered wrongly.</summary>
/// <param name="Index">Which sample of the dataset, from 0.</param>
/// <param name="Label">What it is.</param>
/// <param name="Answer">What the network said.</param>
/// <param name="Outputs">[outputs] The network's outputs.</param>
public sealed record Mistake(int Index, int Label, int Answer, IReadOnlyList<float> Outputs)
{
    /// <summary>How much larger the output of the answer is than that of the truth.</summary>
    public float Margin => Outputs[Answer] - Outputs[Label];
}

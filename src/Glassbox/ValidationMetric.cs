namespace Glassbox;

/// <summary>What of a <see cref="ValidationReport"/> says that one epoch is better than another.</summary>
public enum ValidationMetric
{
    /// <summary>The loss: the smaller, the better.</summary>
    Loss,

    /// <summary>The accuracy: the larger, the better.</summary>
    Accuracy,
}

namespace Glassbox;

/// <summary>The metric of a <see cref="ValidationReport"/> by which epochs are compared.</summary>
public enum ValidationMetric
{
    /// <summary>The loss: lower is better.</summary>
    Loss,

    /// <summary>The accuracy: higher is better.</summary>
    Accuracy,
}

namespace Glassbox;

/// <summary>How the network answered samples that it does not learn from, at the end of an epoch.</summary>
/// <remarks>Where samples have weights, the means are over these: what stops training early is the loss that it minimizes. A weight of 2 is the sample twice.</remarks>
public sealed record ValidationReport
{
    /// <summary>The number of samples.</summary>
    public required int Count { get; init; }

    /// <summary>Their mean loss, in the words of the loss being minimized; without penalties, class weights and smoothing.</summary>
    public required double Loss { get; init; }

    /// <summary>The fraction answered rightly, 0 to 1; NaN where the targets are numbers, not classes.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean over samples and outputs of (output − target)².</summary>
    public required double MeanSquaredError { get; init; }
}

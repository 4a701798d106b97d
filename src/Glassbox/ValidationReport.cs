namespace Glassbox;

/// <summary>The results of the network on the validation samples at the end of an epoch.</summary>
/// <remarks>If samples have weights, the means are weighted: early stopping looks at the loss that training minimizes. A weight of 2 is like having the sample twice.</remarks>
public sealed record ValidationReport
{
    /// <summary>The number of samples.</summary>
    public required int Count { get; init; }

    /// <summary>The mean of the loss that training minimizes, without penalties, class weights and label smoothing.</summary>
    public required double Loss { get; init; }

    /// <summary>The fraction predicted correctly, 0 to 1; NaN if the targets are numbers, not classes.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The mean over samples and outputs of (output − target)².</summary>
    public required double MeanSquaredError { get; init; }
}

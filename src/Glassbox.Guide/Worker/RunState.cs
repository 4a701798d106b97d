namespace Glassbox.Guide.Worker;

/// <summary>The state of a training run.</summary>
/// <param name="Report">The progress.</param>
/// <param name="Parameters">The parameters, in the layout of <see cref="Network.Parameters"/>: for each layer weights [inputs, outputs], then biases.</param>
public sealed record RunState(RunReport Report, float[] Parameters)
{
    /// <summary>
    /// One bit per digit of the last burst, <see cref="RunReport.Answered"/> in all, the lowest first: 1 if it was predicted correctly
    /// before it was learned.
    /// </summary>
    public byte[] Right { get; init; } = [];
}

namespace Glassbox.Guide.Worker;

/// <summary>Where a run stands, and its network there.</summary>
/// <param name="Report">Numbers.</param>
/// <param name="Parameters">As <see cref="Network.Parameters"/>: for each layer weights [inputs, outputs], then biases.</param>
public sealed record RunState(RunReport Report, float[] Parameters)
{
    /// <summary>
    /// A bit for each digit of the last burst, as many as <see cref="RunReport.Answered"/> says, the lowest first: 1 where it was
    /// answered rightly, before it was learned from.
    /// </summary>
    public byte[] Right { get; init; } = [];
}

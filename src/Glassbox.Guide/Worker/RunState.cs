namespace Glassbox.Guide.Worker;

/// <summary>Where a run stands, and its network there.</summary>
/// <param name="Report">Numbers.</param>
/// <param name="Parameters">As <see cref="Network.Parameters"/>: for each layer weights [inputs, outputs], then biases.</param>
public sealed record RunState(RunReport Report, float[] Parameters);

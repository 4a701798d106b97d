using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>A run after some digits, with its network.</summary>
/// <param name="Seen">The number of digits seen, over all epochs.</param>
/// <param name="Report">The report of the run.</param>
/// <param name="Parameters">The parameters, in the layout of <see cref="Network.Parameters"/>.</param>
/// <param name="RecentError">The mean error of the digits since the previous snapshot.</param>
/// <param name="RecentAccuracy">The accuracy on these digits, each predicted before it was learned.</param>
public sealed record Snapshot(long Seen, RunReport Report, float[] Parameters, double RecentError, double RecentAccuracy);

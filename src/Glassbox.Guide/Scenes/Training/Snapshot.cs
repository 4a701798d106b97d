using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>A run as it stood after some digits, with its network.</summary>
/// <param name="Seen">Digits seen, over all epochs.</param>
/// <param name="Report">What the run said of itself there.</param>
/// <param name="Parameters">As <see cref="Network.Parameters"/>.</param>
/// <param name="RecentError">The mean error of the digits since the snapshot before.</param>
/// <param name="RecentAccuracy">The fraction of these that were answered rightly, each before the network learned from it.</param>
public sealed record Snapshot(long Seen, RunReport Report, float[] Parameters, double RecentError, double RecentAccuracy);

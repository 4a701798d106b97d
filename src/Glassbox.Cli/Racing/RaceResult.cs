namespace Glassbox.Cli.Racing;

/// <summary>The end of an epoch in a race.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Seconds">Since the process began.</param>
/// <param name="CpuSeconds">What processors had spent on the process by then, all of them together.</param>
/// <param name="Validation">The fraction of the held-out digits told rightly.</param>
internal sealed record RaceEpoch(int Epoch, double Seconds, double CpuSeconds, double Validation);

/// <summary>How a race went.</summary>
internal sealed record RaceResult
{
    /// <summary>The accuracy to reach, in percent.</summary>
    public required double To { get; init; }

    public required RaceRecipe Recipe { get; init; }

    public required Network Network { get; init; }

    public required ulong Seed { get; init; }

    public required int Threads { get; init; }

    /// <summary>When the digits were read, in seconds since the process began.</summary>
    public required double ReadSeconds { get; init; }

    public required IReadOnlyList<RaceEpoch> Epochs { get; init; }

    /// <summary>The fraction of the test digits told rightly; null where the race was not finished: they are asked only then.</summary>
    public required double? TestAccuracy { get; init; }

    public bool IsReached => TestAccuracy is not null;
}

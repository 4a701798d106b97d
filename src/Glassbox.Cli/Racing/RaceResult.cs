namespace Glassbox.Cli.Racing;

/// <summary>An epoch of a race.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Seconds">The time at its end, since the process started.</param>
/// <param name="CpuSeconds">The CPU time of the process by then, over all processors.</param>
/// <param name="Validation">The accuracy on the held-out digits, as a fraction.</param>
internal sealed record RaceEpoch(int Epoch, double Seconds, double CpuSeconds, double Validation);

/// <summary>The result of a race.</summary>
internal sealed record RaceResult
{
    /// <summary>The accuracy to reach, in percent.</summary>
    public required double To { get; init; }

    public required RaceRecipe Recipe { get; init; }

    public required Network Network { get; init; }

    public required ulong Seed { get; init; }

    public required int Threads { get; init; }

    /// <summary>The time when the digits had been loaded, in seconds since the process started.</summary>
    public required double ReadSeconds { get; init; }

    public required IReadOnlyList<RaceEpoch> Epochs { get; init; }

    /// <summary>The accuracy on the test digits, as a fraction; null if the race missed its goal, because then it does not test.</summary>
    public required double? TestAccuracy { get; init; }

    public bool IsReached => TestAccuracy is not null;
}

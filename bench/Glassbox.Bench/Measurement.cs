namespace Glassbox.Bench;

/// <summary>The measurements of one run of a program.</summary>
internal sealed record Measurement
{
    /// <summary>The version that the program reports, or null.</summary>
    public required string? Version { get; init; }

    /// <summary>The mean time of an epoch, measured by the program itself; scaled to all digits of the job if it trains on fewer.</summary>
    public required double EpochSeconds { get; init; }

    /// <summary>The time from the start of the process to its end, measured by the bench.</summary>
    public required double WholeSeconds { get; init; }

    /// <summary>The peak resident memory of the process, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>The accuracy on the 10 000 test digits after the last epoch, 0 to 1.</summary>
    public required double TestAccuracy { get; init; }
}

namespace Glassbox.Bench;

/// <summary>What one run of a program came to.</summary>
internal sealed record Measurement
{
    /// <summary>The version that the program states, or null.</summary>
    public required string? Version { get; init; }

    /// <summary>Mean over its epochs, as the program timed itself; scaled to all digits of the job where it took fewer.</summary>
    public required double EpochSeconds { get; init; }

    /// <summary>From the start of its process to its end, on the clock of the bench.</summary>
    public required double WholeSeconds { get; init; }

    /// <summary>The most memory that its process ever had resident, in bytes.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>On the 10 000 test digits, after the last epoch: 0 to 1.</summary>
    public required double TestAccuracy { get; init; }
}

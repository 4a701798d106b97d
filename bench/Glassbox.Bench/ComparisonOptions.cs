namespace Glassbox.Bench;

/// <summary>What is compared, and how often.</summary>
internal sealed record ComparisonOptions
{
    public required int Rounds { get; init; }

    /// <summary>Keys of the peers wanted; empty for all that are found.</summary>
    public required IReadOnlyList<string> Peers { get; init; }

    /// <summary>Keys of the jobs wanted; empty for all.</summary>
    public required IReadOnlyList<string> Jobs { get; init; }

    public required int Epochs { get; init; }

    public required bool Markdown { get; init; }
}

namespace Glassbox.Bench;

/// <summary>The options of a comparison.</summary>
internal sealed record ComparisonOptions
{
    public required int Rounds { get; init; }

    /// <summary>The keys of the requested peers; empty for all that are installed.</summary>
    public required IReadOnlyList<string> Peers { get; init; }

    /// <summary>The keys of the requested jobs; empty for all.</summary>
    public required IReadOnlyList<string> Jobs { get; init; }

    public required int Epochs { get; init; }

    public required bool Markdown { get; init; }
}

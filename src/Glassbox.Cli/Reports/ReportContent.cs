using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Logs;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>All that a report tells.</summary>
internal sealed record ReportContent
{
    /// <summary>What the model is called: its file, where it has one.</summary>
    public required string Name { get; init; }

    /// <summary>The command line that makes the report again.</summary>
    public required string Command { get; init; }

    public required Model Model { get; init; }

    public required Evaluated Evaluated { get; init; }

    /// <summary>Whether the model has learned from the samples that were asked: then there are no others.</summary>
    public bool IsLearned { get; init; }

    /// <summary>How each epoch went; none where the model was trained before.</summary>
    public IReadOnlyList<EpochEntry> Epochs { get; init; } = [];

    /// <summary>The epoch whose network was kept, where the best was.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>Whether training stopped early, as it was asked to.</summary>
    public bool HasStopped { get; init; }

    /// <summary>What training took; null where it was not now.</summary>
    public double? Seconds { get; init; }

    /// <summary>The digest of what was learned from, where it is known.</summary>
    public string? TrainingSha256 { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

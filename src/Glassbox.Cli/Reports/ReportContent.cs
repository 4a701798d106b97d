using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Logs;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>The content of a report.</summary>
internal sealed record ReportContent
{
    /// <summary>The name of the model: its file, if it has one.</summary>
    public required string Name { get; init; }

    /// <summary>The command line that reproduces the report.</summary>
    public required string Command { get; init; }

    public required Model Model { get; init; }

    public required Evaluated Evaluated { get; init; }

    /// <summary>Whether the model was trained on the evaluated samples, because there are no others.</summary>
    public bool IsLearned { get; init; }

    /// <summary>The epochs; empty if the model was not trained in this run.</summary>
    public IReadOnlyList<EpochEntry> Epochs { get; init; } = [];

    /// <summary>The epoch whose network was kept, if the best one was.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>Whether early stopping ended training.</summary>
    public bool HasStopped { get; init; }

    /// <summary>The training time; null if the model was not trained in this run.</summary>
    public double? Seconds { get; init; }

    /// <summary>The digest of the training set, if it is known.</summary>
    public string? TrainingSha256 { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

using System.Diagnostics.Metrics;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>OpenTelemetry metrics of a worker, in addition to those of Orleans.</summary>
internal static class ClusterMetrics
{
    public const string Name = "Glassbox.Sweeps";

    private static readonly Meter meter = new(Name);
    private static readonly Counter<long> trials = meter.CreateCounter<long>("glassbox.trials", "{trial}", "Trials trained, by outcome.");
    private static readonly Counter<long> epochs = meter.CreateCounter<long>("glassbox.epochs", "{epoch}", "Epochs trained.");
    private static readonly Histogram<double> seconds = meter.CreateHistogram<double>("glassbox.trial.duration", "s", "The training time of a trial.");

    public static void Trained(TrialResult result)
    {
        trials.Add(1, new KeyValuePair<string, object?>("status", result.Status.ToString().ToLowerInvariant()));
        epochs.Add(result.Epochs);
        seconds.Record(result.Seconds);
    }
}

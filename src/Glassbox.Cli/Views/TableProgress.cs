using Glassbox.Cli.Logs;
using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Views;

/// <summary>Trains on tables and pictures, with a progress line on standard error if it takes longer than a second.</summary>
internal static class TableProgress
{
    /// <summary>Trains to the end, or until it is interrupted.</summary>
    /// <param name="screen">Where progress is shown.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="logs">The logs to write.</param>
    /// <param name="keeper">Saves the model; null if it is not to be saved.</param>
    /// <param name="checkpoints">Saves checkpoints; null for none.</param>
    /// <param name="isQuiet">Whether to write nothing to standard output.</param>
    /// <param name="stop">A token that interrupts training.</param>
    /// <returns>The metrics of each epoch, and whether training was interrupted.</returns>
    public static (IReadOnlyList<EpochEntry> Epochs, bool IsInterrupted) Run(Screen screen, ModelTrainer trainer, RunLogs logs, NetworkKeeper? keeper, CheckpointKeeper? checkpoints, bool isQuiet, CancellationToken stop)
    {
        List<EpochEntry> epochs = [];
        try
        {
            using var line = new ProgressLine(screen);
            foreach (TrainingReport report in trainer.Steps(Every(trainer), stop))
            {
                bool isLast = report.IsEpochEnd && (report.Epoch == trainer.EpochCount || trainer.Trainer.HasStopped);
                if (isLast) checkpoints?.Save(trainer.Capture); // before the best parameters replace the last
                else checkpoints?.SaveIfDue(trainer.Capture);
                double part = (report.Epoch - 1 + ((double)report.Samples / trainer.Dataset.Count)) / trainer.EpochCount;
                if (!isLast) line.Show(part, $"Epoch {report.Epoch}/{trainer.EpochCount}");
                if (!report.IsEpochEnd) continue;
                epochs.Add(EpochEntry.From(report));
                logs.Write(epochs[^1]);
                if (!isLast) keeper?.SaveAfterEpoch(() => trainer.Model);
                if (isQuiet || !TableLines.IsShown(report.Epoch, trainer.EpochCount)) continue;
                line.Clear();
                TableLines.Epoch(screen, report, trainer);
            }

            return (epochs, false);
        }
        catch (OperationCanceledException)
        {
            checkpoints?.Save(trainer.Capture);
            return (epochs, true);
        }
    }

    // A few per update of the line, and many per second.
    private static int Every(ModelTrainer trainer)
    {
        const long work = 40_000_000;
        return (int)Math.Clamp(work / trainer.Network.Architecture.ParameterCount / trainer.Options.BatchSize, 1, 100_000);
    }
}

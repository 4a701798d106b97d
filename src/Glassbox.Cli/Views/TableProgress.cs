using Glassbox.Cli.Logs;
using Glassbox.Cli.Training;
using Glassbox.Data;

namespace Glassbox.Cli.Views;

/// <summary>Training on tables and pictures, with a line on standard error where it takes longer than a second.</summary>
internal static class TableProgress
{
    /// <summary>Trains to the end, or until it is asked to stop.</summary>
    /// <param name="screen">Where to show it.</param>
    /// <param name="trainer">What learns.</param>
    /// <param name="logs">Told of each epoch.</param>
    /// <param name="keeper">Keeps the model; null where that was not asked for.</param>
    /// <param name="checkpoints">Keeps training itself; null where that was not asked for.</param>
    /// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <returns>The report of each epoch, and whether more was to come.</returns>
    public static (IReadOnlyList<EpochEntry> Epochs, bool IsInterrupted) Run(Screen screen, ModelTrainer trainer, RunLogs logs, NetworkKeeper? keeper, CheckpointKeeper? checkpoints, bool isQuiet, CancellationToken stop)
    {
        List<EpochEntry> epochs = [];
        try
        {
            using var line = new ProgressLine(screen);
            foreach (TrainingReport report in trainer.Steps(Every(trainer), stop))
            {
                bool isLast = report.IsEpochEnd && (report.Epoch == trainer.EpochCount || trainer.Trainer.HasStopped);
                if (isLast) checkpoints?.Save(trainer.Capture); // before the best parameters take the place of the last
                else checkpoints?.SaveWhereDue(trainer.Capture);
                double part = (report.Epoch - 1 + ((double)report.Samples / trainer.Dataset.Count)) / trainer.EpochCount;
                if (!isLast) line.Show(part, $"Epoch {report.Epoch}/{trainer.EpochCount}");
                if (!report.IsEpochEnd) continue;
                epochs.Add(EpochEntry.From(report));
                logs.Write(epochs[^1]);
                if (!isLast) keeper?.SaveAfterEpoch(() => trainer.Model);
                if (isQuiet || !TableLines.IsShown(report, trainer.EpochCount)) continue;
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

    // Some for each move of the line: a second has many.
    private static int Every(ModelTrainer trainer)
    {
        const long work = 40_000_000;
        return (int)Math.Clamp(work / trainer.Network.Architecture.ParameterCount / trainer.Options.BatchSize, 1, 100_000);
    }
}

using Glassbox.Cli.Logs;
using Glassbox.Data;

namespace Glassbox.Cli.Views;

/// <summary>Training on tables and pictures, with a line on standard error where it takes longer than a second.</summary>
internal static class TableProgress
{
    /// <summary>Trains to the end, or until it is asked to stop.</summary>
    /// <param name="screen">Where to show it.</param>
    /// <param name="trainer">What learns.</param>
    /// <param name="logs">Told of each epoch.</param>
    /// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <returns>The report of each epoch, and whether more was to come.</returns>
    public static (IReadOnlyList<EpochEntry> Epochs, bool IsInterrupted) Run(Screen screen, ModelTrainer trainer, RunLogs logs, bool isQuiet, CancellationToken stop)
    {
        List<EpochEntry> epochs = [];
        try
        {
            using var line = new ProgressLine(screen);
            foreach (TrainingReport report in trainer.Epochs(stop))
            {
                epochs.Add(EpochEntry.From(report));
                logs.Write(epochs[^1]);
                if (!isQuiet && TableLines.IsShown(report, trainer.EpochCount))
                {
                    line.Clear();
                    TableLines.Epoch(screen, report, trainer);
                }

                if (report.Epoch < trainer.EpochCount) line.Show((double)report.Epoch / trainer.EpochCount, $"Epoch {report.Epoch}/{trainer.EpochCount}");
            }

            return (epochs, false);
        }
        catch (OperationCanceledException)
        {
            return (epochs, true);
        }
    }
}

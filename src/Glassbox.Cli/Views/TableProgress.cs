using System.Diagnostics;
using Glassbox.Data;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>A bar for training that takes longer than a second, on standard error, gone when it is finished.</summary>
internal static class TableProgress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Trains to the end, or until it is asked to stop.</summary>
    /// <returns>The last report, or null where there was none, and whether more was to come.</returns>
    public static (TrainingReport? Last, bool IsInterrupted) Run(Screen screen, ModelTrainer trainer, bool isQuiet, CancellationToken stop)
    {
        TrainingReport? last = null;
        try
        {
            foreach (TrainingReport report in Follow(screen, trainer, stop))
            {
                last = report;
                if (!isQuiet) TableLines.Epoch(screen, report, trainer);
            }

            return (last, false);
        }
        catch (OperationCanceledException)
        {
            return (last, true);
        }
    }

    /// <summary>Passes on the report of each epoch.</summary>
    private static IEnumerable<TrainingReport> Follow(Screen screen, ModelTrainer trainer, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp(), drawn = begun;
        bool isDrawn = false;
        try
        {
            foreach (TrainingReport report in trainer.Epochs(stop))
            {
                bool isTime = screen.IsErrorTerminal && Stopwatch.GetElapsedTime(begun) > Patience && Stopwatch.GetElapsedTime(drawn) > Pause;
                if (isDrawn && (isTime || TableLines.IsShown(report, trainer.EpochCount))) Clear();
                yield return report;
                if (!isTime || report.Epoch == trainer.EpochCount) continue;

                double part = (double)report.Epoch / trainer.EpochCount;
                TimeSpan left = Stopwatch.GetElapsedTime(begun) * ((1 - part) / part);
                const int width = 24;
                string bar = new string('━', (int)(part * width)).PadRight(width, '─');
                screen.Errors.Markup($"Epoch {report.Epoch}/{trainer.EpochCount} [green]{bar}[/] {Numerals.Seconds(left.TotalSeconds)} left");
                (drawn, isDrawn) = (Stopwatch.GetTimestamp(), true);
            }
        }
        finally
        {
            if (isDrawn) Clear();
        }

        void Clear()
        {
            Console.Error.Write("\r\e[K");
            isDrawn = false;
        }
    }
}

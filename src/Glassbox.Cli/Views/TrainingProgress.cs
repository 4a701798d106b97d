using System.Diagnostics;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>A bar for the epoch being trained, on standard error, gone when it is finished.</summary>
/// <param name="screen">Where to draw.</param>
/// <param name="samples">Samples in an epoch.</param>
/// <param name="epochs">Epochs in all.</param>
internal sealed class TrainingProgress(Screen screen, int samples, int epochs)
{
    /// <summary>Drawn this often, so that drawing takes no time worth speaking of.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Goes through the reports of an epoch, and returns the last.</summary>
    public TrainingReport Follow(IEnumerable<TrainingReport> reports, int epoch)
    {
        if (!screen.IsErrorTerminal) return reports.Last();

        TrainingReport? last = null;
        screen.Errors.Progress().AutoRefresh(false).AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask($"Epoch {epoch}/{epochs}", maxValue: samples);
                long drawn = 0;
                foreach (TrainingReport report in reports)
                {
                    last = report;
                    if (drawn != 0 && Stopwatch.GetElapsedTime(drawn) < Pause) continue;
                    task.Value = report.Samples;
                    task.Description = $"Epoch {epoch}/{epochs}  {Numerals.Percent(report.RunningAccuracy)}";
                    context.Refresh();
                    drawn = Stopwatch.GetTimestamp();
                }
            });
        return last!;
    }
}

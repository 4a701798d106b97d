namespace Glassbox.Cli.Views;

/// <summary>Shows the progress of training on standard error, and removes the line after each epoch.</summary>
/// <param name="screen">The screen.</param>
/// <param name="samples">The number of samples in an epoch.</param>
/// <param name="before">The number of epochs already finished.</param>
/// <param name="epochs">The total number of epochs.</param>
internal sealed class TrainingProgress(Screen screen, int samples, int before, int epochs) : IDisposable
{
    private readonly ProgressLine line = new(screen, TimeSpan.Zero);

    /// <summary>Goes through the reports of an epoch, and returns the last.</summary>
    public TrainingReport Follow(IEnumerable<TrainingReport> reports, int epoch)
    {
        if (!screen.IsErrorTerminal) return reports.Last();
        TrainingReport? last = null;
        foreach (TrainingReport report in reports)
        {
            last = report;
            double part = (epoch - before - 1 + ((double)report.Samples / samples)) / Math.Max(1, epochs - before);
            line.Show(part, $"Epoch {epoch}/{epochs}", Numerals.Percent(report.RunningAccuracy));
        }

        line.Clear();
        return last!;
    }

    public void Dispose() => line.Dispose();
}

namespace Glassbox.Cli.Views;

/// <summary>A line for the epoch being trained, on standard error, gone when it is finished.</summary>
/// <param name="screen">Where to draw.</param>
/// <param name="samples">Samples in an epoch.</param>
/// <param name="before">Epochs that are finished already.</param>
/// <param name="epochs">Epochs in all.</param>
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

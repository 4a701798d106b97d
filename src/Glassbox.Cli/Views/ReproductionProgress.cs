using Glassbox.Cli.Reproduction;

namespace Glassbox.Cli.Views;

/// <summary>Shows the training of the seeds: a progress line on a terminal, one line per epoch in a file.</summary>
/// <param name="screen">The screen.</param>
/// <param name="request">The request.</param>
/// <param name="samples">The number of samples in an epoch.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class ReproductionProgress(Screen screen, ReproductionRequest request, int samples, bool isQuiet) : IDisposable
{
    private readonly int epochs = request.Recipe.Request(request.Seed, 1).Epochs;
    private readonly ProgressLine line = new(screen, TimeSpan.Zero);
    private ulong seed;
    private int finished; // number of seeds

    /// <summary>Starts or resumes a seed.</summary>
    public void Begin(ulong seed, int finished) => (this.seed, this.finished) = (seed, finished);

    /// <summary>Consumes the reports of an epoch, and returns the last one.</summary>
    public TrainingReport Follow(IEnumerable<TrainingReport> reports)
    {
        TrainingReport? last = null;
        foreach (TrainingReport report in reports)
        {
            last = report;
            double part = (finished + ((report.Epoch - 1 + ((double)report.Samples / samples)) / epochs)) / request.Seeds;
            string head = request.Seeds > 1 ? $"Seed {finished + 1}/{request.Seeds}  " : "";
            line.Show(part, $"{head}Epoch {report.Epoch}/{epochs}", $"{Numerals.Percent(1 - report.RunningAccuracy)} wrong");
        }

        if (!isQuiet && !screen.IsOutputTerminal)
        {
            End();
            string number = $"{last!.Epoch}".PadLeft($"{epochs}".Length);
            screen.Line($"seed {seed}   epoch {number} of {epochs}   training error {Numerals.Percent(1 - last.RunningAccuracy)}   mean loss {Numerals.Fixed(last.MeanLoss, 5)}   {Numerals.Seconds(last.Elapsed.TotalSeconds)}");
        }

        return last!;
    }

    /// <summary>Removes the progress line.</summary>
    public void End() => line.Clear();

    public void Dispose() => line.Dispose();
}

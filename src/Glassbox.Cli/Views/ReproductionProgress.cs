using System.Diagnostics;
using Glassbox.Cli.Reproduction;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>Shows the training of a seed: a progress line on a terminal, one line per epoch in a file.</summary>
/// <param name="screen">The screen.</param>
/// <param name="request">The request.</param>
/// <param name="samples">The number of samples in an epoch.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class ReproductionProgress(Screen screen, ReproductionRequest request, int samples, bool isQuiet)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly int epochs = request.Recipe.Request(request.Seed, 1).Epochs;
    private ulong seed;
    private int finished; // number of seeds
    private long begun;
    private long drawn;
    private double? firstPart; // the fraction of all work at the first report
    private bool isDrawn;

    /// <summary>Starts or resumes a seed.</summary>
    public void Begin(ulong seed, int finished)
    {
        (this.seed, this.finished, firstPart) = (seed, finished, null);
        begun = drawn = Stopwatch.GetTimestamp();
    }

    /// <summary>Consumes the reports of an epoch, and returns the last one.</summary>
    public TrainingReport Follow(IEnumerable<TrainingReport> reports)
    {
        TrainingReport? last = null;
        foreach (TrainingReport report in reports)
        {
            last = report;
            firstPart ??= Part(report);
            if (screen.IsErrorTerminal && Stopwatch.GetElapsedTime(drawn) > Pause) Draw(report);
        }

        if (!isQuiet && !screen.IsOutputTerminal)
        {
            End();
            string number = $"{last!.Epoch}".PadLeft($"{epochs}".Length);
            screen.Line($"seed {seed}   epoch {number} of {epochs}   wrong while learning {Numerals.Percent(1 - last.RunningAccuracy)}   mean loss {Numerals.Fixed(last.MeanLoss, 5)}   {Numerals.Seconds(last.Elapsed.TotalSeconds)}");
        }

        return last!;
    }

    /// <summary>Removes the progress line.</summary>
    public void End()
    {
        if (isDrawn) Console.Error.Write("\r\e[K");
        isDrawn = false;
    }

    private double Part(TrainingReport report) => (report.Epoch - 1 + ((double)report.Samples / samples)) / epochs;

    private void Draw(TrainingReport report)
    {
        double part = Part(report), done = part - firstPart!.Value;
        int later = request.Seeds - finished - 1; // seeds that are still to come, from their start
        double left = done > 0 ? Stopwatch.GetElapsedTime(begun).TotalSeconds * (1 - part + later) / done : double.NaN;
        string head = request.Seeds > 1 ? $"Seed {finished + 1}/{request.Seeds} " : "";
        string tail = $" epoch {report.Epoch}/{epochs}  {Numerals.Percent(1 - report.RunningAccuracy)} wrong"
            + (double.IsNaN(left) ? "" : $"  {Durations.About(left)} left");
        int width = screen.Errors.Profile.Width - 1;
        int bar = Math.Min(24, width - head.Length - tail.Length);
        string line = bar < 4 ? (head + tail.TrimStart())[..Math.Min(width, head.Length + tail.TrimStart().Length)] : head;
        End();
        Console.Error.Write(line);
        if (bar >= 4)
        {
            int full = (int)(part * bar);
            screen.Errors.Markup($"[green]{new string('━', full)}[/][grey]{new string('─', bar - full)}[/]");
            Console.Error.Write(tail);
        }

        (drawn, isDrawn) = (Stopwatch.GetTimestamp(), true);
    }
}

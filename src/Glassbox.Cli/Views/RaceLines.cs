using Glassbox.Cli.Racing;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>Shows a race, one line per epoch.</summary>
/// <remarks>Lines of the first second are shown after it, because the first line on a terminal takes longer than an epoch.</remarks>
/// <param name="screen">Where the lines are shown.</param>
/// <param name="to">The accuracy to reach, in percent.</param>
internal sealed class RaceLines(Screen screen, double to)
{
    private const double Patience = 1; // seconds

    private readonly List<string> waiting = [];

    public void Start(Architecture architecture, int threads, double read)
    {
        waiting.Add($"[bold]{architecture}[/], {threads} {(threads == 1 ? "thread" : "threads")}, to {To}% on the {Count(Reproduction.TrainingRecipe.HeldOut)} held-out digits");
        waiting.Add("");
        waiting.Add($"{Clock(read)}   digits read");
    }

    public void Epoch(RaceEpoch epoch, bool isReached)
    {
        const int beside = 36, narrowest = 8, widest = 50;
        string bar = Bar(epoch.Validation, to, Math.Clamp(screen.Columns - beside, narrowest, widest), isReached);
        waiting.Add($"{Clock(epoch.Seconds)}   epoch {epoch.Epoch,-2}  [bold]{Percent(epoch.Validation)}[/]  [{(isReached ? "green" : "grey")}]{bar}[/]{(isReached ? " [green]✓[/]" : "")}");
        if (epoch.Seconds >= Patience) Flush();
    }

    public void End(RaceResult result)
    {
        Flush();
        screen.Line();
        RaceEpoch last = result.Epochs[^1];
        screen.Line(result.TestAccuracy is { } test
            ? $"[bold green]{To}% after {Seconds(last.Seconds)}[/] from the start of the process ({Seconds(last.CpuSeconds)} of processor time); test {Percent(test)}"
            : $"[bold yellow]{To}% was not reached[/] in {Count(result.Epochs.Count)} epochs and {Seconds(last.Seconds)}; the test digits were not used.");
        screen.LineToCopy($"SHA-256 {result.Network.ParametersSha256()}");
    }

    /// <summary>Returns a bar that grows with the accuracy and is full once the goal is reached.</summary>
    /// <param name="validation">The accuracy, as a fraction.</param>
    /// <param name="to">The accuracy to reach, in percent.</param>
    /// <param name="width">The number of characters.</param>
    /// <param name="isReached">Whether the goal is reached.</param>
    internal static string Bar(double validation, double to, int width, bool isReached)
    {
        // Empty where there are four times the errors of the goal, or 10 percent of them: the last epochs of a race differ by little.
        double goal = 100 - to, most = Math.Clamp(4 * goal, 10, 100), part = (most - (100 - (100 * validation))) / (most - goal);
        return new string('━', isReached ? width : Math.Clamp((int)(part * width), 0, width - 1)).PadRight(width, '─');
    }

    private string To => to.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string Clock(double seconds) => $"{Fixed(seconds, 2),7} s";

    private void Flush()
    {
        foreach (string line in waiting) screen.Line(line);
        waiting.Clear();
    }
}

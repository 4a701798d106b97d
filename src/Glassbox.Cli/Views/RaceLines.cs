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
        double error = 100 - (100 * epoch.Validation), most = Math.Max(10, 4 * (100 - to));
        int width = Math.Clamp(screen.Columns - 36, 8, 50), full = Math.Clamp((int)Math.Round(error / most * width), 1, width);
        string color = isReached ? "green" : "grey";
        waiting.Add($"{Clock(epoch.Seconds)}   epoch {epoch.Epoch,-2}  [bold]{Percent(epoch.Validation)}[/]  [{color}]{new string('━', full)}[/]{(isReached ? " [green]✓[/]" : "")}");
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

    private string To => to.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string Clock(double seconds) => $"{Fixed(seconds, 2),7} s";

    private void Flush()
    {
        foreach (string line in waiting) screen.Line(line);
        waiting.Clear();
    }
}

using System.Diagnostics;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>A line on standard error that says how far a work is and how long it still takes; gone when it is finished.</summary>
/// <param name="screen">Where to draw: nothing is drawn where standard error is no terminal.</param>
/// <param name="patience">A work that takes no longer than this shows nothing.</param>
internal sealed class ProgressLine(Screen screen, TimeSpan patience) : IDisposable
{
    /// <summary>Drawn this often, so that drawing takes no time worth speaking of.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const int WidestBar = 24, NarrowestBar = 6;

    private readonly Lock drawing = new(); // a work may tell from several threads
    private readonly TimeLeft left = new(TimeProvider.System);
    private readonly long begun = Stopwatch.GetTimestamp();
    private long drawn;
    private bool isDrawn;

    /// <summary>For what shows nothing unless it takes longer than a second.</summary>
    public ProgressLine(Screen screen)
        : this(screen, TimeSpan.FromSeconds(1))
    {
    }

    /// <summary>Tells how far the work is.</summary>
    /// <param name="part">0 to 1.</param>
    /// <param name="what">What is being done, as <c>Epoch 2/3</c>.</param>
    /// <param name="more">What there is to say beside it, where there is room.</param>
    public void Show(double part, string what, string more = "")
    {
        if (!screen.IsErrorTerminal) return;
        lock (drawing)
        {
            bool isTime = Stopwatch.GetElapsedTime(begun) >= patience && (drawn == 0 || Stopwatch.GetElapsedTime(drawn) >= Pause);
            if (!isTime) return;
            left.Update(part);
            drawn = Stopwatch.GetTimestamp();
            isDrawn = true;
            (string before, int bar, string after) = Fit(screen.Errors.Profile.Width - 1, part, what, more, left.Text);
            int full = (int)Math.Round(Math.Clamp(part, 0, 1) * bar);
            Console.Error.Write("\r");
            screen.Errors.Markup($"{TrainingLines.Escape(before)}[green]{new string('━', full)}[/][grey]{new string('━', bar - full)}[/]{TrainingLines.Escape(after)}");
            Console.Error.Write("\e[K");
        }
    }

    /// <summary>Takes the line away, for other lines to be written; it comes again.</summary>
    public void Clear()
    {
        lock (drawing)
        {
            if (isDrawn) Console.Error.Write("\r\e[K");
            isDrawn = false;
        }
    }

    public void Dispose() => Clear();

    /// <summary>What fits in a line: the bar becomes shorter first, then what is told beside it goes, then the percentage, then the bar.</summary>
    /// <returns>What stands before the bar, its width, and what stands behind it.</returns>
    internal static (string Before, int Bar, string After) Fit(int width, double part, string what, string more, string left)
    {
        string percent = Numerals.Fixed(Math.Floor(100 * Math.Clamp(part, 0, 1)), 0).PadLeft(3) + "%";
        string beside = more.Length > 0 ? $"  {more}" : "", time = left.Length > 0 ? $"  {left}" : "";
        foreach ((string before, string after) in ((string, string)[])[($"{what}{beside} ", $" {percent}{time}"), ($"{what} ", $" {percent}{time}"), ($"{what} ", time)])
        {
            int room = width - before.Length - after.Length;
            if (room >= NarrowestBar) return (before, Math.Min(WidestBar, room), after);
        }

        string alone = $"{what}{time}";
        return (alone.Length <= width ? alone : percent.Trim()[..Math.Min(percent.Trim().Length, Math.Max(0, width))], 0, "");
    }
}

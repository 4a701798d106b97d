using System.Diagnostics;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>A progress line on standard error with the time left, removed when the work is finished.</summary>
/// <param name="screen">The screen; nothing is drawn unless standard error is a terminal.</param>
/// <param name="patience">The delay before anything is drawn.</param>
internal sealed class ProgressLine(Screen screen, TimeSpan patience) : IDisposable
{
    /// <summary>The minimum time between two drawings, so that drawing costs little.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private const int WidestBar = 24, NarrowestBar = 6;

    private readonly Lock drawing = new(); // Show may be called from several threads
    private readonly TimeLeft left = new(TimeProvider.System);
    private readonly long begun = Stopwatch.GetTimestamp();
    private long drawn;
    private bool isDrawn;

    /// <summary>Initializes a progress line with a delay of one second.</summary>
    public ProgressLine(Screen screen)
        : this(screen, TimeSpan.FromSeconds(1))
    {
    }

    /// <summary>Shows the progress.</summary>
    /// <param name="part">The fraction done, 0 to 1.</param>
    /// <param name="what">The current step, such as <c>Epoch 2/3</c>.</param>
    /// <param name="more">Details, shown if there is room.</param>
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

    /// <summary>Removes the line, so that other lines can be written. The next call to Show draws it again.</summary>
    public void Clear()
    {
        lock (drawing)
        {
            if (isDrawn) Console.Error.Write("\r\e[K");
            isDrawn = false;
        }
    }

    public void Dispose() => Clear();

    /// <summary>Fits the progress into a line: first shortens the bar, then drops the details, then the percentage, then the bar.</summary>
    /// <returns>The text before the bar, the width of the bar, and the text after it.</returns>
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

using Glassbox.Cli.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Shows the outputs of a network as horizontal bars, with the answer and the truth marked in words.</summary>
/// <param name="outputs">[outputs]</param>
/// <param name="answer">The index of the largest output.</param>
/// <param name="truth">The index of the true class, or null if it is unknown.</param>
/// <param name="names">The names of the outputs; by default their numbers.</param>
internal sealed class BarsView(float[] outputs, int answer, int? truth, IReadOnlyList<string>? names = null) : Renderable
{
    private const int MaxBars = 10, MaxLabel = 20;
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int label = Math.Min(MaxLabel, Places().Max(place => NameText.Width(Name(place))));
        float scale = outputs.Select(Math.Abs).Where(float.IsFinite).Append(1).Max();
        int number = Numerals.Fixed(-scale, 3).Length;
        int bar = Math.Clamp(maxWidth - label - number - " ".Length - "  ".Length - " answer".Length, 4, 30);
        foreach (int place in Places())
        {
            float value = outputs[place];
            Style style = place == answer ? new Style(place == truth || truth is null ? Color.Green : Color.Red, decoration: Decoration.Bold)
                : place == truth ? new Style(Color.Yellow)
                : Style.Plain;
            yield return new Segment(NameText.PadLeft(Name(place), label) + " ", style);
            yield return new Segment(Bar(float.IsFinite(value) ? Math.Abs(value) / scale : 0, bar), style);
            yield return new Segment(Numerals.Fixed(value, 3).PadLeft(number), style);
            yield return new Segment(place == answer ? "  answer" : place == truth ? "  truth" : "", style);
            yield return Segment.LineBreak;
        }

        if (outputs.Length > MaxBars) yield return new Segment($"and {outputs.Length - Places().Count} more, all smaller\n");
    }

    /// <summary>Returns all outputs if there are few; otherwise the largest ones and the truth.</summary>
    private List<int> Places()
    {
        IEnumerable<int> all = Enumerable.Range(0, outputs.Length);
        if (outputs.Length <= MaxBars) return [.. all];
        IEnumerable<int> largest = all.OrderByDescending(place => outputs[place]).Take(MaxBars);
        return [.. (truth is { } label ? largest.Append(label).Distinct() : largest).Order()];
    }

    private string Name(int place) => NameText.Of(ClassNames.Of(names ?? [], place), MaxLabel);

    public static string Bar(float fraction, int width)
    {
        int eighths = (int)Math.Round(fraction * width * 8);
        string bar = new('█', eighths / 8);
        if (eighths % 8 > 0) bar += Eighths[eighths % 8];
        return bar.PadRight(width);
    }
}

using System.Globalization;
using Glassbox.Cli.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>
/// Shows a confusion matrix. The diagonal is in brackets. The redder another cell, or the fuller without color, the more frequent the
/// mistake.
/// </summary>
/// <param name="confusion">The confusion matrix.</param>
/// <param name="names">The names of the classes; by default their numbers.</param>
internal sealed class ConfusionView(ConfusionMatrix confusion, IReadOnlyList<string>? names = null) : Renderable
{
    private const int LongestName = 12;
    private const string Shades = " ░▒▓█";

    /// <summary>Shades from the 256-color palette that most terminals have, so that their order is preserved.</summary>
    private static readonly byte[] Reds = [0, 95, 135, 175, 215];

    private readonly int cell = Math.Max(
        Math.Max(2, Enumerable.Range(0, confusion.Classes).Max(c => confusion[c, c]).ToString(CultureInfo.InvariantCulture).Length), Longest(confusion, names));
    private readonly int label = "truth ".Length + Longest(confusion, names);

    /// <summary>The width, in columns.</summary>
    public int Width => label + 1 + (confusion.Classes * (cell + 2));

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        bool hasColors = options.ColorSystem >= ColorSystem.EightBit;
        int most = MostMistakes();
        yield return new Segment(NameText.PadLeft("answer", label) + " ", new Style(decoration: Decoration.Bold));
        for (int answer = 0; answer < confusion.Classes; answer++)
            yield return new Segment(Padded(Name(names, answer)) + " ", new Style(decoration: Decoration.Bold));
        yield return Segment.LineBreak;

        for (int truth = 0; truth < confusion.Classes; truth++)
        {
            string name = truth == 0 ? "truth " : "      ";
            yield return new Segment(name + NameText.PadLeft(Name(names, truth), label - 6) + " ", new Style(decoration: Decoration.Bold));
            for (int answer = 0; answer < confusion.Classes; answer++)
            {
                int count = confusion[truth, answer];
                double share = (double)count / most;
                yield return hasColors ? Colored(count, share, truth == answer) : Shaded(count, share, truth == answer);
            }

            yield return Segment.LineBreak;
        }
    }

    private int MostMistakes()
    {
        int most = 1;
        for (int truth = 0; truth < confusion.Classes; truth++)
            for (int answer = 0; answer < confusion.Classes; answer++)
                if (truth != answer) most = Math.Max(most, confusion[truth, answer]);
        return most;
    }

    private Segment Colored(int count, double share, bool isRight)
    {
        if (isRight) return new Segment(Bracketed(count), new Style(Color.White, new Color(0, 95, 0), Decoration.Bold));
        if (count == 0) return new Segment(Padded("·") + " ", new Style(Color.Grey));
        return new Segment(Padded(count) + " ", new Style(Color.White, new Color(Reds[Math.Min(Reds.Length - 1, (int)(Math.Sqrt(share) * Reds.Length))], 0, 0)));
    }

    private Segment Shaded(int count, double share, bool isRight) =>
        isRight ? new Segment(Bracketed(count))
        : count == 0 ? new Segment(Padded("·") + " ")
        : new Segment(Padded(count) + Shades[Math.Min(4, (int)Math.Ceiling(share * 4))]);

    private static int Longest(ConfusionMatrix confusion, IReadOnlyList<string>? names) => Enumerable.Range(0, confusion.Classes).Max(c => NameText.Width(Name(names, c)));

    private static string Name(IReadOnlyList<string>? names, int place) => NameText.Of(ClassNames.Of(names ?? [], place), LongestName);

    private string Bracketed(int count) => $"[{count.ToString(CultureInfo.InvariantCulture)}]".PadLeft(cell + 2);

    private string Padded(int number) => Padded(number.ToString(CultureInfo.InvariantCulture));

    private string Padded(string text) => NameText.PadLeft(text, cell + 1);
}

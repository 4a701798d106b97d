using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>A digit, large, and beside it what the network says.</summary>
internal static class AnswerView
{
    private const int BarsWidth = 46;

    public static IRenderable Create(Screen screen, Dataset digits, int index, float[] outputs, int answer)
    {
        int truth = digits.Label(index);
        string verdict = answer == Classification.None ? $"[bold red]{Said.Nothing}[/]"
            : answer == truth
            ? $"[bold green]{answer}[/]  [green]✓ right[/]"
            : $"[bold red]{answer}[/]  [red]✗ wrong, it is {truth}[/]";
        return Create(screen, digits.Pixels(index), digits.Columns, $"Digit {index}", verdict, outputs, answer, truth);
    }

    public static IRenderable Create(
        Screen screen, ReadOnlySpan<byte> pixels, int columns, string title, string verdict, float[] outputs, int answer, int? truth,
        IReadOnlyList<string>? names = null)
    {
        int rows = pixels.Length / columns;
        bool isLarge = screen.Columns >= (2 * columns) + 4 + BarsWidth && screen.Rows >= rows + 6;
        var picture = new Panel(new DigitView(pixels, columns, isLarge)) { Border = BoxBorder.Rounded, Padding = new Padding(0), Header = new PanelHeader($" {title} ") };
        var words = new Rows(new Markup($"The network says {verdict}"), Text.Empty, new BarsView(outputs, answer, truth, names));
        if (screen.Columns < columns + 4 + 30) return new Rows(picture, words);

        var side = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 3, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        side.AddRow(picture, new Padder(words, new Padding(0, isLarge ? 8 : 1, 0, 0)));
        return side;
    }
}

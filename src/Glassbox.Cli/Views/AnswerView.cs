using Glassbox.Cli.Pictures;
using Glassbox.Cli.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Shows an enlarged picture with the answer of the network beside it.</summary>
internal static class AnswerView
{
    private const int BarsWidth = 46;

    public static IRenderable Create(Screen screen, Dataset digits, int index, float[] outputs, int answer, IReadOnlyList<string>? names = null) =>
        Create(screen, Raster.Of(digits, index), $"Digit {index}", Verdict(answer, digits.Label(index), names), outputs, answer, digits.Label(index), names);

    public static IRenderable Create(
        Screen screen, Raster shown, string title, string verdict, float[] outputs, int answer, int? truth, IReadOnlyList<string>? names = null)
    {
        int rows = shown.Rows, columns = shown.Columns;
        bool isLarge = screen.Columns >= (2 * columns) + 4 + BarsWidth && screen.Rows >= rows + 6;
        var picture = new Panel(new DigitView(shown, isLarge)) { Border = BoxBorder.Rounded, Padding = new Padding(0), Header = new PanelHeader($" {title} ") };
        Rows words = Words(verdict, outputs, answer, truth, names);
        if (screen.Columns < columns + 4 + 30) return new Rows(picture, words);

        var side = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 3, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        side.AddRow(picture, new Padder(words, new Padding(0, isLarge ? 8 : 1, 0, 0)));
        return side;
    }

    /// <summary>Returns the answer in a sentence, and the outputs as bars.</summary>
    public static Rows Words(string verdict, float[] outputs, int answer, int? truth, IReadOnlyList<string>? names = null) =>
        new(new Markup($"The network says {verdict}"), Text.Empty, new BarsView(outputs, answer, truth, names));

    /// <summary>Returns the answer and whether it is right, as markup.</summary>
    public static string Verdict(int answer, int? truth, IReadOnlyList<string>? names = null)
    {
        if (answer == Classification.None) return $"[bold red]{AnswerText.NoAnswer}[/]";
        if (truth is null) return $"[bold green]{Name(answer)}[/]";
        return answer == truth ? $"[bold green]{Name(answer)}[/]  [green]✓ right[/]" : $"[bold red]{Name(answer)}[/]  [red]✗ wrong, it is {Name(truth.Value)}[/]";

        string Name(int place) => TrainingLines.Escape(ClassNames.Of(names ?? [], place));
    }
}

using Glassbox.Cli.Asking;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Shows the answer to a digit, a picture or a row: as a drawing on a terminal, otherwise as one line.</summary>
internal static class AskedView
{
    private const int MaxCells = 24, Widest = 30, NarrowestWords = 36, Frame = 6;

    public static string Line(int index, AskedAnswer answer)
    {
        string truth = answer.Truth is { } known ? $" (truth {NameText.Of(known)})" : "";
        if (answer.Text is null) return $"{index}: {AnswerText.NoAnswer}{truth}";
        return $"{index}: {NameText.Of(answer.Text)}{truth}{(answer.Certainty is { } output ? $"  {Numerals.Fixed(output, 3)}" : "")}";
    }

    public static IRenderable Drawn(Screen screen, string noun, int index, AskedAnswer answer)
    {
        string title = $"{char.ToUpperInvariant(noun[0])}{noun[1..]} {index}";
        if (answer.Picture is { } picture)
            return AnswerView.Create(screen, picture, title, AnswerView.Verdict(answer.Place, answer.TruthPlace, answer.Names), answer.Outputs, answer.Place, answer.TruthPlace, answer.Names);

        IRenderable words = answer.IsOfClasses
            ? AnswerView.Words(AnswerView.Verdict(answer.Place, answer.TruthPlace, answer.Names), answer.Outputs, answer.Place, answer.TruthPlace, answer.Names)
            : new Markup($"The network says [bold green]{Escape(answer.Text ?? AnswerText.NoAnswer)}[/]{(answer.Truth is { } truth ? $"; the truth is [bold]{Escape(truth)}[/]" : "")}");
        if (answer.Cells.Count == 0) return new Rows(new Markup($"[bold]{title}[/]"), words, Text.Empty);
        int widest = Math.Clamp((screen.Columns - Frame) / 2, 4, Widest);
        var row = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0) });
        foreach ((string column, string cell) in answer.Cells.Take(MaxCells)) row.AddRow(new Markup($"[grey]{Escape(NameText.Of(column, widest))}[/]"), new Text(NameText.Of(cell, widest)));
        if (answer.Cells.Count > MaxCells) row.AddRow(new Markup($"[grey]and {answer.Cells.Count - MaxCells} more[/]"), Text.Empty);
        var cells = new Panel(row) { Border = BoxBorder.Rounded, Header = new PanelHeader($" {title} ") };
        if (screen.WidthOf(cells) + NarrowestWords > screen.Columns) return new Rows(cells, words, Text.Empty);
        var side = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 3, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });
        return side.AddRow(cells, new Padder(words, new Padding(0, 1, 0, 0)));
    }

    private static string Escape(string text) => TrainingLines.Escape(text);
}

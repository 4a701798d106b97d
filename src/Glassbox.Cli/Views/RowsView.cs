using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Views;

/// <summary>Shows the answers for the rows of a table on a terminal: the number of each row, the kept columns, and the answers.</summary>
internal static class RowsView
{
    private const int Widest = 30;

    /// <param name="screen">The terminal.</param>
    /// <param name="model">The model.</param>
    /// <param name="predictions">[rows] Its predictions.</param>
    /// <param name="kept">Columns of the table to show beside them.</param>
    public static void Show(Screen screen, Model model, IReadOnlyList<Prediction> predictions, IReadOnlyList<TableColumn> kept)
    {
        Column[] answers = [.. Answers(model, predictions)];
        Column[] columns =
        [
            new("row", IsNumber: true, row => (row + Evaluations.SampleViews.FirstRow).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. kept.Select(column => new Column(TableAnswers.NameBeside(column.Name, [.. answers.Select(answer => answer.Name)]), column.HasNumbers, row => column.Text(row) ?? "")),
            .. answers,
        ];
        int[] widths = [.. columns.Select(column => Enumerable.Range(0, predictions.Count).Select(column.Cell).Prepend(column.Name).Max(text => NameText.Width(NameText.Of(text, Widest))))];
        for (int row = -1; row < predictions.Count; row++)
        {
            string line = string.Join("  ", columns.Select((column, place) =>
            {
                string text = NameText.Of(row < 0 ? column.Name : column.Cell(row), Widest);
                return column.IsNumber ? NameText.PadLeft(text, widths[place]) : NameText.PadRight(text, widths[place]);
            }));
            screen.LineToCopy(row < 0 ? $"[bold]{TrainingLines.Escape(line.TrimEnd())}[/]" : TrainingLines.Escape(line.TrimEnd()));
        }
    }

    private static IEnumerable<Column> Answers(Model model, IReadOnlyList<Prediction> predictions) => model.Task switch
    {
        ModelTask.Classes =>
        [
            new Column(model.Target.Names[0], IsNumber: false, row => predictions[row].Label ?? AnswerText.NoAnswer),
            new Column("sure", IsNumber: true, row => Numerals.Percent(predictions[row].Values.Max())),
        ],
        ModelTask.Labels => model.Target.Names.Select((name, place) => new Column(name, IsNumber: true, row => Numerals.Percent(predictions[row].Values[place]))),
        _ => model.Target.Names.Select((name, place) => new Column(name, IsNumber: true, row => TableLines.Number(predictions[row].Values[place]))),
    };

    private sealed record Column(string Name, bool IsNumber, Func<int, string> Cell);
}

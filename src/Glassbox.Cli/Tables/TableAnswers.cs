using System.Globalization;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The predictions for the rows of a table, as a table.</summary>
internal static class TableAnswers
{
    /// <summary>Creates a table with the answer for each row, and the probability of each class or label, to paste beside the rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="predictions">[rows] Its predictions.</param>
    /// <param name="kept">Columns to put before the answers. One that is called like a column of the answers gets another name.</param>
    public static Table Create(Model model, IReadOnlyList<Prediction> predictions, IReadOnlyList<TableColumn> kept)
    {
        List<TableColumn> columns = Columns(model, predictions);
        string[] names = [.. columns.Select(column => column.Name)];
        return new Table([.. kept.Select(column => TableColumn.FromTexts(NameBeside(column.Name, names), Enumerable.Range(0, column.Count).Select(column.Text))), .. columns]);
    }

    /// <summary>Returns the name of a kept column beside columns of answers: <c>price (given)</c> beside <c>price</c>.</summary>
    public static string NameBeside(string kept, IReadOnlyList<string> answers) => answers.Contains(kept) ? $"{kept} (given)" : kept;

    private static List<TableColumn> Columns(Model model, IReadOnlyList<Prediction> predictions)
    {
        List<TableColumn> columns = [];
        if (model.Task == ModelTask.Classes)
        {
            columns.Add(TableColumn.FromTexts(model.Target.Names[0], predictions.Select(prediction => prediction.Label)));
            columns.AddRange(model.Classes.Select((name, place) => Column($"probability of {name}", place)));
        }
        else
        {
            columns.AddRange(model.Target.Names.Select((name, place) => Column(model.Task == ModelTask.Labels ? $"probability of {name}" : name, place)));
        }

        return columns;

        TableColumn Column(string name, int place) => TableColumn.FromTexts(
            name, predictions.Select(prediction => Written(prediction.Values[place], model.Task == ModelTask.Regression ? model.Target.Scales[place] : 1)));
    }

    // As many digits as the outputs of the network, which are float32. A target that is large for its scale, such as a year or the seconds
    // since 1970, would lose digits in float32, and is written in full.
    private static string Written(double value, double scale) => Math.Abs((float)value - value) <= Math.Abs(scale) * 1e-5
        ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);
}

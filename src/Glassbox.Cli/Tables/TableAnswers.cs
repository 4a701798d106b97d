using System.Globalization;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>What a model says to the rows of a table, as a table itself.</summary>
internal static class TableAnswers
{
    /// <summary>Of each row the answer, and the probability of each class or label; to be pasted beside the rows.</summary>
    public static Table Create(Model model, IReadOnlyList<Prediction> predictions)
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

        return new Table(columns);

        TableColumn Column(string name, int place) => TableColumn.FromTexts(
            name, predictions.Select(prediction => Written(prediction.Values[place], model.Task == ModelTask.Regression ? model.Target.Scales[place] : 1)));
    }

    // As many digits as the network has, whose answers are float32: unless these are lost in the number that stands for 0, as in years or
    // seconds since 1970.
    private static string Written(double value, double scale) => Math.Abs((float)value - value) <= Math.Abs(scale) * 1e-5
        ? ((float)value).ToString("R", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);
}

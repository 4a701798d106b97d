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

        // As many digits as the network has: what it answers with is float32.
        TableColumn Column(string name, int place) => TableColumn.FromTexts(
            name, predictions.Select(prediction => ((float)prediction.Values[place]).ToString("R", CultureInfo.InvariantCulture)));
    }
}

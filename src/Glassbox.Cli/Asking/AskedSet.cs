using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Pictures;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Asking;

/// <summary>The samples that a model can be asked about by number: digits, pictures, or rows of a table.</summary>
/// <param name="Noun">The name of one sample, such as <c>digit</c>.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="First">The number of the first sample.</param>
/// <param name="Answer">Asks the model about the sample with a number.</param>
internal sealed record AskedSet(string Noun, int Count, int First, Func<int, AskedAnswer> Answer)
{
    /// <summary>The number of the last sample.</summary>
    public int Last => First + Count - 1;

    /// <summary>Creates a set of samples that belong to classes.</summary>
    /// <param name="noun">The name of one sample.</param>
    /// <param name="network">The network to ask.</param>
    /// <param name="samples">The samples to ask about.</param>
    /// <param name="names">The names of the classes; empty if they have none.</param>
    public static AskedSet Of(string noun, Network network, Dataset samples, IReadOnlyList<string> names)
    {
        bool areImages = ModelInputs.From(samples) is not null;
        return new AskedSet(noun, samples.Count, 0, index =>
        {
            float[] outputs = network.Predict(samples, index);
            int place = network.Classify(samples, index), truth = samples.Label(index);
            return new AskedAnswer
            {
                Text = place == Classification.None ? null : ClassNames.Of(names, place),
                Truth = ClassNames.Of(names, truth),
                Certainty = place == Classification.None ? float.NaN : outputs.Length > 1 ? outputs[place] : place == 1 ? outputs[0] : 1 - outputs[0],
                Outputs = outputs,
                Place = place,
                TruthPlace = truth,
                Names = names,
                Picture = areImages ? Raster.Of(samples, index) : null,
            };
        });
    }

    /// <summary>Creates a set of the rows of a table, which need not have the target columns.</summary>
    public static AskedSet Of(Model model, Table table) => new("row", table.Count, SampleViews.FirstRow, number =>
    {
        int index = number - SampleViews.FirstRow;
        Glassbox.Data.Prediction prediction = model.Predict(table[index]);
        float[] values = [.. prediction.Values.Select(value => (float)value)];
        IReadOnlyList<string> names = model.Task == ModelTask.Classes ? model.Classes : model.Target.Names;
        TableColumn?[] truths = [.. model.Target.Names.Select(table.Find)];
        bool isKnown = truths.All(column => column is not null && !column.IsMissing(index));
        string? truth = !isKnown ? null : model.Task == ModelTask.Labels
            ? Labels(truths.Where(column => column!.Number(index) > 0.5).Select(column => column!.Name))
            : string.Join(", ", truths.Select(column => column!.Text(index)));
        int place = model.Task == ModelTask.Classes ? values.ArgMax() : Classification.None;
        return new AskedAnswer
        {
            Text = model.Task switch
            {
                ModelTask.Classes => prediction.Label,
                ModelTask.Labels => Labels(prediction.Labels),
                _ => string.Join(", ", prediction.Values.Select(TableLines.Number)),
            },
            Truth = truth,
            Certainty = place >= 0 ? values[place] : null,
            Outputs = values,
            Place = place,
            TruthPlace = model.Task == ModelTask.Classes && truth is not null && names.ToList().IndexOf(truth) is >= 0 and var known ? known : null,
            Names = names,
            Cells = [.. model.Columns.Select(column => (column.Name, table[column.Name].Text(index) ?? ""))],
            IsOfClasses = model.Task == ModelTask.Classes,
        };
    });

    private static string Labels(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } some ? some : "none";
}

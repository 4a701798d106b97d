using System.Text.Json;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Json;

/// <summary>Writes the outputs of <c>train</c> and <c>predict --json</c> for tables.</summary>
internal static class TableJson
{
    public static void Write(TableRequest request, TableResult result) => JsonOutput.Write(json =>
    {
        ModelRun run = result.Run;
        json.WriteString("data", request.Path);
        json.WriteString("format", result.Table.Format!.ToString());
        json.WriteNumber("rows", result.Table.Count);
        json.WriteNumber("trainingRows", run.TrainingCount);
        if (run.ValidationCount is { } validationRows) json.WriteNumber("validationRows", validationRows);
        json.WriteNumber("testRows", run.Test?.Scores.Count ?? 0);
        json.WriteNumber("rowsWithoutTarget", result.DroppedRows);
        json.WriteStartArray("columns");
        foreach (TableColumn column in result.Table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("kind", column.Kind.ToString().ToLowerInvariant());
            json.WriteNumber("missing", column.CountMissing());
            json.WriteString("role", request.Targets.Contains(column.Name) ? "target" : run.Model.Columns.Any(input => input.Name == column.Name) ? "input" : "none");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Trained(json, run);
    });

    public static void Write(SampleRequest request, SampleResult result) => JsonOutput.Write(json =>
    {
        json.WriteString("data", request.Path);
        json.WriteString("inputs", result.Run.Model.Image?.ToString());
        json.WriteNumber("trainingSamples", result.Run.TrainingCount);
        if (result.Run.ValidationCount is { } validationSamples) json.WriteNumber("validationSamples", validationSamples);
        json.WriteNumber("testSamples", result.Run.Test?.Scores.Count ?? 0);
        Trained(json, result.Run);
    });

    public static void Write(string path, string data, Model model, IReadOnlyList<Prediction> predictions, IReadOnlyList<TableColumn> kept, IReadOnlyList<string> warnings) => JsonOutput.Write(json =>
    {
        json.WriteString("model", path);
        json.WriteString("data", data);
        Task(json, model.Target);
        json.WriteStartArray("predictions");
        foreach ((int row, Prediction prediction) in predictions.Index())
        {
            json.WriteStartObject();
            json.WriteNumber("row", row + SampleViews.FirstRow);
            if (kept.Count > 0)
            {
                json.WriteStartObject("kept");
                foreach (TableColumn column in kept) json.WriteString(column.Name, column.Text(row));
                json.WriteEndObject();
            }

            if (model.Task == ModelTask.Classes) json.WriteString("label", prediction.Label);
            if (model.Task == ModelTask.Labels) json.Texts("labels", prediction.Labels);
            json.Numbers(model.Task == ModelTask.Regression ? "values" : "probabilities", [.. prediction.Values]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("warnings", warnings);
    });

    private static void Trained(Utf8JsonWriter json, ModelRun run)
    {
        Model model = run.Model;
        TrainingOptions options = model.Recipe!.Options;
        Task(json, model.Target);
        json.Architecture(model.Network.Architecture);
        json.WriteString("loss", options.Loss.Name);
        json.WriteString("optimizer", options.Optimizer.Name);
        json.WriteNumber("learningRate", options.Optimizer.LearningRate);
        json.WriteNumber("weightDecay", options.Optimizer.WeightDecay);
        json.WriteNumber("batch", options.BatchSize);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("epochs", model.Recipe.Epochs);
        if (run.BestEpoch is { } best)
        {
            json.WriteNumber("bestEpoch", best);
            json.WriteBoolean("stoppedEarly", run.HasStopped);
        }

        json.Number("meanLoss", run.Epochs.Count > 0 ? run.Epochs[^1].TrainingLoss : double.NaN);
        json.Metrics(run.Test?.Scores);
        json.Seconds("trainSeconds", run.Seconds);
        json.WriteString("dataSha256", model.DataSha256);
        json.WriteString("parametersSha256", model.Network.ParametersSha256());
        json.WriteString("out", run.Out);
        if (run.Report is { } report) json.WriteString("report", report);
        json.WriteBoolean("interrupted", run.IsInterrupted);
        json.Texts("warnings", run.Warnings);
    }

    private static void Task(Utf8JsonWriter json, Target target)
    {
        json.WriteString("task", target.Task.ToString().ToLowerInvariant());
        json.Texts("targets", target.Names);
        json.Texts("classes", target.Classes);
    }
}

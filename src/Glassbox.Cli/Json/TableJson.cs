using System.Text.Json;
using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Json;

/// <summary>The objects of <c>train</c>, <c>predict</c> and <c>evaluate --json</c> for tables.</summary>
internal static class TableJson
{
    public static void Write(TableRequest request, TableResult result) => JsonOutput.Write(json =>
    {
        ModelRun run = result.Run;
        json.WriteString("data", request.Path);
        json.WriteString("format", result.Table.Format!.ToString());
        json.WriteNumber("rows", result.Table.Count);
        json.WriteNumber("trainingRows", result.Training.Count);
        json.WriteNumber("testRows", run.Test?.Count ?? 0);
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
        json.WriteNumber("trainingSamples", result.TrainingCount);
        json.WriteNumber("testSamples", result.Run.Test?.Count ?? 0);
        Trained(json, result.Run);
    });

    public static void Write(string path, string data, Model model, IReadOnlyList<Prediction> predictions, IReadOnlyList<string> warnings) => JsonOutput.Write(json =>
    {
        json.WriteString("model", path);
        json.WriteString("data", data);
        Task(json, model.Target);
        json.WriteStartArray("predictions");
        foreach (Prediction prediction in predictions)
        {
            json.WriteStartObject();
            if (model.Task == ModelTask.Classes) json.WriteString("label", prediction.Label);
            if (model.Task == ModelTask.Labels) Texts(json, "labels", prediction.Labels);
            json.Numbers(model.Task == ModelTask.Regression ? "values" : "probabilities", [.. prediction.Values]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "warnings", warnings);
    });

    public static void Write(string path, string data, Model model, ModelEvaluation evaluation, IReadOnlyList<string> warnings) => JsonOutput.Write(json =>
    {
        json.WriteString("model", path);
        json.WriteString("data", data);
        Task(json, model.Target);
        json.Architecture(model.Network.Architecture);
        json.WriteString("parametersSha256", model.Network.ParametersSha256());
        json.WriteNumber("count", evaluation.Count);
        Metrics(json, evaluation);
        json.WriteStartArray("scores");
        foreach (ModelEvaluation.Score score in evaluation.Scores)
        {
            json.WriteStartObject();
            json.WriteString("name", score.Name);
            if (model.Task == ModelTask.Labels) json.Number("accuracy", score.Accuracy);
            else
            {
                json.Number("r2", score.R2);
                json.Number("mae", score.MeanAbsoluteError);
                json.Number("rmse", score.RootMeanSquaredError);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        EvaluationJson.Classes(json, evaluation.Confusion, model.Classes);
        EvaluationJson.Confusion(json, evaluation.Confusion);
        Texts(json, "warnings", warnings);
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
        json.Number("meanLoss", run.Last?.MeanLoss ?? double.NaN);
        Metrics(json, run.Test);
        json.Seconds("trainSeconds", run.Seconds);
        json.WriteString("dataSha256", model.DataSha256);
        json.WriteString("parametersSha256", model.Network.ParametersSha256());
        json.WriteString("out", run.Out);
        json.WriteBoolean("interrupted", run.IsInterrupted);
        Texts(json, "warnings", run.Warnings);
    }

    private static void Task(Utf8JsonWriter json, Target target)
    {
        json.WriteString("task", target.Task.ToString().ToLowerInvariant());
        Texts(json, "targets", target.Names);
        Texts(json, "classes", target.Classes);
    }

    private static void Metrics(Utf8JsonWriter json, ModelEvaluation? evaluation)
    {
        json.WriteStartObject("metrics");
        if (evaluation is not null)
            foreach ((string name, double value) in evaluation.Metrics) json.Number(name, value);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using Glassbox.Cli.Evaluations;
using Glassbox.Data;

namespace Glassbox.Cli.Json;

/// <summary>Writes the output of <c>glassbox evaluate --json</c> for any kind of data; <c>glassbox schema evaluate</c> describes it.</summary>
internal static class EvaluationJson
{
    /// <param name="path">The path of the model.</param>
    /// <param name="set">The set of digits; null if the data has no sets.</param>
    /// <param name="evaluated">The evaluation.</param>
    /// <param name="hasPixels">Whether to write the pixels of pictures.</param>
    public static void Write(string path, string? set, Evaluated evaluated, bool hasPixels) => JsonOutput.Write(json =>
    {
        ModelEvaluation scores = evaluated.Scores;
        json.WriteString("model", path);
        json.WriteString("data", evaluated.Data);
        if (set is not null) json.WriteString("set", set);
        json.WriteString("task", scores.Target.Task.ToString().ToLowerInvariant());
        json.Texts("targets", scores.Target.Names);
        json.Architecture(evaluated.Model.Network.Architecture);
        json.WriteString("parametersSha256", evaluated.Model.Network.ParametersSha256());
        json.WriteNumber("count", scores.Count);
        json.WriteNumber("unanswered", scores.Details.Unanswered);
        if (evaluated.Task == ModelTask.Classes) json.WriteNumber("correct", scores.Details.Correct);
        json.Number("accuracy", scores.Accuracy);
        json.Number("meanError", scores.Details.MeanSquaredError);
        json.Number("meanLoss", scores.Details.MeanLoss);
        json.Metrics(scores);
        if (evaluated.Task != ModelTask.Regression)
        {
            Means(json, "macro", scores.Macro);
            Means(json, "weighted", scores.Weighted);
            Calibration(json, scores.Calibration());
        }

        if (evaluated.Task == ModelTask.Classes)
        {
            Classes(json, evaluated);
            Confusion(json, scores.Confusion);
        }
        else
        {
            json.WriteStartArray("scores");
            foreach (ModelEvaluation.Score score in scores.Scores) Score(json, score, evaluated.Task);
            json.WriteEndArray();
        }

        if (evaluated.Importance.Count > 0) Importance(json, evaluated.Importance);
        json.WriteStartArray("worstMistakes");
        foreach (Miss miss in evaluated.Misses) Mistake(json, evaluated, miss, hasPixels);
        json.WriteEndArray();
        json.Texts("warnings", evaluated.Warnings);
    });

    private static void Means(Utf8JsonWriter json, string name, ClassScores means)
    {
        json.WriteStartObject(name);
        json.Number("precision", means.Precision);
        json.Number("recall", means.Recall);
        json.Number("f1", means.F1);
        json.WriteEndObject();
    }

    private static void Calibration(Utf8JsonWriter json, Calibration calibration)
    {
        json.WriteStartObject("calibration");
        json.Number("expectedError", calibration.ExpectedError);
        json.Number("largestError", calibration.LargestError);
        json.Number("brierScore", calibration.BrierScore);
        json.WriteStartArray("bins");
        foreach (CalibrationBin bin in calibration.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", Math.Round(bin.From, 12));
            json.WriteNumber("to", Math.Round(bin.To, 12));
            json.WriteNumber("count", bin.Count);
            json.Number("meanProbability", bin.MeanProbability);
            json.Number("frequency", bin.Frequency);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Classes(Utf8JsonWriter json, Evaluated evaluated)
    {
        ConfusionMatrix confusion = evaluated.Scores.Confusion;
        json.WriteStartArray("classes");
        for (int c = 0; c < confusion.Classes; c++)
        {
            json.WriteStartObject();
            json.WriteNumber("class", c);
            json.WriteString("name", evaluated.Name(c));
            json.WriteNumber("count", confusion.Samples(c));
            json.Number("precision", confusion.Precision(c));
            json.Number("recall", confusion.Recall(c));
            json.Number("f1", confusion.F1(c));
            json.Number("rocAuc", evaluated.Scores.Roc(c).Area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a row for each true class, with a count for each answer.</summary>
    private static void Confusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartArray("confusion");
        for (int truth = 0; truth < confusion.Classes; truth++)
        {
            json.WriteStartArray();
            for (int answer = 0; answer < confusion.Classes; answer++) json.WriteNumberValue(confusion[truth, answer]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Score(Utf8JsonWriter json, ModelEvaluation.Score score, ModelTask task)
    {
        json.WriteStartObject();
        json.WriteString("name", score.Name);
        if (task == ModelTask.Labels)
        {
            json.WriteNumber("count", score.Positives);
            json.Number("accuracy", score.Accuracy);
            json.Number("precision", score.Positive.Precision);
            json.Number("recall", score.Positive.Recall);
            json.Number("f1", score.Positive.F1);
            json.Number("logLoss", score.LogLoss);
            json.Number("rocAuc", score.RocAuc);
        }
        else
        {
            json.Number("r2", score.R2);
            json.Number("mae", score.MeanAbsoluteError);
            json.Number("rmse", score.RootMeanSquaredError);
        }

        json.WriteEndObject();
    }

    private static void Importance(Utf8JsonWriter json, IReadOnlyList<ColumnImportance> columns)
    {
        json.WriteStartArray("importance");
        foreach (ColumnImportance column in columns)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.Number("mean", column.Mean);
            json.Number("deviation", column.Deviation);
            json.Numbers("drops", [.. column.Drops]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Mistake(Utf8JsonWriter json, Evaluated evaluated, Miss miss, bool hasPixels)
    {
        json.WriteStartObject();
        json.WriteNumber("index", evaluated.Views.Number(miss.Index));
        switch (evaluated.Task)
        {
            case ModelTask.Classes:
                json.WriteNumber("truth", miss.Place);
                json.WriteNumber("answer", miss.Answer);
                json.WriteString("truthName", evaluated.Name(miss.Place));
                json.WriteString("answerName", evaluated.Name(miss.Answer));
                json.Numbers("outputs", [.. Enumerable.Range(0, evaluated.Target.Outputs).Select(place => evaluated.Scores.Answer(miss.Index, place))]);
                break;
            case ModelTask.Labels:
                json.WriteString("target", evaluated.Name(miss.Place));
                json.WriteNumber("truth", miss.Truth);
                json.Number("answer", miss.Said);
                break;
            default:
                json.WriteString("target", evaluated.Name(miss.Place));
                json.Number("truth", miss.Truth);
                json.Number("answer", miss.Said);
                break;
        }

        if (hasPixels && evaluated.Views.Picture is { } picture)
        {
            json.WriteStartArray("pixels");
            foreach (byte pixel in picture(miss.Index).Pixels) json.WriteNumberValue(pixel);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

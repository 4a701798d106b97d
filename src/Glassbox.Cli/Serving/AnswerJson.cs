using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>Writes responses as JSON.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Serializes a value.</summary>
    public static ArrayBufferWriter<byte> Write(Action<Utf8JsonWriter> value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, options);
        value(json);
        json.Flush();
        return bytes;
    }

    /// <summary>Writes the predictions: an object, or an array of objects.</summary>
    public static void Write(Utf8JsonWriter json, Target target, PredictRequest request, IReadOnlyList<Prediction> predictions)
    {
        if (request.IsMany) json.WriteStartArray();
        int warning = 0; // warnings are in the order of the rows
        for (int row = 0; row < predictions.Count; row++)
        {
            json.WriteStartObject();
            Write(json, target, predictions[row]);
            if (warning < request.Warnings.Count && request.Warnings[warning].Row == row)
            {
                json.WriteStartArray("warnings");
                for (; warning < request.Warnings.Count && request.Warnings[warning].Row == row; warning++) json.WriteStringValue(request.Warnings[warning].Text);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        if (request.IsMany) json.WriteEndArray();
    }

    /// <summary>Writes problem details (RFC 9457).</summary>
    public static void Write(Utf8JsonWriter json, RequestException problem)
    {
        json.WriteStartObject();
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Message);
        if (problem.Row is { } row) json.WriteNumber("row", row);
        if (problem.Column is { } column) json.WriteString("column", column);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Target target, Prediction prediction)
    {
        switch (target.Task)
        {
            case ModelTask.Classes:
                json.WriteString("label", prediction.Label);
                Number(json, "probability", prediction.Probability);
                Numbers(json, "probabilities", target.Classes, prediction.Values);
                break;
            case ModelTask.Labels:
                json.WriteStartArray("labels");
                foreach (string label in prediction.Labels) json.WriteStringValue(label);
                json.WriteEndArray();
                Numbers(json, "probabilities", target.Names, prediction.Values);
                break;
            default:
                if (target.Names.Count == 1) Number(json, "value", prediction.Value);
                else Numbers(json, "values", target.Names, prediction.Values);
                break;
        }
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<string> names, IReadOnlyList<double> values)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < values.Count; i++) Number(json, names[i], values[i]);
        json.WriteEndObject();
    }

    // The outputs of the network are float32, and are written with as many digits.
    private static void Number(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, (float)value);
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glassbox.Data;

namespace Glassbox.Cli.Json;

/// <summary>Writes a JSON object to standard output.</summary>
internal static class JsonOutput
{
    /// <summary>The schema version. Increased when a field is removed or changes its meaning, but not when one is added.</summary>
    private const int Schema = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="fields">Writes the fields after <c>schema</c>.</param>
    public static void Write(Action<Utf8JsonWriter> fields)
    {
        // All or nothing: an exception on the way must not leave half an object behind.
        using var buffer = new MemoryStream();
        Write(buffer, fields);
        Console.Out.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes to a null stream, so that the JSON writer is compiled before it is needed.</summary>
    public static void WarmUp() => Write(Stream.Null, json =>
    {
        json.WriteString("text", "text");
        json.WriteString("nothing", (string?)null);
        json.Number("number", 0.5);
        json.WriteBoolean("yes", true);
        json.WriteStartArray("list");
        json.WriteEndArray();
    });

    private static void Write(Stream output, Action<Utf8JsonWriter> fields)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            fields(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes a number; null if it is NaN or infinite, which JSON cannot represent.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    /// <summary>Writes the answer of a network; null if there is none.</summary>
    public static void Answer(this Utf8JsonWriter json, string name, int answer)
    {
        if (answer == Classification.None) json.WriteNull(name);
        else json.WriteNumber(name, answer);
    }

    /// <summary>Writes a duration, rounded to microseconds.</summary>
    public static void Seconds(this Utf8JsonWriter json, string name, double seconds) => json.WriteNumber(name, Math.Round(seconds, 6));

    /// <summary>Writes an array of numbers, with null for NaN and infinity.</summary>
    public static void Numbers(this Utf8JsonWriter json, string name, ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values)
        {
            if (float.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of numbers, with null for NaN and infinity.</summary>
    public static void Numbers(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of strings.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Writes the main metrics of an evaluation as <c>metrics</c>; an empty object if there is no evaluation.</summary>
    public static void Metrics(this Utf8JsonWriter json, ModelEvaluation? evaluation)
    {
        json.WriteStartObject("metrics");
        if (evaluation is not null)
            foreach ((string name, double value) in evaluation.Metrics) json.Number(name, value);
        json.WriteEndObject();
    }

    /// <summary>Writes the architecture of a network: <c>layers</c>, <c>activations</c> and the number of <c>parameters</c>.</summary>
    public static void Architecture(this Utf8JsonWriter json, Architecture architecture)
    {
        json.WriteStartArray("layers");
        foreach (int size in architecture.Sizes) json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("activations");
        foreach (LayerShape layer in architecture.Layers) json.WriteStringValue(layer.Activation.Name);
        json.WriteEndArray();
        json.WriteNumber("parameters", architecture.ParameterCount);
    }
}

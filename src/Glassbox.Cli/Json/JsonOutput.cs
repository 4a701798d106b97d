using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glassbox.Data;

namespace Glassbox.Cli.Json;

/// <summary>Writes one object to standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Raised when a field changes its meaning or goes away; not when one is added.</summary>
    private const int Schema = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="fields">Writes the fields after <c>schema</c>.</param>
    public static void Write(Action<Utf8JsonWriter> fields)
    {
        // Whole or not at all: what goes wrong on the way must not leave half an object behind.
        using var whole = new MemoryStream();
        Write(whole, fields);
        Console.Out.Write(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length));
    }

    /// <summary>Writes to nowhere, so that the writer's code is compiled by the time there is something to write.</summary>
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

    /// <summary>Writes a number, or null where it is none: JSON has no NaN.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    /// <summary>Writes what a network says, or null where it says nothing.</summary>
    public static void Answer(this Utf8JsonWriter json, string name, int answer)
    {
        if (answer == Classification.None) json.WriteNull(name);
        else json.WriteNumber(name, answer);
    }

    /// <summary>Writes a time, to the microsecond.</summary>
    public static void Seconds(this Utf8JsonWriter json, string name, double seconds) => json.WriteNumber(name, Math.Round(seconds, 6));

    /// <summary>Writes a list of numbers, null for each that is none.</summary>
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

    /// <summary>Writes a list of numbers, null for each that is none.</summary>
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

    /// <summary>Writes a list of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Writes the numbers that tell most of an evaluation, as <c>metrics</c>; of none an empty object.</summary>
    public static void Metrics(this Utf8JsonWriter json, ModelEvaluation? evaluation)
    {
        json.WriteStartObject("metrics");
        if (evaluation is not null)
            foreach ((string name, double value) in evaluation.Metrics) json.Number(name, value);
        json.WriteEndObject();
    }

    /// <summary>Writes the shape of a network: <c>layers</c>, <c>activations</c> and the number of <c>parameters</c>.</summary>
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

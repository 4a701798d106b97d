using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Glassbox.Files;

/// <summary>JSON, read strictly.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of what is written.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain)) write(writer);
        return bytes.WrittenMemory;
    }

    /// <summary>Takes a text apart: an object without names that occur twice, at any level.</summary>
    /// <param name="utf8">The text, to its end.</param>
    /// <param name="place">What it is, for errors.</param>
    /// <param name="fault">Makes an error of a place and a problem.</param>
    /// <param name="read">Reads the object.</param>
    /// <exception cref="DataFormatException">It is no such text.</exception>
    public static T Read<T>(
        ReadOnlyMemory<byte> utf8, string place, Func<string, string, DataFormatException> fault, Func<JsonFields, T> read)
    {
        if (!Utf8.IsValid(utf8.Span)) throw fault(place, "expected UTF-8");
        using JsonDocument document = Parse(utf8, place, fault);
        return read(new JsonFields(document.RootElement, place, fault));
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string place, Func<string, string, DataFormatException> fault)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, Strict);
            RequireText(document.RootElement);
            return document;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            document?.Dispose();
            throw fault(place, $"expected JSON without repeated names. {e.Message}");
        }
    }

    // An escape may stand for half a character, which shows only when it is read.
    private static void RequireText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray()) RequireText(item);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RequireText(property.Value);
                }

                break;
        }
    }
}

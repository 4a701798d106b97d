using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Glassbox.Serialization;

/// <summary>Strict JSON.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the bytes of what is written.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain)) write(writer);
        return bytes.WrittenMemory;
    }

    /// <summary>Parses a JSON object without duplicate names at any level.</summary>
    /// <param name="utf8">The complete text.</param>
    /// <param name="place">What the text is, for error messages.</param>
    /// <param name="fault">Creates an error from a place and a problem.</param>
    /// <param name="read">Reads the object.</param>
    /// <exception cref="DataFormatException">The text is invalid.</exception>
    public static T Read<T>(
        ReadOnlyMemory<byte> utf8, string place, Func<string, string, DataFormatException> fault, Func<JsonFields, T> read)
    {
        if (!Utf8.IsValid(utf8.Span)) throw fault(place, "expected UTF-8");
        using JsonDocument document = Parse(utf8, place, fault);
        return read(new JsonFields(document.RootElement, place, fault));
    }

    // The published guide is built without the framework's error messages, so only its positions are used.
    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string place, Func<string, string, DataFormatException> fault)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, Strict);
            if (Repeated(document.RootElement) is { } name) throw Unfit($"'{name}' stands there twice");
            return document;
        }
        catch (JsonException e)
        {
            throw Unfit($"it goes wrong in line {e.LineNumber + 1} at byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            throw Unfit("a text holds half a character");
        }

        DataFormatException Unfit(string problem)
        {
            document?.Dispose();
            return fault(place, $"expected JSON without repeated names; {problem}");
        }
    }

    // Returns a name that occurs twice in one object. This reads all strings, because an invalid escape, such as half a surrogate pair, shows only
    // then.
    private static string? Repeated(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                return null;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Repeated).FirstOrDefault(name => name is not null);
            case JsonValueKind.Object:
                var names = new HashSet<string>();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (!names.Add(property.Name)) return property.Name;
                    if (Repeated(property.Value) is { } name) return name;
                }

                return null;
            default:
                return null;
        }
    }
}

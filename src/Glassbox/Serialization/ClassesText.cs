using System.Text;
using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>Class names as a JSON array, in the order of the outputs.</summary>
internal static class ClassesText
{
    /// <summary>The name of the metadata entry.</summary>
    public const string Name = "glassbox.classes";

    public static string Write(IEnumerable<string> classes) => Encoding.UTF8.GetString(JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (string name in classes) json.WriteStringValue(name);
        json.WriteEndArray();
    }).Span);

    /// <summary>Returns the names, or null if the text is invalid.</summary>
    public static string[]? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
                ? [.. document.RootElement.EnumerateArray().Select(name => name.GetString()!)]
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

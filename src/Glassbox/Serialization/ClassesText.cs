using System.Text;
using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>The names of classes as a JSON list, in the order of the outputs.</summary>
internal static class ClassesText
{
    /// <summary>What it is called among the texts of a file.</summary>
    public const string Name = "glassbox.classes";

    public static string Write(IEnumerable<string> classes) => Encoding.UTF8.GetString(JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (string name in classes) json.WriteStringValue(name);
        json.WriteEndArray();
    }).Span);

    /// <summary>The names, or null where the text is something else.</summary>
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

using System.Text;

namespace Glassbox.Serialization;

/// <summary>Metadata as JSON, sorted by name.</summary>
internal static class MetadataText
{
    public static string Write(IReadOnlyDictionary<string, string> metadata) => Encoding.UTF8.GetString(JsonText.Write(json =>
    {
        json.WriteStartObject();
        foreach ((string name, string text) in InOrder(metadata)) json.WriteString(name, text);
        json.WriteEndObject();
    }).Span);

    /// <exception cref="DataFormatException">The text is invalid.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, string place, Func<string, string, DataFormatException> fault) =>
        JsonText.Read(Encoding.UTF8.GetBytes(text), place, fault, fields => fields.Unread.ToArray().ToDictionary(name => name, fields.Text));

    /// <summary>Returns the entries in a fixed order, so that the same metadata gives the same bytes.</summary>
    public static IEnumerable<KeyValuePair<string, string>> InOrder(IReadOnlyDictionary<string, string> metadata) =>
        metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}

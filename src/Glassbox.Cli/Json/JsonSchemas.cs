namespace Glassbox.Cli.Json;

/// <summary>The JSON Schemas (draft 2020-12) for the output of <c>--json</c>: the files in docs/schemas.</summary>
internal static class JsonSchemas
{
    private const string Extension = ".schema.json";

    /// <summary>The commands that have a schema.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(JsonSchemas).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Select(name => name[..^Extension.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns the schema of a command.</summary>
    public static string Of(string command)
    {
        using var reader = new StreamReader(typeof(JsonSchemas).Assembly.GetManifestResourceStream(command + Extension)!);
        return reader.ReadToEnd();
    }
}

namespace Glassbox.Cli.Json;

/// <summary>The JSON Schemas (draft 2020-12) of what commands write with <c>--json</c>: the files in docs/schemas.</summary>
internal static class JsonSchemas
{
    private const string Ending = ".schema.json";

    /// <summary>The commands that there are schemas for.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(JsonSchemas).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(name => name[..^Ending.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema of a command's JSON.</summary>
    public static string Of(string command)
    {
        using var reader = new StreamReader(typeof(JsonSchemas).Assembly.GetManifestResourceStream(command + Ending)!);
        return reader.ReadToEnd();
    }
}

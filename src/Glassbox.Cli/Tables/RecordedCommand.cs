using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace Glassbox.Cli.Tables;

/// <summary>Stores the options of a command in a checkpoint: everything that determines a model of a table or of pictures.</summary>
internal static class RecordedCommand
{
    private const string Name = "glassbox.options", Data = "--data";

    /// <summary>Returns the metadata to write.</summary>
    /// <param name="given">The parsed command line.</param>
    /// <param name="but">The options not to record.</param>
    public static IReadOnlyDictionary<string, string> Texts(ParseResult given, IReadOnlyList<Option> but)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (string word in Words(given, but)) json.WriteStringValue(word);
            json.WriteEndArray();
        }

        return new Dictionary<string, string> { [Name] = System.Text.Encoding.UTF8.GetString(bytes.ToArray()) };
    }

    /// <summary>Returns the command line of a checkpoint, with overridden options; null if it is not for a table or for pictures.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="path">The path of the checkpoint.</param>
    /// <param name="given">The current command line.</param>
    /// <param name="overridable">The options that may be overridden.</param>
    /// <exception cref="CommandException">The metadata is invalid, or the data has moved.</exception>
    public static ParseResult? Read(Checkpoint checkpoint, string path, ParseResult given, IReadOnlyList<Option> overridable)
    {
        if (!checkpoint.Metadata.TryGetValue(Name, out string? text)) return null;
        string[]? recorded = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            recorded = [.. document.RootElement.EnumerateArray().Select(word => word.GetString() ?? throw InvalidMetadata(path))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw InvalidMetadata(path);
        }

        Command command = given.CommandResult.Command;
        ParseResult first = command.Parse(recorded);
        if (first.GetValue<string?>(Data) is { } place && !Path.Exists(place) && !IsSpecified(given, Data))
            throw new CommandException($"{path} continues with {place}, which does not exist. If the data has moved, name it with --data.");
        Option[] changed = [.. overridable.Where(option => IsSpecified(given, option.Name))];
        ParseResult merged = command.Parse([.. Words(first, changed), .. changed.SelectMany(option => Words(given, option))]);
        return merged.Errors is [var wrong, ..] ? throw new CommandException($"{path}: {wrong.Message}") : merged;
    }

    private static IEnumerable<string> Words(ParseResult given, IReadOnlyList<Option> but) =>
        given.CommandResult.Command.Options.Where(option => !but.Contains(option) && IsSpecified(given, option.Name)).SelectMany(option => Words(given, option));

    // As --name=value, so that no value is parsed as an option.
    private static IEnumerable<string> Words(ParseResult given, Option option)
    {
        IReadOnlyList<Token> tokens = given.GetResult(option)!.Tokens;
        if (tokens.Count == 0) return [option.Name];
        return tokens.Select(token => $"{option.Name}={(option.Name == Data ? Path.GetFullPath(token.Value) : token.Value)}");
    }

    private static bool IsSpecified(ParseResult given, string name) =>
        given.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is { } option && given.GetResult(option) is { Implicit: false };

    private static CommandException InvalidMetadata(string path) => new($"{path}, {Name}: this text is not what 'glassbox train --checkpoint' writes.");
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace Glassbox.Cli.Tables;

/// <summary>The options of a command among the texts of a checkpoint: all that makes a model of a table or of pictures.</summary>
internal static class RecordedCommand
{
    private const string Name = "glassbox.options", Data = "--data";

    /// <summary>The texts to write.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="but">Options that are not recorded.</param>
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

    /// <summary>What was given when a checkpoint was made, with what is said anew; null where it is not one of a table or of pictures.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="path">Its file.</param>
    /// <param name="given">What is given now.</param>
    /// <param name="anew">Options that may be said anew.</param>
    /// <exception cref="CommandException">The text in it is another.</exception>
    public static ParseResult? Read(Checkpoint checkpoint, string path, ParseResult given, IReadOnlyList<Option> anew)
    {
        if (!checkpoint.Metadata.TryGetValue(Name, out string? text)) return null;
        string[]? recorded = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            recorded = [.. document.RootElement.EnumerateArray().Select(word => word.GetString() ?? throw NotOurs(path))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw NotOurs(path);
        }

        Command command = given.CommandResult.Command;
        ParseResult first = command.Parse(recorded);
        if (first.GetValue<string?>(Data) is { } place && !Path.Exists(place) && !IsSaid(given, Data))
            throw new CommandException($"{path} continues with {place}, which is not there. If the data has moved, name it by --data.");
        Option[] changed = [.. anew.Where(option => IsSaid(given, option.Name))];
        ParseResult whole = command.Parse([.. Words(first, changed), .. changed.SelectMany(option => Words(given, option))]);
        return whole.Errors is [var wrong, ..] ? throw new CommandException($"{path}: {wrong.Message}") : whole;
    }

    private static IEnumerable<string> Words(ParseResult given, IReadOnlyList<Option> but) =>
        given.CommandResult.Command.Options.Where(option => !but.Contains(option) && IsSaid(given, option.Name)).SelectMany(option => Words(given, option));

    // As --name=value, so that no value can be taken for an option.
    private static IEnumerable<string> Words(ParseResult given, Option option)
    {
        IReadOnlyList<Token> tokens = given.GetResult(option)!.Tokens;
        if (tokens.Count == 0) return [option.Name];
        return tokens.Select(token => $"{option.Name}={(option.Name == Data ? Path.GetFullPath(token.Value) : token.Value)}");
    }

    private static bool IsSaid(ParseResult given, string name) =>
        given.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is { } option && given.GetResult(option) is { Implicit: false };

    private static CommandException NotOurs(string path) => new($"{path}, {Name}: this text is not what 'glassbox train --checkpoint' writes.");
}

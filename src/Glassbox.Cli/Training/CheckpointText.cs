using System.Text;
using System.Text.Json;

namespace Glassbox.Cli.Training;

/// <summary>Stores the request in the metadata of a checkpoint: everything that the state of the trainer does not include.</summary>
internal static class CheckpointText
{
    private const string Name = "glassbox.command";

    /// <summary>Returns the metadata to write.</summary>
    public static IReadOnlyDictionary<string, string> Of(TrainingRequest request)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("data", request.Folder is null ? null : Path.GetFullPath(request.Folder));
            if (request.Idx.IsTransposed) json.WriteBoolean("transpose", true);
            if (request.Idx.NamesPath is { } names) json.WriteString("names", Path.GetFullPath(names));
            Write(json, "take", request.Take);
            Write(json, "holdOut", request.HoldOut);
            json.WriteBoolean("holdOutLast", request.HoldOutLast);
            json.WriteNumber("epochs", request.Epochs);
            json.WriteString("initializer", request.Init is null ? (request.Initializer ?? (request.Resumed is null ? Defaults.Initializer : null))?.Name : null);
            json.WriteEndObject();
        }

        return new Dictionary<string, string> { [Name] = Encoding.UTF8.GetString(bytes.ToArray()) };
    }

    /// <summary>Reads the request from a checkpoint; defaults fill in what a checkpoint of another program lacks.</summary>
    /// <exception cref="CommandException">There is no such file.</exception>
    public static TrainingRequest Load(string path)
    {
        if (!Path.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox train --checkpoint {path}' makes one.");
        var checkpoint = Checkpoint.Load(path);
        TrainingOptions options = checkpoint.Options;
        var request = new TrainingRequest
        {
            Resume = path,
            Resumed = checkpoint,
            Seed = options.Seed, // also draws the held-out digits
            Threads = options.Threads,
            IsTwin = checkpoint.ReferenceState is not null,
            Order = checkpoint.Order == Reference.UpdateOrder.Video ? "video" : "textbook",
        };
        if (!checkpoint.Metadata.TryGetValue(Name, out string? text)) return request;
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement fields = document.RootElement;
            return request with
            {
                Folder = fields.GetProperty("data").GetString(),
                Idx = new IdxOptions
                {
                    IsTransposed = fields.TryGetProperty("transpose", out JsonElement isTransposed) && isTransposed.GetBoolean(),
                    NamesPath = fields.TryGetProperty("names", out JsonElement names) ? names.GetString() : null,
                },
                Take = Read(fields.GetProperty("take")),
                HoldOut = Read(fields.GetProperty("holdOut")),
                HoldOutLast = fields.GetProperty("holdOutLast").GetBoolean(),
                Epochs = fields.GetProperty("epochs").GetInt32(),
                Initializer = fields.GetProperty("initializer").GetString() is { } name ? Initializer.Parse(name) : null,
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new CommandException($"{path}, {Name}: this text is not what 'glassbox train --checkpoint' writes.");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static int? Read(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Glassbox.Sweeps;

/// <summary>All trials of a sweep before any is trained: a pure function of space, search and seeds.</summary>
public sealed class SweepPlan
{
    private const int Format = 1;

    /// <summary>Initializes a plan.</summary>
    /// <param name="space">The search space.</param>
    /// <param name="search">The search method.</param>
    /// <param name="seeds">The seeds of each recipe; by default one, the default seed.</param>
    /// <param name="fixed">Settings shared by all recipes.</param>
    /// <param name="objective">How trials are compared.</param>
    /// <param name="dataSha256">The digest of the data, which distinguishes trials on different data.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message says why.</exception>
    public SweepPlan(
        SearchSpace space, Search search, IReadOnlyList<ulong>? seeds = null, IReadOnlyList<Setting>? @fixed = null,
        Objective objective = Objective.Accuracy, string dataSha256 = "")
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(search);
        Fixed = @fixed ?? [];
        Seeds = seeds ?? [Defaults.Seed];
        if (Seeds.Count == 0) throw new ArgumentException("There is no seed.", nameof(seeds));
        if (Seeds.Distinct().Count() < Seeds.Count) throw new ArgumentException("A seed occurs twice.", nameof(seeds));
        if (Fixed.FirstOrDefault(setting => space.Names.Contains(setting.Name)) is { Name: { } both })
            throw new ArgumentException($"{both} is varied and fixed.", nameof(@fixed));
        Recipes = search.Choose(space);
        Names = space.Names;
        LogarithmicNames = [.. space.Alternatives.SelectMany(axes => axes).Where(axis => axis.IsLogarithmic).Select(axis => axis.Name).Distinct(StringComparer.Ordinal)];
        Rungs = [.. search.Rungs, 0];
        (KeepOneIn, Objective, DataSha256) = (search.KeepOneIn, objective, dataSha256);
        Trials = MakeTrials();
    }

    private SweepPlan(JsonElement json)
    {
        if (json.GetProperty("format").GetInt32() is var format && format != Format) throw new FormatException($"The plan is of format {format}; expected {Format}.");
        Fixed = ReadSettings(json.GetProperty("fixed"));
        Seeds = [.. json.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetUInt64())];
        Names = [.. json.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];
        LogarithmicNames = [.. json.GetProperty("logarithmic").EnumerateArray().Select(name => name.GetString()!)];
        Rungs = [.. json.GetProperty("rungs").EnumerateArray().Select(rung => rung.GetInt32())];
        KeepOneIn = json.GetProperty("keepOneIn").GetInt32();
        Objective = Objectives.All.Single(entry => entry.Name == json.GetProperty("objective").GetString()).Objective;
        DataSha256 = json.GetProperty("data").GetString()!;
        Notes = json.GetProperty("notes").EnumerateObject().ToDictionary(note => note.Name, note => note.Value.GetString()!);
        Recipes = [.. json.GetProperty("recipes").EnumerateArray().Select(ReadSettings)];
        Trials = MakeTrials();
    }

    /// <summary>The settings shared by all recipes.</summary>
    public IReadOnlyList<Setting> Fixed { get; }

    /// <summary>The settings that differ, for each recipe.</summary>
    public IReadOnlyList<IReadOnlyList<Setting>> Recipes { get; }

    /// <summary>The names of the settings that differ.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The seeds of each recipe.</summary>
    public IReadOnlyList<ulong> Seeds { get; }

    /// <summary>The digest of the data.</summary>
    public string DataSha256 { get; }

    /// <summary>How trials are compared.</summary>
    public Objective Objective { get; }

    /// <summary>Notes about the plan, by name; they do not affect results, and plans that differ only in their notes are the same.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>All trials that may be trained, by number.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>The epochs after which recipes are compared; the last is 0, for the end of training.</summary>
    internal IReadOnlyList<int> Rungs { get; }

    internal int KeepOneIn { get; }

    internal IReadOnlyList<string> LogarithmicNames { get; }

    /// <summary>The digest of the plan, without notes.</summary>
    public string Sha256 => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(withNotes: false))));

    /// <summary>Returns the plan as text, for <see cref="FromJson"/>.</summary>
    public string ToJson() => Write(withNotes: true);

    private string Write(bool withNotes)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("objective", Objective.Name);
            json.WriteString("data", DataSha256);
            WriteSettings(json, "fixed", Fixed);
            json.WriteStartArray("seeds");
            foreach (ulong seed in Seeds) json.WriteNumberValue(seed);
            json.WriteEndArray();
            WriteTexts(json, "names", Names);
            WriteTexts(json, "logarithmic", LogarithmicNames);
            json.WriteStartArray("rungs");
            foreach (int rung in Rungs) json.WriteNumberValue(rung);
            json.WriteEndArray();
            json.WriteNumber("keepOneIn", KeepOneIn);
            json.WriteStartArray("recipes");
            foreach (IReadOnlyList<Setting> recipe in Recipes) WriteSettings(json, null, recipe);
            json.WriteEndArray();
            if (withNotes)
            {
                json.WriteStartObject("notes");
                foreach ((string name, string text) in Notes) json.WriteString(name, text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Parses a plan.</summary>
    /// <exception cref="FormatException">The text is not a plan.</exception>
    public static SweepPlan FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new SweepPlan(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is not the plan of a sweep: {fault.Message}", fault);
        }
    }

    private Trial[] MakeTrials() => [.. Enumerable.Range(0, Recipes.Count * Seeds.Count).Select(number => new Trial(this, number / Seeds.Count, number % Seeds.Count))];

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // An array of pairs, because a setting may occur several times.
    private static void WriteSettings(Utf8JsonWriter json, string? name, IReadOnlyList<Setting> settings)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (Setting setting in settings)
        {
            json.WriteStringValue(setting.Name);
            json.WriteStringValue(setting.Value);
        }

        json.WriteEndArray();
    }

    private static Setting[] ReadSettings(JsonElement json)
    {
        string[] texts = [.. json.EnumerateArray().Select(text => text.GetString()!)];
        if (texts.Length % 2 != 0) throw new FormatException("The plan has a setting without a value.");
        return [.. texts.Chunk(2).Select(pair => new Setting(pair[0], pair[1]))];
    }
}

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Racing;

namespace Glassbox.Cli.Reproduction;

/// <summary>Reads recipes from the command and from files.</summary>
internal static class RecipeFile
{
    private static readonly string[] races = ["98", "98.5", "99"];

    /// <summary>The recipes of published results, in display order: by year, our own last.</summary>
    public static IReadOnlyList<PublishedRecipe> All => field ??=
    [
        .. new[]
        {
            "video", "lecun-1998-300", "lecun-1998-300-100", "lecun-1998-500-150", "lecun-1998-500-150-distorted",
            "simard-2003", "simard-2003-affine", "simard-2003-elastic", "hinton-2005", "ciresan-2010-small", "ciresan-2010-large",
            "srivastava-2014", "srivastava-2014-max-norm", "own", "own-hour",
        }.Select(id => Embedded($"Recipes.{id}.json", RecipeJson.Default.PublishedRecipe)),
    ];

    /// <summary>The recipes of races, fastest first. Each is read when needed, since the clock may be running.</summary>
    public static IEnumerable<RaceRecipe> Races => races.Select(to => Embedded($"Races.{to}.json", RecipeJson.Default.RaceRecipe));

    /// <summary>Finds a recipe by its ID, or reads a recipe file.</summary>
    /// <exception cref="CommandException">There is no such recipe; the message names the nearest ones.</exception>
    public static PublishedRecipe Find(string name)
    {
        if (All.FirstOrDefault(recipe => string.Equals(recipe.Id, name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return Load(name);
        IReadOnlyList<string> nearest = Nearest.To(name, [.. All.Select(recipe => recipe.Id)]);
        throw CommandException.Usage($"there is no recipe '{name}'. Nearest: {string.Join(", ", nearest)}. 'glassbox reproduce --list' shows all {All.Count}.");
    }

    /// <summary>Reads a recipe file.</summary>
    /// <exception cref="CommandException">There is no such file, or it is not a recipe; the message says where.</exception>
    public static PublishedRecipe Load(string path)
    {
        if (!File.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox reproduce --list' shows the recipes that come with the command.");
        PublishedRecipe recipe = Read(File.ReadAllText(path), path, RecipeJson.Default.PublishedRecipe);
        return recipe.Published is >= 0 and <= 100 ? recipe : throw new CommandException($"{path}: 'published' must be a test error in percent, 0 to 100, not {Invariant(recipe.Published)}.");
    }

    /// <summary>Parses a recipe.</summary>
    /// <param name="text">JSON; comments are allowed.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <param name="type">The kind of recipe.</param>
    /// <exception cref="CommandException">The text is not a recipe; the message says where.</exception>
    private static T Read<T>(string text, string name, JsonTypeInfo<T> type)
        where T : TrainingRecipe
    {
        try
        {
            T recipe = JsonSerializer.Deserialize(text, type) ?? throw new JsonException("expected an object, not null.");
            recipe.Request(seed: 1, threads: 1);
            return recipe;
        }
        catch (JsonException fault)
        {
            string place = fault.LineNumber is { } line ? $", line {line + 1}" : "";
            throw new CommandException($"{name}{place}: this is not a recipe: {fault.Message}");
        }
        catch (CommandException fault)
        {
            throw new CommandException($"{name}, train: {fault.Message}");
        }
    }

    private static T Embedded<T>(string name, JsonTypeInfo<T> type)
        where T : TrainingRecipe
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the command.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), name, type);
    }

    private static string Invariant(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The JSON serialization of recipes, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PublishedRecipe))]
[JsonSerializable(typeof(RaceRecipe))]
internal sealed partial class RecipeJson : JsonSerializerContext;

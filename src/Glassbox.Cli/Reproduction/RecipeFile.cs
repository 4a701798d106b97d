using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Reproduction;

/// <summary>Reads recipes: those that come with the command, and files.</summary>
internal static class RecipeFile
{
    private const string Folder = "Recipes.";

    /// <summary>The recipes of the published results, in the order of their years.</summary>
    public static IReadOnlyList<PublishedRecipe> All { get; } = [.. Names.Select(Embedded)];

    /// <summary>The ids of the recipes that come with the command, in the order of a listing.</summary>
    private static string[] Names =>
    [
        "video", "lecun-1998-300", "lecun-1998-300-100", "lecun-1998-500-150", "lecun-1998-500-150-distorted",
        "simard-2003", "simard-2003-affine", "simard-2003-elastic", "hinton-2005", "ciresan-2010-small", "ciresan-2010-large",
        "srivastava-2014", "srivastava-2014-max-norm", "own",
    ];

    /// <summary>The recipe of an id, or that of a file.</summary>
    /// <exception cref="CommandException">There is none; it names the nearest.</exception>
    public static PublishedRecipe Find(string name)
    {
        if (All.FirstOrDefault(recipe => string.Equals(recipe.Id, name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return Load(name);
        IReadOnlyList<string> nearest = Nearest.To(name, [.. All.Select(recipe => recipe.Id)]);
        throw CommandException.Usage($"there is no recipe '{name}'. Nearest: {string.Join(", ", nearest)}. 'glassbox reproduce --list' shows all {All.Count}.");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">There is no such file, or it is no recipe; it says where.</exception>
    public static PublishedRecipe Load(string path)
    {
        if (!File.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox reproduce --list' shows the recipes that come with the command.");
        return Read(File.ReadAllText(path), path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">JSON; comments are fine.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="CommandException">It is no recipe; it says where.</exception>
    public static PublishedRecipe Read(string text, string name)
    {
        try
        {
            PublishedRecipe recipe = JsonSerializer.Deserialize(text, RecipeJson.Default.PublishedRecipe) ?? throw new JsonException("a recipe is one object.");
            if (recipe.Published is not (>= 0 and <= 100)) throw new JsonException("published is a test error in percent, 0 to 100.");
            recipe.Request(seed: 1, threads: 1);
            return recipe;
        }
        catch (JsonException fault)
        {
            string place = fault.LineNumber is { } line ? $", line {line + 1}" : "";
            throw new CommandException($"{name}{place}: this is no recipe: {fault.Message}");
        }
    }

    private static PublishedRecipe Embedded(string id)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{id}.json")
            ?? throw new InvalidOperationException($"The recipe {id} is missing from the command.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), $"{id}.json");
    }
}

/// <summary>How recipes are read, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PublishedRecipe))]
internal sealed partial class RecipeJson : JsonSerializerContext;

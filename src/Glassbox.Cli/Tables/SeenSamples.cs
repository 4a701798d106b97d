using System.Globalization;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Recognizes the samples that a model was trained on, by their digest.</summary>
/// <remarks>
/// The file of a model has the fraction that was split off to test with, if any was. For files without it, the likely ones are tried: none, the
/// default, and the one that leaves as many samples as the model was trained on.
/// </remarks>
internal static class SeenSamples
{
    private const string Name = "glassbox.test";

    /// <summary>Returns the metadata of a model whose test set was split off.</summary>
    /// <param name="part">The fraction that was split off; 0 for none.</param>
    public static IReadOnlyDictionary<string, string> Texts(float part) =>
        part == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [Name] = part.ToString("R", CultureInfo.InvariantCulture) };

    /// <summary>Warns if the rows include those that the model was trained on; null if they do not.</summary>
    public static string? Warning(Model model, Table rows) => Warning(model, rows.Count, "row", (part, seed) =>
        part == 0 ? rows.Sha256() : rows.Split(part, seed, model.Task == ModelTask.Classes ? model.Target.Names[0] : null).Training is var kept && kept.Count >= model.Recipe!.Samples ? kept.Sha256() : null);

    /// <inheritdoc cref="Warning(Model, Table)"/>
    public static string? Warning(Model model, SampleSource source) => source.Test is not null ? null
        : Warning(model, source.All.Count, source.Noun, (part, seed) => source.Divide(part, seed).Training is var kept && kept.Count >= model.Recipe!.Samples ? kept.Sha256() : null);

    // A digest takes long, so parts with fewer samples than the model was trained on have none: null.
    private static string? Warning(Model model, int count, string noun, Func<float, ulong, string?> digest)
    {
        if (model is not { DataSha256: { } trained, Recipe: { } recipe } || recipe.Samples > count || count < 2) return null;
        float[] parts = Recorded(model) is { } recorded ? [recorded] : [0, TableRequest.DefaultTest, (float)(count - recipe.Samples) / count];
        return parts.Where(part => part < 1).Distinct().Any(part => digest(part, recipe.Options.Seed) == trained)
            ? $"These {Numerals.Count(count)} {noun}s include those that the model was trained on, so this says little about new ones."
            : null;
    }

    private static float? Recorded(Model model) =>
        model.Metadata.TryGetValue(Name, out string? text) && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float part) && part is > 0 and < 1 ? part : null;
}

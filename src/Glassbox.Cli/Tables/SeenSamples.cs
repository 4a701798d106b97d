using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Recognizes the samples that a model was trained on, by their digest.</summary>
/// <remarks>
/// The model does not record the fraction that was split off to test with, so the likely ones are tried: none, the default, and the one that
/// leaves as many samples as the model was trained on.
/// </remarks>
internal static class SeenSamples
{
    /// <summary>Warns if the rows include those that the model was trained on; null if they do not.</summary>
    public static string? Warning(Model model, Table rows) => Warning(model, rows.Count, "row", (part, seed) =>
        part == 0 ? rows.Sha256() : rows.Split(part, seed, model.Task == ModelTask.Classes ? model.Target.Names[0] : null).Training.Sha256());

    /// <inheritdoc cref="Warning(Model, Table)"/>
    public static string? Warning(Model model, SampleSource source) => source.Test is not null ? null
        : Warning(model, source.All.Count, source.Noun, (part, seed) => source.Divide(part, seed).Training.Sha256());

    private static string? Warning(Model model, int count, string noun, Func<float, ulong, string> digest)
    {
        if (model is not { DataSha256: { } trained, Recipe: { } recipe } || recipe.Samples > count || count < 2) return null;
        float[] parts = [0, TableRequest.DefaultTest, (float)(count - recipe.Samples) / count];
        return parts.Where(part => part < 1).Distinct().Any(part => digest(part, recipe.Options.Seed) == trained)
            ? $"These {Numerals.Count(count)} {noun}s include those that the model was trained on, so this says little about new ones."
            : null;
    }
}

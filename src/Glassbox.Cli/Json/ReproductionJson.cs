using System.Text.Json;
using Glassbox.Cli.Reproduction;

namespace Glassbox.Cli.Json;

/// <summary>Writes the outputs of <c>glassbox reproduce --json</c>. Errors are in percent, times in seconds.</summary>
internal static class ReproductionJson
{
    public static void Write(ReproductionResult result) => JsonOutput.Write(json =>
    {
        PublishedRecipe recipe = result.Request.Recipe;
        Recipe(json, recipe);
        json.WriteStartArray("decided");
        foreach (string decision in recipe.Decided) json.WriteStringValue(decision);
        json.WriteEndArray();
        json.WriteString("set", result.Request.IsValidation ? "validation" : "test");
        json.WriteNumber("threads", result.Request.Threads);
        json.Seconds("estimatedSeconds", result.EstimatedSeconds * result.Request.Seeds);
        json.WriteStartArray("seeds");
        foreach (SeedResult seed in result.Seeds) Seed(json, result.Request, seed);
        json.WriteEndArray();
        json.Number("meanError", Math.Round(result.Mean, 6));
        json.Number("deviation", Math.Round(result.Deviation, 6));
        if (!result.Request.IsValidation && result.Seeds.Count > 0) json.WriteBoolean("reached", result.IsReached);
        json.WriteBoolean("interrupted", result.IsStopped);
    });

    public static void Write(IReadOnlyList<(PublishedRecipe Recipe, double Seconds)> recipes) => JsonOutput.Write(json =>
    {
        json.WriteStartArray("recipes");
        foreach ((PublishedRecipe recipe, double seconds) in recipes)
        {
            json.WriteStartObject();
            Recipe(json, recipe);
            if (recipe.RecordedError is { } error) json.Number("recordedError", Math.Round(error, 6));
            else json.WriteNull("recordedError");
            json.WriteNumber("recordedSeeds", recipe.Recorded.Count);
            json.Seconds("estimatedSeconds", seconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Recipe(Utf8JsonWriter json, PublishedRecipe recipe)
    {
        json.WriteString("id", recipe.Id);
        json.WriteString("network", recipe.Network);
        json.WriteNumber("publishedError", recipe.Published);
        json.WriteString("source", recipe.Source);
        json.WriteString("reference", recipe.Reference);
        json.WriteString("train", recipe.Train);
    }

    private static void Seed(Utf8JsonWriter json, ReproductionRequest request, SeedResult seed)
    {
        json.WriteStartObject();
        json.WriteNumber("seed", seed.Seed);
        json.Number("error", Math.Round(seed.Error, 6));
        json.WriteNumber("wrong", seed.Wrong);
        json.WriteNumber("count", seed.Count);
        json.WriteNumber("epochs", seed.Epochs);
        json.WriteNumber("firstEpoch", seed.FirstEpoch);
        json.Seconds("seconds", seed.Seconds);
        json.Seconds("cpuSeconds", seed.CpuSeconds);
        json.WriteString("parametersSha256", seed.Sha256);
        if (!request.IsValidation && request.Recipe.RecordedOf(seed.Seed) is { } recorded) json.WriteBoolean("asRecorded", recorded.Sha256 == seed.Sha256);
        json.WriteEndObject();
    }
}

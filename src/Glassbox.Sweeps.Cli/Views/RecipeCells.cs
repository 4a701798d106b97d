using Glassbox.Cli.Views;

namespace Glassbox.Sweeps.Cli.Views;

/// <summary>Recipes as rows of a table.</summary>
internal static class RecipeCells
{
    /// <param name="plan">The trials.</param>
    /// <param name="recipes">The best first.</param>
    /// <returns>The names of the columns, then a row for each recipe. Where not all have all their seeds yet, a column says how many.</returns>
    public static string[][] Of(SweepPlan plan, IReadOnlyList<RecipeResult> recipes)
    {
        bool hasSeeds = recipes.Any(recipe => recipe.Rows.Count < plan.Seeds.Count);
        return
        [
            ["", Scores.Name(plan.Objective), .. plan.Names, "epochs", .. hasSeeds ? ["seeds"] : (string[])[]],
            .. recipes.Select((recipe, place) => (string[])[
                Numerals.Count(place + 1), Scores.Text(plan.Objective, recipe), .. plan.Names.Select(name => recipe.Rows[0].Trial.Find(name) ?? "–"), Epochs(recipe),
                .. hasSeeds ? [$"{recipe.Rows.Count}/{plan.Seeds.Count}"] : (string[])[]]),
        ];
    }

    /// <summary>Those it was trained for: as <c>20</c>, or <c>12–20</c> where seeds differ.</summary>
    public static string Epochs(RecipeResult recipe)
    {
        int least = recipe.Rows.Min(row => row.Result.Epochs), most = recipe.Rows.Max(row => row.Result.Epochs);
        return least == most ? Numerals.Count(most) : $"{Numerals.Count(least)}–{Numerals.Count(most)}";
    }
}

using System.Globalization;
using Glassbox.Cli.Reproduction;

namespace Glassbox.Cli.Tests.Documents;

/// <summary>docs/results.md says what the recipes say.</summary>
public sealed class ResultsDocumentTests
{
    private static readonly string[] Rows =
        [.. File.ReadAllLines(Repository.PathOf("docs", "results.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    [Fact]
    public void Its_table_has_every_recipe_with_what_was_recorded()
    {
        Assert.Equal(RecipeFile.All.Select(recipe => recipe.Id), Rows.Select(row => Cells(row)[0].Trim('`')));
        foreach ((PublishedRecipe recipe, string row) in RecipeFile.All.Zip(Rows))
        {
            string[] cells = Cells(row);
            string here = recipe.RecordedError is not { } error ? "not run"
                : error <= recipe.Published + 1e-9 ? $"**{Fixed(error)}**" : Fixed(error);
            if (recipe.Recorded.Count > 1)
            {
                var result = new ReproductionResult
                {
                    Request = new ReproductionRequest { Recipe = recipe },
                    Seeds = [.. recipe.Recorded.Select(run => new SeedResult(run.Seed, run.Wrong, 10_000, 1, 1, 0, 0, run.Sha256))],
                    EstimatedSeconds = 0,
                };
                here += $" ± {Fixed(result.Deviation)}";
            }

            Assert.Equal(
                (recipe.Network, recipe.Published.ToString(CultureInfo.InvariantCulture), here, $"{recipe.Recorded.Count}"), (cells[1], cells[2], cells[3], cells[4]));
            Assert.Equal(recipe.Recorded.Count == 0 ? "" : $"`{recipe.RecordedOf(1)!.Sha256[..16]}`", cells[5]);
        }
    }

    [Fact]
    public void A_run_that_took_a_minute_or_more_has_its_log()
    {
        foreach (string row in Rows.Where(row => double.TryParse(Cells(row)[6], CultureInfo.InvariantCulture, out double seconds) && seconds >= 60))
        {
            var recipe = RecipeFile.Find(Cells(row)[0].Trim('`'));
            string log = File.ReadAllText(Repository.PathOf("docs", "results", $"{recipe.Id}.log"));
            Assert.All(recipe.Recorded, run => Assert.Contains(run.Sha256, log, StringComparison.Ordinal));
            Assert.Contains(recipe.Network, log, StringComparison.Ordinal);
        }
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Fixed(double percent) => percent.ToString("F2", CultureInfo.InvariantCulture);
}

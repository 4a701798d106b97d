using Spectre.Console;

namespace Glassbox.Cli.Reproduction;

/// <summary>Estimates how long each recipe takes on this machine.</summary>
internal static class RecipeTimes
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(0.15);

    /// <summary>Times all recipes, with a progress bar on a terminal.</summary>
    public static IReadOnlyList<(PublishedRecipe Recipe, double Seconds)> Measure(Screen screen, int threads)
    {
        Dataset digits = Mnist.Load().Training;
        var timed = new List<(PublishedRecipe, double)>();
        if (!screen.IsErrorTerminal)
        {
            foreach (PublishedRecipe recipe in RecipeFile.All) timed.Add((recipe, TrainingClock.Measure(recipe, threads, digits, Each)));
            return timed;
        }

        screen.Errors.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }).Start(context =>
        {
            ProgressTask task = context.AddTask("Timing", maxValue: RecipeFile.All.Count);
            foreach (PublishedRecipe recipe in RecipeFile.All)
            {
                task.Description = $"Timing {recipe.Id}";
                timed.Add((recipe, TrainingClock.Measure(recipe, threads, digits, Each)));
                task.Increment(1);
            }
        });
        return timed;
    }
}

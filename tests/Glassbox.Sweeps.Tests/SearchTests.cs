namespace Glassbox.Sweeps.Tests;

/// <summary>Which recipes a search chooses.</summary>
public class SearchTests
{
    [Fact]
    public void A_grid_has_a_recipe_of_two_alternatives_once()
    {
        var space = SearchSpace.OneOf(
            new SearchSpace(Axis.Of("batch", 1, 8), Axis.Of("rate", 0.1)), new SearchSpace(Axis.Of("rate", 0.1, 0.2), Axis.Of("batch", 8)));
        var plan = new SweepPlan(space, new GridSearch());
        Assert.Equal(3, plan.Recipes.Count);
        Assert.Equal(3, plan.Trials.Select(trial => trial.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_random_search_finds_every_recipe_of_a_space_that_has_no_more(ulong seed)
    {
        var space = new SearchSpace(Axis.Whole("a", 1, 20), Axis.Of("b", Enumerable.Range(0, 10).Select(value => (double)value).ToArray()));
        foreach (int recipes in (int[])[200, 1000]) Assert.Equal(200, Keys(recipes).Length);

        // More recipes begin with the same ones as fewer.
        string[] all = Keys(200);
        foreach (int recipes in (int[])[1, 50, 150, 190, 199]) Assert.Equal(all[..recipes], Keys(recipes));

        string[] Keys(int recipes) => [.. new SweepPlan(space, new RandomSearch { Recipes = recipes, Seed = seed }).Trials.Select(trial => trial.Key).Distinct()];
    }
}

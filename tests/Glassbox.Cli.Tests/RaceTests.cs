using Glassbox.Cli.Racing;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Tests;

/// <summary>Seconds to accuracy.</summary>
public sealed class RaceTests(FewDigits digits) : IClassFixture<FewDigits>
{
    [Fact]
    public void It_ends_with_the_first_epoch_that_holds_on_the_digits_held_out()
    {
        RaceResult result = Run(80, RecipeFile.Races.First());
        Assert.True(result.IsReached);
        Assert.All(result.Epochs.SkipLast(1), epoch => Assert.True(epoch.Validation < 0.8));
        Assert.True(result.Epochs[^1].Validation >= 0.8);
        Assert.Equal(Enumerable.Range(1, result.Epochs.Count), result.Epochs.Select(epoch => epoch.Epoch));
        double[] clock = [0, result.ReadSeconds, .. result.Epochs.Select(epoch => epoch.Seconds)];
        Assert.Equal(clock.Order(), clock);

        // The same network as training for so many epochs: stopping a race changes nothing.
        DatasetSplit split = digits.Load();
        (Dataset training, Dataset held) = TrainingRecipe.Divide(split.Training);
        var plan = new TrainingPlan(RecipeFile.Races.First().Request(1, 1), null);
        var network = new Network(plan.LikelyArchitecture, 1, plan.Initializer);
        TrainingReport report = new Trainer(network, training, plan.Options) { Validation = held }.Epochs(result.Epochs.Count).Last();
        Assert.Equal((network.ParametersSha256(), report.Validation!.Accuracy), (result.Network.ParametersSha256(), result.Epochs[^1].Validation));
        Assert.Equal(network.Evaluate(split.Test).Accuracy, result.TestAccuracy);
    }

    [Fact]
    public void One_that_is_not_finished_asks_no_test_digit()
    {
        RaceResult result = Run(100, RecipeFile.Races.First() with { Train = "--layers 784,8,10 --epochs 1" });
        Assert.Equal((false, null, 1), (result.IsReached, result.TestAccuracy, result.Epochs.Count));
    }

    [Fact]
    public void The_command_reaches_what_its_recipe_says_it_reaches()
    {
        System.Text.Json.JsonElement json = Ran.Glassbox("race", "--to", "97", "--json").Well().Json;
        Assert.True(json.GetProperty("reached").GetBoolean());
        Assert.True(json.GetProperty("epochs").EnumerateArray().Last().GetProperty("validationAccuracy").GetDouble() >= 0.97);
        Assert.InRange(json.GetProperty("testAccuracy").GetDouble(), 0.96, 1);
        string[] shown = Ran.Glassbox("race", "--to", "97").Well().Lines;
        Assert.Contains(shown, line => line.StartsWith("97% after ", StringComparison.Ordinal));
        Assert.Equal($"SHA-256 {json.GetProperty("parametersSha256").GetString()}", shown[^1]);
    }

    [Theory]
    [InlineData(98.5, 50)]
    [InlineData(99, 24)]
    [InlineData(50, 8)]
    public void Its_bar_grows_and_is_full_at_the_goal_only(double to, int width)
    {
        int[] full = [.. Enumerable.Range(0, (int)(to * 10)).Select(permille => Full(permille / 1000.0, isReached: false))];
        Assert.Equal(full.Order(), full);
        Assert.Equal(0, full[0]);
        Assert.Equal(width - 1, full[^1]);
        Assert.Equal(width, Full(to / 100, isReached: true));

        int Full(double validation, bool isReached)
        {
            string bar = RaceLines.Bar(validation, to, width, isReached);
            Assert.Equal(width, bar.Length);
            return bar.Count(c => c == '━');
        }
    }

    private RaceResult Run(double to, RaceRecipe recipe) => new Race(to, recipe, seed: 1, threads: 1).Run(digits.Load, null, default);
}

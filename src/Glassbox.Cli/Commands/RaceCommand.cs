using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Racing;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Commands;

/// <summary>Measures the seconds to an accuracy on MNIST.</summary>
internal sealed class RaceCommand : Verb
{
    private const double MaxAccuracy = 99; // the highest accuracy that a recipe reaches

    private readonly Option<float?> to = Values.Number(
        "--to", "Accuracy to reach on the 10,000 held-out digits, in percent: 98, 98.5, 99, or anything below. [default: 98]",
        $"a number above 0, and at most {MaxAccuracy}", value => value > 0 && value <= MaxAccuracy);

    private readonly Option<ulong?> seed = Values.Seed("--seed", $"Seed. [default: {Defaults.Seed}]");
    private readonly Option<int?> threads = Values.Whole("--threads", "Threads; any number gives the same network. [default: all processors]", 1);
    private readonly Option<bool> json = CommonOptions.Json("the result");

    public RaceCommand()
        : base(
            "race", "Race the clock to an accuracy on MNIST: from the start of the process to the first epoch whose held-out accuracy reaches it; then test once.",
            "glassbox race --to 98",
            "glassbox race --to 99 --threads 2 --json")
    {
        foreach (Option option in (Option[])[to, seed, threads, json]) Options.Add(option);
    }

    protected override int Run(ParseResult given)
    {
        double goal = Math.Round(given.GetValue(to) ?? 98.0, 4);
        RaceRecipe recipe = RecipeFile.Races.First(race => race.To >= goal);
        var race = new Race(goal, recipe, given.GetValue(seed) ?? Defaults.Seed, given.GetValue(threads) ?? Environment.ProcessorCount);
        var screen = new Screen();
        RaceLines? lines = given.GetValue(json) ? null : new RaceLines(screen, goal);
        using var interruption = new Interruption();
        RaceResult result = race.Run(() => Mnist.Load(), lines, interruption.Token);
        if (lines is null) RaceJson.Write(result);
        else lines.End(result);
        return result.IsReached ? ExitCode.Success : ExitCode.Failed;
    }
}

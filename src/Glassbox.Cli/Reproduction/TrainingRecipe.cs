using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>How to train, as data: the options of <c>glassbox train</c>, and what was decided where.</summary>
internal abstract record TrainingRecipe
{
    /// <summary>The training digits that are held out for every decision: what is left are 50,000.</summary>
    public const int HeldOut = 10_000;

    /// <summary>The options of <c>glassbox train</c>, all but the seed and the threads.</summary>
    public required string Train { get; init; }

    /// <summary>What was decided, and where: what the source says, and what was found on digits held out.</summary>
    public required IReadOnlyList<string> Decided { get; init; }

    protected string[] Words => Train.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What <c>glassbox train</c> would be asked for.</summary>
    /// <exception cref="CommandException">It would refuse that.</exception>
    public TrainingRequest Request(ulong seed, int threads)
    {
        var options = new TrainOptions();
        var command = new Command("train");
        options.AddTo(command);
        ParseResult parsed = command.Parse([.. Words, "--seed", $"{seed}", "--threads", $"{threads}"]);
        return parsed.Errors.Count == 0 ? options.Read(parsed) : throw new CommandException($"'glassbox train' refuses its options: {parsed.Errors[0].Message}");
    }

    /// <summary>The command that trains the same network.</summary>
    public string Command(ulong seed) => string.Join(' ', ["glassbox train", .. Words, "--seed", $"{seed}"]);

    /// <summary>Training digits to learn from, and those held out: the same for every decision.</summary>
    public static (Dataset Training, Dataset HeldOut) Divide(Dataset digits) =>
        digits.StratifiedSplit(digits.Count - Math.Min(HeldOut, digits.Count / 6), Defaults.Seed);
}

using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>A training recipe as data: the options of <c>glassbox train</c>, and how they were chosen.</summary>
internal abstract record TrainingRecipe
{
    /// <summary>The training digits held out for every decision, which leaves 50,000.</summary>
    public const int HeldOut = 10_000;

    /// <summary>The options of <c>glassbox train</c>, without the seed and the threads.</summary>
    public required string Train { get; init; }

    /// <summary>The decisions and their basis: the source, or the held-out digits.</summary>
    public required IReadOnlyList<string> Decided { get; init; }

    protected string[] Words => Train.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Returns the request that <c>glassbox train</c> would create.</summary>
    /// <exception cref="CommandException">The options are invalid.</exception>
    public TrainingRequest Request(ulong seed, int threads)
    {
        var options = new TrainOptions();
        var command = new Command("train");
        options.AddTo(command);
        ParseResult parsed = command.Parse([.. Words, "--seed", $"{seed}", "--threads", $"{threads}"]);
        return parsed.Errors.Count == 0 ? options.Read(parsed) : throw new CommandException($"'glassbox train' rejects its options: {parsed.Errors[0].Message}");
    }

    /// <summary>Returns the command that trains the same network.</summary>
    public string Command(ulong seed) => string.Join(' ', ["glassbox train", .. Words, "--seed", $"{seed}"]);

    /// <summary>Splits the digits into those to train on and those held out; the same split for every decision.</summary>
    public static (Dataset Training, Dataset HeldOut) Divide(Dataset digits) =>
        digits.StratifiedSplit(digits.Count - Math.Min(HeldOut, digits.Count / 6), Defaults.Seed);
}

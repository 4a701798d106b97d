using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>A published result and how it is reproduced: a file in <c>Recipes/</c>, or one of the user's own.</summary>
internal sealed record PublishedRecipe
{
    /// <summary>The training digits that are held out for every decision: what is left are 50,000.</summary>
    public const int HeldOut = 10_000;

    /// <summary>As <c>simard-2003-elastic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>In a few words.</summary>
    public required string Network { get; init; }

    /// <summary>The published test error in percent, or what else it is to be measured by.</summary>
    public required double Published { get; init; }

    /// <summary>Who published it: authors and year.</summary>
    public required string Source { get; init; }

    /// <summary>Where: title, journal, table.</summary>
    public required string Reference { get; init; }

    /// <summary>The options of <c>glassbox train</c>, all but the seed and the threads.</summary>
    public required string Train { get; init; }

    /// <summary>What was decided, and where: what the source says, and what was found on digits held out.</summary>
    public required IReadOnlyList<string> Decided { get; init; }

    /// <summary>What came of it when it was recorded, by seed.</summary>
    public IReadOnlyList<RecordedRun> Recorded { get; init => field = value ?? []; } = []; // null where a file leaves it out

    /// <summary>Eight letters that are others where the training is another.</summary>
    [JsonIgnore]
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words))))[..8];

    /// <summary>The mean test error of the recorded runs in percent; null where there are none.</summary>
    [JsonIgnore]
    public double? RecordedError => Recorded.Count == 0 ? null : Recorded.Average(run => run.Wrong / 100.0);

    private string[] Words => Train.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What <c>glassbox train</c> would be asked for.</summary>
    /// <exception cref="CommandException">It would refuse that.</exception>
    public TrainingRequest Request(ulong seed, int threads)
    {
        var options = new TrainOptions();
        var command = new Command("train");
        options.AddTo(command);
        ParseResult parsed = command.Parse([.. Words, "--seed", $"{seed}", "--threads", $"{threads}"]);
        return parsed.Errors.Count == 0
            ? options.Read(parsed)
            : throw new CommandException($"The recipe {Id} asks for what 'glassbox train' refuses: {parsed.Errors[0].Message}");
    }

    /// <summary>The command that trains the same network.</summary>
    public string Command(ulong seed) => string.Join(' ', ["glassbox train", .. Words, "--seed", $"{seed}"]);

    /// <summary>What was recorded of a seed, if anything.</summary>
    public RecordedRun? RecordedOf(ulong seed) => Recorded.FirstOrDefault(run => run.Seed == seed);
}

/// <summary>A run that was recorded: on any machine it comes out the same.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Wrong">How many of the 10,000 test digits were told wrongly.</param>
/// <param name="Sha256">The identity of the network.</param>
internal sealed record RecordedRun(ulong Seed, int Wrong, string Sha256);

using System.Text;
using System.Text.Json.Serialization;
using Glassbox.Kernels;

namespace Glassbox.Cli.Reproduction;

/// <summary>A published result and how it is reproduced: a file in <c>Recipes/</c>, or one of the user's own.</summary>
internal sealed record PublishedRecipe : TrainingRecipe
{
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

    /// <summary>What came of it when it was recorded, by seed.</summary>
    public IReadOnlyList<RecordedRun> Recorded { get; init => field = value ?? []; } = []; // null where a file leaves it out

    /// <summary>Eight letters that are others where the training is another.</summary>
    [JsonIgnore]
    public string Fingerprint => Sha256.HashHex(Encoding.UTF8.GetBytes(string.Join(' ', Words)))[..8];

    /// <summary>The mean test error of the recorded runs in percent; null where there are none.</summary>
    [JsonIgnore]
    public double? RecordedError => Recorded.Count == 0 ? null : Recorded.Average(run => run.Wrong / 100.0);

    /// <summary>What was recorded of a seed, if anything.</summary>
    public RecordedRun? RecordedOf(ulong seed) => Recorded.FirstOrDefault(run => run.Seed == seed);
}

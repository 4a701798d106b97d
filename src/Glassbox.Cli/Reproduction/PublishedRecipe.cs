using System.Text;
using System.Text.Json.Serialization;
using Glassbox.Kernels;

namespace Glassbox.Cli.Reproduction;

/// <summary>A published result and the recipe that reproduces it: a file in <c>Recipes/</c>, or one of the user.</summary>
internal sealed record PublishedRecipe : TrainingRecipe
{
    /// <summary>The ID, such as <c>simard-2003-elastic</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The network, in a few words.</summary>
    public required string Network { get; init; }

    /// <summary>The published test error in percent, or another error to compare with.</summary>
    public required double Published { get; init; }

    /// <summary>The source: authors and year.</summary>
    public required string Source { get; init; }

    /// <summary>The reference: title, journal, table.</summary>
    public required string Reference { get; init; }

    /// <summary>The recorded runs, one per seed.</summary>
    public IReadOnlyList<RecordedRun> Recorded { get; init => field = value ?? []; } = []; // null if a file omits it

    /// <summary>Eight characters that change if the training options change.</summary>
    [JsonIgnore]
    public string Fingerprint => Sha256.HashHex(Encoding.UTF8.GetBytes(string.Join(' ', Words)))[..8];

    /// <summary>The mean test error of the recorded runs in percent; null if there are none.</summary>
    [JsonIgnore]
    public double? RecordedError => Recorded.Count == 0 ? null : Recorded.Average(run => run.Wrong / 100.0);

    /// <summary>Returns the recorded run of a seed; null if there is none.</summary>
    public RecordedRun? RecordedOf(ulong seed) => Recorded.FirstOrDefault(run => run.Seed == seed);
}

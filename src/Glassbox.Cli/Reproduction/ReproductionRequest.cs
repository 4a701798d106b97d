namespace Glassbox.Cli.Reproduction;

/// <summary>What was asked of <c>glassbox reproduce</c>.</summary>
internal sealed record ReproductionRequest
{
    public required PublishedRecipe Recipe { get; init; }

    /// <summary>The first seed.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>How many seeds, one after the other.</summary>
    public int Seeds { get; init; } = 1;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The time it may take; what is not finished by then goes on another time. Null where there is no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether to train on 50,000 digits and ask the 10,000 held out, as every decision was made, instead of testing.</summary>
    public bool IsValidation { get; init; }

    /// <summary>Whether to begin anew where training was stopped.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Where training is kept while it runs.</summary>
    public string Folder { get; init; } = UsualFolder;

    /// <summary>The least time between two checkpoints.</summary>
    public TimeSpan CheckpointPause { get; init; } = Training.CheckpointKeeper.UsualPause;

    public static string UsualFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "glassbox", "reproduce");

    /// <summary>The seeds, in order.</summary>
    public IEnumerable<ulong> AllSeeds => Enumerable.Range(0, Seeds).Select(i => unchecked(Seed + (ulong)i));

    /// <summary>The file in which training of a seed is kept: another one where the recipe is another.</summary>
    public string CheckpointOf(ulong seed) =>
        Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(Recipe.Id)}-{Recipe.Fingerprint}-seed-{seed}{(IsValidation ? "-validation" : "")}.checkpoint");
}

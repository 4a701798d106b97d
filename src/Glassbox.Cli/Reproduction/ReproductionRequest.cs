namespace Glassbox.Cli.Reproduction;

/// <summary>A request to <c>glassbox reproduce</c>.</summary>
internal sealed record ReproductionRequest
{
    public required PublishedRecipe Recipe { get; init; }

    /// <summary>The first seed.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>The number of seeds, trained in sequence.</summary>
    public int Seeds { get; init; } = 1;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The time limit; unfinished training can be resumed later. Null for no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether to train on 50,000 digits and validate on the 10,000 held out, as all recipes were tuned, instead of testing.</summary>
    public bool IsValidation { get; init; }

    /// <summary>Whether to start over instead of resuming.</summary>
    public bool IsFresh { get; init; }

    /// <summary>The folder for checkpoints.</summary>
    public string Folder { get; init; } = DefaultFolder;

    /// <summary>The minimum time between two checkpoints.</summary>
    public TimeSpan CheckpointPause { get; init; } = Training.CheckpointKeeper.DefaultPause;

    public static string DefaultFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "glassbox", "reproduce");

    /// <summary>The seeds, in order.</summary>
    public IEnumerable<ulong> AllSeeds => Enumerable.Range(0, Seeds).Select(i => unchecked(Seed + (ulong)i));

    /// <summary>Returns the path of the checkpoint of a seed; another recipe has another path.</summary>
    public string CheckpointOf(ulong seed) =>
        Path.Combine(Folder, $"{Path.GetFileNameWithoutExtension(Recipe.Id)}-{Recipe.Fingerprint}-seed-{seed}{(IsValidation ? "-validation" : "")}.checkpoint");
}

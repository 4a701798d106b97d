using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Training;

/// <summary>What was asked for. What was not is null, and follows from the rest.</summary>
internal sealed record TrainingRequest
{
    /// <summary>A folder, or null for the digits that come with the command.</summary>
    public string? Folder { get; init; }

    /// <summary>What was said of the folder.</summary>
    public IdxOptions Idx { get; init; } = IdxOptions.Default;

    public int[]? Sizes { get; init; }

    /// <summary>Of each layer, where <see cref="Sizes"/> were given with them; null in places where they were not.</summary>
    public Activation?[]? Activations { get; init; }

    public Activation? Hidden { get; init; }

    public Activation? Output { get; init; }

    public Loss? Loss { get; init; }

    public Optimizer? Optimizer { get; init; }

    public float? LearningRate { get; init; }

    public float? Momentum { get; init; }

    public float? WeightDecay { get; init; }

    public Initializer? Initializer { get; init; }

    public NamedSettings? Schedule { get; init; }

    /// <summary>What was said of early stopping, warm-up, penalties, clipping and all that; the rest of it is the default.</summary>
    public TrainingOptions Regularization { get; init; } = TrainingOptions.Default;

    public int Batch { get; init; } = TrainingOptions.Default.BatchSize;

    public int Epochs { get; init; } = Defaults.Epochs;

    public ulong Seed { get; init; } = Defaults.Seed;

    public bool Shuffle { get; init; }

    /// <summary>Train on the first so many digits only.</summary>
    public int? Take { get; init; }

    /// <summary>Of these, keep so many to look at, each class in its share.</summary>
    public int? HoldOut { get; init; }

    /// <summary>Whether these are the last in the file, rather than drawn at random.</summary>
    public bool HoldOutLast { get; init; }

    public int Threads { get; init; } = TrainingOptions.Default.Threads;

    /// <summary>Whether products are rounded together with the sums they are added to.</summary>
    public bool IsFused { get; init; }

    /// <summary>The file to start from.</summary>
    public string? Init { get; init; }

    /// <summary>The file to keep the network in.</summary>
    public string? Out { get; init; }

    /// <summary>What is to be written about training while it goes on, and at its end.</summary>
    public RecordRequest Records { get; init; } = new();

    /// <summary>The file to keep training itself in, to go on with later.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The least time between two checkpoints.</summary>
    public TimeSpan CheckpointPause { get; init; } = CheckpointKeeper.UsualPause;

    /// <summary>What is written into checkpoints beside the state of training, for tables and pictures.</summary>
    public IReadOnlyDictionary<string, string> CheckpointTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>The file of <see cref="Resumed"/>.</summary>
    public string? Resume { get; init; }

    /// <summary>The training to go on with.</summary>
    public Checkpoint? Resumed { get; init; }

    /// <summary>Whether the readable twin learns, rather than the fast engine.</summary>
    public bool IsTwin { get; init; }

    /// <summary><c>textbook</c> or <c>video</c>; for the twin.</summary>
    public string Order { get; init; } = "textbook";
}

using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Training;

/// <summary>A request to train a network. A missing option is null, and gets its default from the others.</summary>
internal sealed record TrainingRequest
{
    /// <summary>The folder of the digits, or null for the included ones.</summary>
    public string? Folder { get; init; }

    /// <summary>The options for reading the folder.</summary>
    public IdxOptions Idx { get; init; } = IdxOptions.Default;

    public int[]? Sizes { get; init; }

    /// <summary>The activation of each layer, if given with <see cref="Sizes"/>; null for a layer without one.</summary>
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

    /// <summary>Early stopping, warm-up, penalties, clipping and similar options; the other properties have their defaults.</summary>
    public TrainingOptions Regularization { get; init; } = TrainingOptions.Default;

    public int Batch { get; init; } = TrainingOptions.Default.BatchSize;

    public int Epochs { get; init; } = Defaults.Epochs;

    public ulong Seed { get; init; } = Defaults.Seed;

    public bool Shuffle { get; init; }

    /// <summary>The number of digits to use, from the first.</summary>
    public int? Take { get; init; }

    /// <summary>The number of digits to hold out for validation, stratified by class.</summary>
    public int? HoldOut { get; init; }

    /// <summary>Whether to hold out the last digits of the file instead of random ones.</summary>
    public bool HoldOutLast { get; init; }

    public int Threads { get; init; } = TrainingOptions.Default.Threads;

    /// <summary>Whether to use fused multiply-add, which rounds a product and its sum once.</summary>
    public bool IsFused { get; init; }

    /// <summary>The network to start from.</summary>
    public string? Init { get; init; }

    /// <summary>Where to save the network.</summary>
    public string? Out { get; init; }

    /// <summary>The records of training to write.</summary>
    public RecordRequest Records { get; init; } = new();

    /// <summary>Where to save checkpoints.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The minimum time between two checkpoints.</summary>
    public TimeSpan CheckpointPause { get; init; } = CheckpointKeeper.DefaultPause;

    /// <summary>Metadata to save in checkpoints, for tables and pictures.</summary>
    public IReadOnlyDictionary<string, string> CheckpointTexts { get; init; } = new Dictionary<string, string>();

    /// <summary>The path of <see cref="Resumed"/>.</summary>
    public string? Resume { get; init; }

    /// <summary>The checkpoint to resume from.</summary>
    public Checkpoint? Resumed { get; init; }

    /// <summary>Whether to train the reference implementation instead of the fast engine.</summary>
    public bool IsTwin { get; init; }

    /// <summary>The update order of the reference implementation: <c>textbook</c> or <c>video</c>.</summary>
    public string Order { get; init; } = "textbook";
}

namespace Glassbox.Guide.Worker;

/// <summary>The settings of a training run. The defaults are the main job: the video's network on all digits.</summary>
public sealed record RunSettings
{
    /// <summary>The number of hidden neurons, 1 to 64.</summary>
    public int Hidden { get; init; } = Defaults.HiddenNeurons;

    /// <summary>The learning rate, above 0.</summary>
    public float LearningRate { get; init; } = TrainingOptions.Default.Optimizer.LearningRate;

    /// <summary>The random seed: the same seed gives the same weights and sample orders.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>Whether each epoch uses a new random order of the digits.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Whether biases are trained; otherwise, they stay 0.</summary>
    public bool Biases { get; init; } = true;

    /// <summary>Bugs in the program.</summary>
    public BugSwitches Bugs { get; init; }

    /// <summary>The batch size, at least 1: each step uses the mean gradient of a batch.</summary>
    public int Batch { get; init; } = TrainingOptions.Default.BatchSize;

    /// <summary>Whether the digits are sorted by label: all 0s first, all 9s last.</summary>
    public bool IsSorted { get; init; }

    /// <summary>The number of training digits, from the first.</summary>
    public int Count { get; init; } = 60_000;

    /// <summary>Whether the program with switches runs even if no switch is on: in double precision, with all its measurements.</summary>
    public bool IsByProgram { get; init; }

    /// <summary>Whether the library's engine runs this; otherwise the program with switches does.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsForEngine => Biases && !IsByProgram && Bugs == BugSwitches.None && !IsSorted;

    /// <summary>The same settings for the library.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TrainingOptions Options => new()
    {
        Optimizer = new Sgd { LearningRate = LearningRate },
        Shuffle = Shuffle,
        Seed = Seed,
        BatchSize = Batch,
    };
}

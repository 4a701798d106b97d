namespace Glassbox.Guide.Worker;

/// <summary>How a network is to be trained. The defaults are the main job: the video's network on all digits.</summary>
public sealed record RunSettings
{
    /// <summary>Hidden neurons, 1 to 64.</summary>
    public int Hidden { get; init; } = Defaults.HiddenNeurons;

    /// <summary>The size of a step, above 0.</summary>
    public float LearningRate { get; init; } = TrainingOptions.Default.Optimizer.LearningRate;

    /// <summary>The same seed makes the same weights and the same orders.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>Whether each epoch takes the digits in another random order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Whether there are biases to learn; without, they stay 0.</summary>
    public bool Biases { get; init; } = true;

    /// <summary>Mistakes in the program.</summary>
    public BugSwitches Bugs { get; init; }

    /// <summary>Digits for each update, at least 1: the mean of their gradients makes the step.</summary>
    public int Batch { get; init; } = TrainingOptions.Default.BatchSize;

    /// <summary>Whether the digits come sorted by what they show: all 0s first, all 9s last.</summary>
    public bool IsSorted { get; init; }

    /// <summary>How many of the training digits, from the first.</summary>
    public int Count { get; init; } = 60_000;

    /// <summary>Whether the program with switches does it even where none is on: in double precision, and closely watched.</summary>
    public bool IsByProgram { get; init; }

    /// <summary>Whether the library's own engine does this; otherwise the program with switches does.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsForEngine => Biases && !IsByProgram && Bugs == BugSwitches.None && !IsSorted;

    /// <summary>The same for the library.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TrainingOptions Options => new()
    {
        Optimizer = new Sgd { LearningRate = LearningRate },
        Shuffle = Shuffle,
        Seed = Seed,
        BatchSize = Batch,
    };
}

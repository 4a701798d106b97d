namespace Glassbox.Guide.Worker;

/// <summary>How a network is to be trained. The defaults are the main job: the video's network on all digits.</summary>
public sealed record RunSettings
{
    /// <summary>Hidden neurons, 1 to 64.</summary>
    public int Hidden { get; init; } = 20;

    /// <summary>The size of a step, above 0.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>The same seed makes the same weights and the same orders.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether each epoch takes the digits in another random order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Whether there are biases to learn; without, they stay 0.</summary>
    public bool Biases { get; init; } = true;

    /// <summary>How many of the training digits, from the first.</summary>
    public int Count { get; init; } = 60_000;

    /// <summary>The same for the library.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TrainingOptions Options => new()
    {
        Optimizer = new Sgd { LearningRate = LearningRate },
        Shuffle = Shuffle,
        Seed = Seed,
    };
}

namespace Glassbox;

/// <summary>How a network was trained, saved with it in a file.</summary>
public sealed record Recipe
{
    /// <summary>The training options.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>How its weights were initialized, or null if they came from elsewhere.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>The number of completed epochs.</summary>
    public int Epochs { get; init; }

    /// <summary>The number of samples in an epoch.</summary>
    public int Samples { get; init; }
}

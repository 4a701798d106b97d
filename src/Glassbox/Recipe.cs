namespace Glassbox;

/// <summary>How a network came to be what it is: kept with it in a file.</summary>
public sealed record Recipe
{
    /// <summary>How it was trained.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>How its weights were drawn, or null where they came from elsewhere.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>Epochs completed.</summary>
    public int Epochs { get; init; }

    /// <summary>Samples in an epoch.</summary>
    public int Samples { get; init; }
}

namespace Glassbox;

/// <summary>
/// Defaults of the library, the command and the guide: the network from the video. The defaults for training are in
/// <see cref="TrainingOptions"/>, those of an optimizer in the optimizer.
/// </summary>
public static class Defaults
{
    /// <summary>The number of neurons in the hidden layer.</summary>
    public const int HiddenNeurons = 20;

    /// <summary>The number of epochs.</summary>
    public const int Epochs = 3;

    /// <summary>The seed for the initial weights and for shuffling.</summary>
    public const ulong Seed = 1;

    /// <summary>The activation of a layer.</summary>
    public static Activation Activation => Activation.Sigmoid;

    /// <summary>How the weights are initialized.</summary>
    public static Initializer Initializer => Initializer.Uniform;
}

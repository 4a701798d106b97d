namespace Glassbox;

/// <summary>
/// What the library, the command and the guide use where nothing else is asked for: the network of the video. How it is
/// trained stands in <see cref="TrainingOptions"/>, and the settings of an optimizer in the optimizer.
/// </summary>
public static class Defaults
{
    /// <summary>The neurons of the hidden layer.</summary>
    public const int HiddenNeurons = 20;

    /// <summary>How often all samples are taken.</summary>
    public const int Epochs = 3;

    /// <summary>The seed of the weights, and of the orders of the samples.</summary>
    public const ulong Seed = 1;

    /// <summary>The activation of a layer.</summary>
    public static Activation Activation => Activation.Sigmoid;

    /// <summary>How the first weights are drawn.</summary>
    public static Initializer Initializer => Initializer.Uniform;
}

namespace Glassbox.Guide.Worker;

/// <summary>Common mistakes in programs of this kind, each a switch of <see cref="SwitchedProgram"/>.</summary>
[Flags]
public enum BugSwitches
{
    /// <summary>The correct program.</summary>
    None = 0,

    /// <summary>Errors are propagated back through weights that are already updated, as in the video.</summary>
    UpdatedWeights = 1,

    /// <summary>The step follows the gradient instead of the negative gradient.</summary>
    MissingMinus = 2,

    /// <summary>The number 1 instead of the letter l: the target of every output is 1.</summary>
    OneForLabel = 4,

    /// <summary>The biases stay 0.</summary>
    NoBias = 8,

    /// <summary>All weights are initialized with 0.</summary>
    ZeroWeights = 16,

    /// <summary>Pixels are not scaled: 0 to 255.</summary>
    NoDivision = 32,

    /// <summary>The learning rate is 10, regardless of the settings.</summary>
    LearningRateTen = 64,

    /// <summary>The sigmoid is eˣ / (1 + eˣ): if eˣ overflows, the result is ∞ / ∞.</summary>
    OverflowingExp = 128,

    /// <summary>The label is a single number instead of one-hot: one output with the target label / 9.</summary>
    LabelAsAmount = 256,
}

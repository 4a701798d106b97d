namespace Glassbox.Guide.Worker;

/// <summary>Mistakes that programs of this kind are known for, each a switch of <see cref="SwitchedProgram"/>.</summary>
[Flags]
public enum BugSwitches
{
    /// <summary>The program as it should be.</summary>
    None = 0,

    /// <summary>The error is sent back through weights that have been updated already: the video's order.</summary>
    UpdatedWeights = 1,

    /// <summary>The step goes with the gradient, not against it.</summary>
    MissingMinus = 2,

    /// <summary>The number 1 is typed for the letter l: every output is told that it should be 1.</summary>
    OneForLabel = 4,

    /// <summary>The biases stay 0.</summary>
    NoBias = 8,

    /// <summary>All weights begin at 0.</summary>
    ZeroWeights = 16,

    /// <summary>Pixels go in as bytes, from 0 to 255.</summary>
    NoDivision = 32,

    /// <summary>The learning rate is 10, whatever else was asked for.</summary>
    LearningRateTen = 64,

    /// <summary>The sigmoid is written eˣ / (1 + eˣ): where eˣ is infinite, infinity is divided by infinity.</summary>
    OverflowingExp = 128,

    /// <summary>The label is an amount: one output, which is to be label / 9, instead of ten places.</summary>
    LabelAsAmount = 256,
}

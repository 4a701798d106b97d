namespace Glassbox.Guide.Worker;

/// <summary>Which of the two sets of digits.</summary>
public enum DigitSet
{
    /// <summary>The 60 000 that networks learn from.</summary>
    Training,

    /// <summary>The 10 000 that they are tested with.</summary>
    Test,
}

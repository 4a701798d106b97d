namespace Glassbox.Guide.Worker;

/// <summary>The two sets of digits.</summary>
public enum DigitSet
{
    /// <summary>The 60 000 digits to train on.</summary>
    Training,

    /// <summary>The 10 000 digits to test with.</summary>
    Test,
}

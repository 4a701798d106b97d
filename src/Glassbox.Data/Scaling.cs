namespace Glassbox.Data;

/// <summary>How numbers are brought near to 0, where networks learn well: (number − offset) / scale.</summary>
public enum Scaling
{
    /// <summary>To a mean of 0 and a standard deviation of 1.</summary>
    Standard,

    /// <summary>To 0 to 1.</summary>
    MinMax,

    /// <summary>To a median of 0 and an interquartile range of 1: of little account how far off some numbers are.</summary>
    Robust,

    /// <summary>Not at all.</summary>
    None,
}

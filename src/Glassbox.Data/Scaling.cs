namespace Glassbox.Data;

/// <summary>How numbers are scaled to be near 0, where networks learn well: (number − offset) / scale.</summary>
public enum Scaling
{
    /// <summary>Standardization: a mean of 0 and a standard deviation of 1.</summary>
    Standard,

    /// <summary>A range of 0 to 1.</summary>
    MinMax,

    /// <summary>A median of 0 and an interquartile range of 1, which outliers hardly affect.</summary>
    Robust,

    /// <summary>No scaling.</summary>
    None,
}

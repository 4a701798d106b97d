namespace Glassbox.Cli.Charts;

/// <summary>What a mark stands for. Each has a color of its own, which stands for nothing else on the page.</summary>
internal enum ChartRole
{
    /// <summary>What the network learned from.</summary>
    Training,

    /// <summary>What it was looked at with while it learned.</summary>
    Validation,

    /// <summary>What was measured in the end.</summary>
    Measured,

    /// <summary>What went wrong.</summary>
    Mistake,

    /// <summary>What is best, or was chosen.</summary>
    Best,

    /// <summary>Where the others should be: drawn in gray.</summary>
    Ideal,
}

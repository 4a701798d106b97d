namespace Glassbox.Cli.Charts;

/// <summary>What a mark stands for. Each role has a color that nothing else on the page uses.</summary>
internal enum ChartRole
{
    /// <summary>The training set.</summary>
    Training,

    /// <summary>The validation set.</summary>
    Validation,

    /// <summary>The final measurement.</summary>
    Measured,

    /// <summary>A mistake.</summary>
    Mistake,

    /// <summary>The best, or the one chosen.</summary>
    Best,

    /// <summary>The ideal, drawn in gray.</summary>
    Ideal,
}

namespace Glassbox.Sweeps;

/// <summary>How a trial came out.</summary>
public enum TrialStatus
{
    /// <summary>Trained as far as it was to be.</summary>
    Trained,

    /// <summary>A NaN or an infinity came up: worse than every other.</summary>
    Diverged,
}

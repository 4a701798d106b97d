namespace Glassbox.Sweeps;

/// <summary>The status of a trial.</summary>
public enum TrialStatus
{
    /// <summary>Trained as far as required.</summary>
    Trained,

    /// <summary>Training produced a NaN or an infinity; ranks below all others.</summary>
    Diverged,
}

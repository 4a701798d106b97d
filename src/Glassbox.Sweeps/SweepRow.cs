namespace Glassbox.Sweeps;

/// <summary>A trial and what has come of it.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Result">What has come of it where it went furthest.</param>
public sealed record SweepRow(Trial Trial, TrialResult Result)
{
    /// <summary><c>trained</c> to its end, <c>stopped</c> where others were better, <c>waiting</c> where it may yet go on, or <c>diverged</c>.</summary>
    public string Status => Result.Status == TrialStatus.Diverged ? "diverged" : Result.Until == 0 ? "trained" : MayGoOn ? "waiting" : "stopped";

    internal bool MayGoOn { get; init; }
}

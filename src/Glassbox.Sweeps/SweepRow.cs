namespace Glassbox.Sweeps;

/// <summary>A trial and its result.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Result">The result at the highest rung that it reached.</param>
public sealed record SweepRow(Trial Trial, TrialResult Result)
{
    /// <summary><c>trained</c> if it was trained to the end, <c>stopped</c> if others were better, <c>waiting</c> if it may be promoted later, or <c>diverged</c>.</summary>
    public string Status => Result.Status == TrialStatus.Diverged ? "diverged" : Result.Until == 0 ? "trained" : MayGoOn ? "waiting" : "stopped";

    internal bool MayGoOn { get; init; }
}

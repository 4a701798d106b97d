namespace Glassbox.Sweeps;

/// <summary>A trial that is ready to be trained.</summary>
/// <param name="Trainer">What trains it, with validation samples.</param>
/// <param name="Epochs">How long, at least 1.</param>
public sealed record TrialRun(Trainer Trainer, int Epochs);

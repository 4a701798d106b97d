namespace Glassbox.Sweeps;

/// <summary>A trial that is ready to train.</summary>
/// <param name="Trainer">Its trainer, with validation samples.</param>
/// <param name="Epochs">The number of epochs: at least 1.</param>
public sealed record TrialRun(Trainer Trainer, int Epochs);

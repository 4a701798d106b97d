namespace Glassbox.Sweeps;

/// <summary>How a trial stood after an epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">The mean loss of the samples of the epoch, each asked before the update that it took part in.</param>
/// <param name="Loss">The mean loss of the validation samples.</param>
/// <param name="Accuracy">The fraction of the validation samples answered rightly; NaN where the targets are numbers.</param>
/// <param name="MeanSquaredError">The mean squared error of the validation samples.</param>
public readonly record struct EpochScore(int Epoch, double TrainingLoss, double Loss, double Accuracy, double MeanSquaredError);

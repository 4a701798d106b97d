namespace Glassbox.Sweeps;

/// <summary>The scores of a trial after an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">The mean loss of the training samples in this epoch, each computed before the update it took part in.</param>
/// <param name="Loss">The mean loss of the validation samples.</param>
/// <param name="Accuracy">The fraction of the validation samples predicted correctly; NaN if the targets are numbers.</param>
/// <param name="MeanSquaredError">The mean squared error of the validation samples.</param>
public readonly record struct EpochScore(int Epoch, double TrainingLoss, double Loss, double Accuracy, double MeanSquaredError);

namespace Glassbox;

/// <summary>A training set and a test set.</summary>
/// <param name="Training">The samples to train on.</param>
/// <param name="Test">The samples to test with, which the network has never seen.</param>
public sealed record DatasetSplit(Dataset Training, Dataset Test);

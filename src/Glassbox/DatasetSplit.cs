namespace Glassbox;

/// <summary>Samples to train on, and others that a network has never seen, to test it with.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Test">To test with.</param>
public sealed record DatasetSplit(Dataset Training, Dataset Test);

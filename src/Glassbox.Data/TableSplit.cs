namespace Glassbox.Data;

/// <summary>Rows to train on, and others to test with.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Test">To test with.</param>
public sealed record TableSplit(Table Training, Table Test);

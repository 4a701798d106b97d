namespace Glassbox.Data;

/// <summary>Training and test rows.</summary>
/// <param name="Training">The rows to train on.</param>
/// <param name="Test">The rows to test with.</param>
public sealed record TableSplit(Table Training, Table Test);

namespace Glassbox;

/// <summary>A range of columns in a picture.</summary>
/// <param name="Left">The first column, from 0.</param>
/// <param name="Right">The last column, inclusive.</param>
public readonly record struct ColumnRange(int Left, int Right);

namespace Glassbox;

/// <summary>Some columns of a picture.</summary>
/// <param name="Left">The first of them, from 0.</param>
/// <param name="Right">The last of them.</param>
public readonly record struct ColumnRange(int Left, int Right);

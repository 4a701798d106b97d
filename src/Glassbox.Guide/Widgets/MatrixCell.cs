namespace Glassbox.Guide.Widgets;

/// <summary>A place in a matrix, counted from 0.</summary>
public sealed record MatrixCell(int Row, int Column);

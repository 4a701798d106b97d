namespace Glassbox.Guide.Widgets;

/// <summary>A cell of a matrix, counted from 0.</summary>
public sealed record MatrixCell(int Row, int Column);

namespace Glassbox.Guide.Lab;

/// <summary>The effect of a key on a drawing.</summary>
public enum PenPress
{
    /// <summary>The key is not used.</summary>
    None,

    /// <summary>The cursor has moved.</summary>
    Moved,

    /// <summary>The drawing has changed.</summary>
    Drawn,
}

/// <summary>A keyboard-controlled pen that moves from cell to cell.</summary>
public sealed class PenCursor
{
    /// <summary>A description of the keys, for screen readers.</summary>
    public const string Keys = "By keyboard: arrow keys move the cell cursor, space or enter draws, backspace erases, shift with an arrow key draws a line, control and Z undoes.";

    /// <summary>The column, from 0.</summary>
    public int Column { get; private set; } = Drawing.Cells / 2;

    /// <summary>The row, from 0.</summary>
    public int Row { get; private set; } = Drawing.Cells / 2;

    /// <summary>Handles a key press.</summary>
    /// <param name="drawing">The drawing to change.</param>
    /// <param name="key">The browser's name for the key.</param>
    /// <param name="draws">Whether Shift is held, so that moving draws a line.</param>
    /// <param name="isCommand">Whether Control or its equivalent is held.</param>
    public PenPress Press(Drawing drawing, string key, bool draws = false, bool isCommand = false)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        switch (key)
        {
            case "ArrowUp": return Step(drawing, 0, -1, draws);
            case "ArrowDown": return Step(drawing, 0, 1, draws);
            case "ArrowLeft": return Step(drawing, -1, 0, draws);
            case "ArrowRight": return Step(drawing, 1, 0, draws);
            case " " or "Enter": return Mark(drawing, Column, Row, isErased: false);
            case "Backspace" or "Delete": return Mark(drawing, Column, Row, isErased: true);
            case "z" or "Z" when isCommand:
                drawing.Undo();
                return PenPress.Drawn;
            default: return PenPress.None;
        }
    }

    /// <summary>Describes the position and the ink there.</summary>
    public string Place(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        int at = ((int)(Middle(Row) * drawing.Size) * drawing.Size) + (int)(Middle(Column) * drawing.Size);
        return $"row {Row}, column {Column}, {(drawing.Ink[at] > 127 ? "ink" : "empty")}";
    }

    private PenPress Step(Drawing drawing, int across, int down, bool draws)
    {
        (int fromColumn, int fromRow) = (Column, Row);
        Column = Math.Clamp(Column + across, 0, Drawing.Cells - 1);
        Row = Math.Clamp(Row + down, 0, Drawing.Cells - 1);
        return draws ? Mark(drawing, fromColumn, fromRow, isErased: false) : PenPress.Moved;
    }

    private PenPress Mark(Drawing drawing, int fromColumn, int fromRow, bool isErased)
    {
        drawing.Begin();
        drawing.Line(Middle(fromColumn), Middle(fromRow), Middle(Column), Middle(Row), isErased);
        return PenPress.Drawn;
    }

    private static double Middle(int cell) => (cell + 0.5) / Drawing.Cells;
}

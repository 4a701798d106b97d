namespace Glassbox.Data;

/// <summary>A row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index of the row, from 0.</param>
public readonly record struct TableRow(Table Table, int Index)
{
    /// <summary>The cell in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Cell this[string column] => Table[column][Index];
}

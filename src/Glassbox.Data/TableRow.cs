namespace Glassbox.Data;

/// <summary>A row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">Which row, from 0.</param>
public readonly record struct TableRow(Table Table, int Index)
{
    /// <summary>What stands in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Cell this[string column] => Table[column][Index];
}

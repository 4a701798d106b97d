namespace Glassbox.Data;

/// <summary>A row of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index of the row, from 0.</param>
public readonly record struct TableRow(Table Table, int Index)
{
    /// <summary>The cell in a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Cell this[string column] => Table[column][Index];

    /// <summary>Returns the cells with the names of their columns, such as <c>alcohol 13.2, color red</c>; if there are very many, only the first.</summary>
    public override string ToString()
    {
        const int shown = 20;
        int row = Index, more = Table.Columns.Count - shown;
        return string.Join(", ", Table.Columns.Take(shown).Select(column => $"{column.Name} {(column[row].IsMissing ? "missing" : column[row])}"))
            + (more > 0 ? $" and {more} more" : "");
    }
}

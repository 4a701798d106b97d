namespace Glassbox.Data;

// Selecting rows and columns.
public sealed partial class Table
{
    // Differs from the streams for weights and epochs.
    private const ulong FoldStream = ulong.MaxValue - 1;

    /// <summary>Returns the table without some columns.</summary>
    /// <exception cref="ArgumentException">There is no such column, or none would be left.</exception>
    public Table Without(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names) _ = this[name];
        return new Table([.. columns.Where(column => !names.Contains(column.Name))], Count, Format);
    }

    /// <summary>Returns the table with another column, which replaces any column of the same name.</summary>
    /// <exception cref="ArgumentException">The column has a different number of rows.</exception>
    public Table With(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new Table([.. columns.Where(c => c.Name != column.Name), column], Count, Format);
    }

    /// <summary>Selects columns, in the order given.</summary>
    /// <exception cref="ArgumentException">There is no such column, or no names are given.</exception>
    public Table Select(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new Table([.. names.Select(name => this[name])], Count, Format);
    }

    /// <summary>Returns the table with another kind for a column.</summary>
    /// <exception cref="ArgumentException">There is no such column, or a text cannot be converted to a number.</exception>
    public Table WithKind(string name, ColumnKind kind)
    {
        TableColumn changed = this[name].As(name, kind, Format?.DecimalSign ?? '.'); // parse numbers as in the file
        return new Table([.. columns.Select(column => column.Name == name ? changed : column)], Count, Format);
    }

    /// <summary>Returns the table with another name for a column.</summary>
    /// <exception cref="ArgumentException">There is no such column, or another one has the new name.</exception>
    public Table Rename(string name, string newName)
    {
        TableColumn changed = this[name].As(newName, this[name].Kind);
        return new Table([.. columns.Select(column => column.Name == name ? changed : column)], Count, Format);
    }

    /// <summary>Selects rows, in the order given.</summary>
    /// <param name="rows">Indices from 0; a row may occur more than once.</param>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public Table Subset(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] places = [.. rows];
        foreach (int row in places)
            if ((uint)row >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(rows), $"There is no row {row}; there are rows 0 to {Count - 1}.");
        return Rows(places);
    }

    /// <summary>Selects the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or above the number of rows.</exception>
    public Table Take(int count) => count >= 0 && count <= Count
        ? Rows([.. Enumerable.Range(0, count)])
        : throw new ArgumentOutOfRangeException(nameof(count), $"Of {Count} rows, 0 to {Count} can be taken, not {count}.");

    /// <summary>Shuffles the rows.</summary>
    /// <param name="seed">The same seed gives the same order on every machine.</param>
    public Table Shuffle(ulong seed) => Rows(Order(seed));

    /// <summary>Selects the rows that satisfy a condition.</summary>
    public Table Where(Func<TableRow, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return Rows([.. Enumerable.Range(0, Count).Where(row => holds(this[row]))]);
    }

    /// <summary>Appends the rows of another table with the same columns.</summary>
    /// <exception cref="ArgumentException">A column is missing, or has numbers in one table and text in the other.</exception>
    public Table Concat(Table other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.columns.Length != columns.Length)
            throw new ArgumentException($"One table has {columns.Length} columns, and the other {other.columns.Length}.", nameof(other));
        return new Table(
            [.. columns.Select(column =>
            {
                TableColumn more = other[column.Name];
                if (more.HasNumbers != column.HasNumbers)
                    throw new ArgumentException($"'{column.Name}' holds numbers in one table, and texts in the other.", nameof(other));
                IEnumerable<Cell> cells = Enumerable.Range(0, column.Count).Select(row => column[row]).Concat(Enumerable.Range(0, more.Count).Select(row => more[row]));
                TableColumn joined = column.HasNumbers
                    ? TableColumn.FromNumbers(column.Name, cells.Select(cell => cell.Number))
                    : TableColumn.FromTexts(column.Name, cells.Select(cell => cell.Text));
                return joined.As(column.Name, column.Kind);
            })],
            Count + other.Count, Format);
    }

    /// <summary>Splits the rows at random into training and test rows.</summary>
    /// <param name="testFraction">The fraction of test rows: above 0, below 1.</param>
    /// <param name="seed">The same seed gives the same split on every machine.</param>
    /// <param name="stratifyBy">A column, usually that of the classes, whose values keep their shares in both parts; null for none.</param>
    /// <exception cref="ArgumentException">The fraction is out of range, or there is no such column.</exception>
    public TableSplit Split(double testFraction, ulong seed = Defaults.Seed, string? stratifyBy = null)
    {
        if (!(testFraction is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(testFraction), "The test fraction must be above 0 and below 1.");
        if (Count < 2) throw new ArgumentException("A table of less than 2 rows cannot be split.", nameof(testFraction));
        int tested = (int)Math.Clamp(Math.Round(testFraction * Count, MidpointRounding.AwayFromZero), 1, Count - 1);
        (int[] drawn, int[] left) = Stratification.Draw(Strata(stratifyBy), tested, seed);
        return new TableSplit(Rows(left), Rows(drawn));
    }

    /// <summary>Splits the rows into folds of about equal size for cross-validation; each fold is the test set once, while the others are the training set.</summary>
    /// <param name="count">The number of folds: at least 2.</param>
    /// <param name="seed">The same seed gives the same folds on every machine.</param>
    /// <param name="stratifyBy">A column whose values keep their shares in all folds; null for none.</param>
    /// <exception cref="ArgumentException">There are fewer rows than folds, or no such column.</exception>
    public IReadOnlyList<TableSplit> Folds(int count, ulong seed = Defaults.Seed, string? stratifyBy = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (count > Count) throw new ArgumentOutOfRangeException(nameof(count), $"{Count} rows cannot be cut into {count} parts.");
        int[] strata = Strata(stratifyBy), partOf = Stratification.Deal(Order(seed), row => strata[row], count);
        return [.. Enumerable.Range(0, count).Select(part => new TableSplit(
            Rows([.. Enumerable.Range(0, Count).Where(row => partOf[row] != part)]), Rows([.. Enumerable.Range(0, Count).Where(row => partOf[row] == part)])))];
    }

    /// <summary>Returns the index of each row's value in a column.</summary>
    private int[] Strata(string? column)
    {
        int[] strata = new int[Count];
        if (column is null) return strata;
        TableColumn by = this[column];
        var numbers = new Dictionary<Cell, int>();
        for (int row = 0; row < Count; row++)
        {
            if (!numbers.TryGetValue(by[row], out int number)) numbers.Add(by[row], number = numbers.Count);
            strata[row] = number;
        }

        return strata;
    }

    private int[] Order(ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomSequence(seed, FoldStream).Shuffle(order);
        return order;
    }

    private Table Rows(int[] places) => new([.. columns.Select(column => column.Rows(places))], places.Length, Format);
}

namespace Glassbox.Data;

// Some of the rows, or of the columns.
public sealed partial class Table
{
    // Not one of the streams that weights and epochs are drawn from.
    private const ulong FoldStream = ulong.MaxValue - 1;

    /// <summary>The table without some columns.</summary>
    /// <exception cref="ArgumentException">There is no such column, or none would be left.</exception>
    public Table Without(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (string name in names) _ = this[name];
        return new Table([.. columns.Where(column => !names.Contains(column.Name))], Count, Format);
    }

    /// <summary>The table with one more column, or another one in the place of that of its name.</summary>
    /// <exception cref="ArgumentException">It has another number of rows.</exception>
    public Table With(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new Table([.. columns.Where(c => c.Name != column.Name), column], Count, Format);
    }

    /// <summary>Some of the columns, in the order given.</summary>
    /// <exception cref="ArgumentException">There is no such column, or none is named.</exception>
    public Table Select(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new Table([.. names.Select(name => this[name])], Count, Format);
    }

    /// <summary>The same table, in which a column is of another kind.</summary>
    /// <exception cref="ArgumentException">There is no such column, or it is to be of numbers, and holds a text that is none.</exception>
    public Table WithKind(string name, ColumnKind kind)
    {
        TableColumn changed = this[name].As(name, kind, Format?.DecimalSign ?? '.'); // of a file, as its numbers are written
        return new Table([.. columns.Select(column => column.Name == name ? changed : column)], Count, Format);
    }

    /// <summary>The same table, in which a column has another name.</summary>
    /// <exception cref="ArgumentException">There is no such column, or another one is called so.</exception>
    public Table Rename(string name, string newName)
    {
        TableColumn changed = this[name].As(newName, this[name].Kind);
        return new Table([.. columns.Select(column => column.Name == name ? changed : column)], Count, Format);
    }

    /// <summary>Some of the rows, in the order given.</summary>
    /// <param name="rows">From 0; one may come twice.</param>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public Table Subset(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] places = [.. rows];
        foreach (int row in places)
            if ((uint)row >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(rows), $"There is no row {row}; there are rows 0 to {Count - 1}.");
        return Rows(places);
    }

    /// <summary>The first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Table Take(int count) => count >= 0 && count <= Count
        ? Rows([.. Enumerable.Range(0, count)])
        : throw new ArgumentOutOfRangeException(nameof(count), $"Of {Count} rows, 0 to {Count} can be taken, not {count}.");

    /// <summary>The rows in a random order.</summary>
    /// <param name="seed">The same seed makes the same order, everywhere.</param>
    public Table Shuffle(ulong seed) => Rows(Order(seed));

    /// <summary>The rows for which something holds.</summary>
    public Table Where(Func<TableRow, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        return Rows([.. Enumerable.Range(0, Count).Where(row => holds(this[row]))]);
    }

    /// <summary>The rows of this table, then those of another with the same columns.</summary>
    /// <exception cref="ArgumentException">A column is not there, or is of numbers in one and of texts in the other.</exception>
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

    /// <summary>Rows to train on, and others to test with, drawn at random.</summary>
    /// <param name="testFraction">What part of the rows is to test with: above 0, below 1.</param>
    /// <param name="seed">The same seed draws the same rows, everywhere.</param>
    /// <param name="stratifyBy">A column of which each value has its share in both parts: usually that of the classes; null for none.</param>
    /// <exception cref="ArgumentException">There is no such part, or no such column.</exception>
    public TableSplit Split(double testFraction, ulong seed = Defaults.Seed, string? stratifyBy = null)
    {
        if (!(testFraction is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(testFraction), "The part to test with must be above 0 and below 1.");
        if (Count < 2) throw new ArgumentException("A table of less than 2 rows cannot be split.", nameof(testFraction));
        int tested = (int)Math.Clamp(Math.Round(testFraction * Count, MidpointRounding.AwayFromZero), 1, Count - 1);
        (int[] drawn, int[] left) = Stratification.Draw(Strata(stratifyBy), tested, seed);
        return new TableSplit(Rows(left), Rows(drawn));
    }

    /// <summary>All rows in parts of about one size, each of them once to test with while the others are to train on.</summary>
    /// <param name="count">How many parts, at least 2.</param>
    /// <param name="seed">The same seed draws the same parts, everywhere.</param>
    /// <param name="stratifyBy">A column of which each value has its share in all parts; null for none.</param>
    /// <exception cref="ArgumentException">There are fewer rows than parts, or no such column.</exception>
    public IReadOnlyList<TableSplit> Folds(int count, ulong seed = Defaults.Seed, string? stratifyBy = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (count > Count) throw new ArgumentOutOfRangeException(nameof(count), $"{Count} rows cannot be cut into {count} parts.");
        int[] strata = Strata(stratifyBy), partOf = Stratification.Deal(Order(seed), row => strata[row], count);
        return [.. Enumerable.Range(0, count).Select(part => new TableSplit(
            Rows([.. Enumerable.Range(0, Count).Where(row => partOf[row] != part)]), Rows([.. Enumerable.Range(0, Count).Where(row => partOf[row] == part)])))];
    }

    /// <summary>Of each row, the number of its value in a column.</summary>
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

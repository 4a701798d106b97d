using System.Globalization;
using Glassbox.Data.Columns;

namespace Glassbox.Data;

/// <summary>A column of a table: its name, kind and values. Immutable.</summary>
public sealed class TableColumn
{
    private readonly int[]? rows; // the index of each row in the values; null: in order

    internal TableColumn(string name, ColumnKind kind, ColumnValues values, int count, int[]? rows = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, Kind, Values, Count, this.rows) = (name, kind, values, count, rows);
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The kind of the column.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Whether its values are numbers, whatever its kind.</summary>
    public bool HasNumbers => Values is NumberValues;

    internal ColumnValues Values { get; }

    /// <summary>The cell in a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Cell this[int row] => Values[Place(row)];

    /// <summary>Creates a column of numbers.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="numbers">[rows] NaN if a number is missing; copied.</param>
    /// <exception cref="ArgumentException">A number is infinite.</exception>
    public static TableColumn FromNumbers(string name, IEnumerable<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return FromCells(name, numbers.Select(Cell.From));
    }

    /// <summary>Creates a column of text: a category if there are few distinct values, otherwise <see cref="ColumnKind.Text"/>.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="texts">[rows] Null or empty if a text is missing; copied.</param>
    public static TableColumn FromTexts(string name, IEnumerable<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var builder = new ColumnBuilder(isText: true);
        int count = 0;
        foreach (string? text in texts)
        {
            builder.Add(text.AsSpan());
            count++;
        }

        return Inferred(name, builder.Build(), count);
    }

    /// <summary>Creates a column of cells: of numbers if all are numbers, otherwise of text.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="cells">[rows]; copied.</param>
    public static TableColumn FromCells(string name, IEnumerable<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        List<Cell> all = [.. cells];
        if (all.Exists(cell => cell.IsText)) return FromTexts(name, all.Select(cell => cell.Text));
        var builder = new ColumnBuilder(isText: false);
        foreach (Cell cell in all) builder.Add(cell.Number);
        return new TableColumn(name, ColumnKind.Number, builder.Build(), all.Count);
    }

    /// <summary>Returns the number in a row; NaN if it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public double Number(int row)
    {
        int place = Place(row);
        return Values is NumberValues numbers ? numbers.Number(place) : Values[place].Number;
    }

    /// <summary>Returns the text in a row, or the shortest form of the number that parses to the same value; null if it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string? Text(int row) => this[row].Text;

    /// <summary>Returns whether the cell in a row is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public bool IsMissing(int row) => Values.IsMissing(Place(row));

    /// <summary>Returns the number of rows with an empty cell.</summary>
    public int CountMissing()
    {
        int missing = 0;
        for (int row = 0; row < Count; row++) missing += IsMissing(row) ? 1 : 0;
        return missing;
    }

    /// <summary>Returns all distinct values as text: numbers in ascending order, text in ordinal order.</summary>
    public IReadOnlyList<string> Distinct()
    {
        if (Values is NumberValues)
        {
            var numbers = new HashSet<double>();
            for (int row = 0; row < Count; row++)
                if (!IsMissing(row)) numbers.Add(Number(row));
            return [.. numbers.Order().Select(number => Cell.From(number).Text!)];
        }

        var values = (TextValues)Values;
        bool[] occurs = new bool[values.Texts.Count];
        for (int row = 0; row < Count; row++)
            if (values.Code(Place(row)) is >= 0 and int code) occurs[code] = true;
        return [.. values.Texts.Where((_, code) => occurs[code]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Returns the name and <see cref="Describe"/>.</summary>
    public override string ToString() => $"{Name}: {Describe()}";

    /// <summary>Returns the kind and a summary of the values, such as <c>category (3: blue, green, red), 4 missing</c>.</summary>
    public string Describe()
    {
        const int shown = 5;
        string name = Kind switch { ColumnKind.Number => "number", ColumnKind.Category => "category", ColumnKind.Text => "text", _ => "ignored" };
        string what = "";
        if (Kind == ColumnKind.Number)
        {
            if (Range() is not var (least, largest)) return "empty";
            what = least == largest ? $", always {Shown(least)}" : $" ({Shown(least)} to {Shown(largest)})";
        }

        if (Kind == ColumnKind.Text) what = $" ({Distinct().Count} different)";
        if (Kind == ColumnKind.Category)
        {
            IReadOnlyList<string> all = Distinct();
            what = all is [var only] ? $", always {only}" : $" ({all.Count}: {string.Join(", ", all.Take(shown))}{(all.Count > shown ? ", …" : "")})";
        }

        int missing = CountMissing();
        return name + what + (missing > 0 ? $", {missing} missing" : "");
    }

    /// <summary>Returns the same values with another name or kind.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="decimalSign">The decimal separator for text that is converted to numbers.</param>
    /// <exception cref="ArgumentException">A text cannot be converted to a number.</exception>
    internal TableColumn As(string name, ColumnKind kind, char decimalSign = '.')
    {
        if (kind != ColumnKind.Number || HasNumbers) return new TableColumn(name, kind, Values, Count, rows);
        var numbers = new double[Count];
        for (int row = 0; row < Count; row++)
        {
            numbers[row] = double.NaN;
            if (Text(row) is { } text && !Csv.CsvNumber.TryParseWritten(text, decimalSign, out numbers[row]))
                throw new ArgumentException($"'{name}' cannot be a column of numbers: row {row} has '{text}'.", nameof(kind));
        }

        return FromNumbers(name, numbers);
    }

    /// <summary>Selects rows.</summary>
    /// <param name="places">Indices of rows of this column.</param>
    internal TableColumn Rows(int[] places) =>
        new(Name, Kind, Values, places.Length, rows is null ? places : Array.ConvertAll(places, row => rows[row]));

    /// <summary>Creates a column whose kind is inferred from its values.</summary>
    internal static TableColumn Inferred(string name, ColumnValues values, int count)
    {
        if (values is not TextValues texts) return new TableColumn(name, ColumnKind.Number, values, count);
        return new TableColumn(name, IsCategory(texts.Texts.Count, count) ? ColumnKind.Category : ColumnKind.Text, values, count);
    }

    /// <summary>Returns whether texts are categories: few distinct ones, each occurring twice on average.</summary>
    private static bool IsCategory(int different, int count) => different <= MostCategories && different * 2 <= count;

    /// <summary>The maximum number of distinct texts that are inferred to be categories.</summary>
    internal const int MostCategories = 100;

    private (double Least, double Largest)? Range()
    {
        (double least, double largest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int row = 0; row < Count; row++)
        {
            double number = Number(row);
            if (number < least) least = number;
            if (number > largest) largest = number;
        }

        return least <= largest ? (least, largest) : null;
    }

    // Six digits, without an exponent unless there are many more; integers in full.
    private static string Shown(double number)
    {
        const double many = 1e9, few = 1e-4;
        string six = number.ToString("G6", CultureInfo.InvariantCulture);
        if (Math.Abs(number) is >= many or (< few and not 0)) return six;
        return number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : double.Parse(six, CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the index of a row in the original values.</summary>
    internal int Place(int row)
    {
        if ((uint)row >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"There is no row {row}; there are rows 0 to {Count - 1}.");
        return rows is null ? row : rows[row];
    }
}

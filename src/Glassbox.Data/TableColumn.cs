using System.Globalization;
using Glassbox.Data.Columns;

namespace Glassbox.Data;

/// <summary>A column of a table: a name, what it is, and its values. Cannot be changed.</summary>
public sealed class TableColumn
{
    private readonly int[]? rows; // the place of each row among the values; null: as they stand

    internal TableColumn(string name, ColumnKind kind, ColumnValues values, int count, int[]? rows = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, Kind, Values, Count, this.rows) = (name, kind, values, count, rows);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Whether its values are numbers, whatever its kind is.</summary>
    public bool HasNumbers => Values is NumberValues;

    internal ColumnValues Values { get; }

    /// <summary>What stands in a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Cell this[int row] => Values[Place(row)];

    /// <summary>A column of numbers.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="numbers">[rows] NaN where one is missing; copied.</param>
    /// <exception cref="ArgumentException">A number is infinite.</exception>
    public static TableColumn FromNumbers(string name, IEnumerable<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return FromCells(name, numbers.Select(Cell.From));
    }

    /// <summary>A column of texts: categories where there are few different ones, else <see cref="ColumnKind.Text"/>.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="texts">[rows] null or empty where one is missing; copied.</param>
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

    /// <summary>A column of cells: of numbers where all are, otherwise of texts.</summary>
    /// <param name="name">What it is called.</param>
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

    /// <summary>The number in a row; NaN where it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public double Number(int row)
    {
        int place = Place(row);
        return Values is NumberValues numbers ? numbers.Number(place) : Values[place].Number;
    }

    /// <summary>The text in a row, a number in the shortest way that reads back as it; null where it is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public string? Text(int row) => this[row].Text;

    /// <summary>Whether nothing stands in a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public bool IsMissing(int row) => Values.IsMissing(Place(row));

    /// <summary>In how many rows nothing stands.</summary>
    public int CountMissing()
    {
        int missing = 0;
        for (int row = 0; row < Count; row++) missing += IsMissing(row) ? 1 : 0;
        return missing;
    }

    /// <summary>All different values, as texts: numbers by size, texts by the order of their characters.</summary>
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

    /// <summary>The kind and what there is to say of it, as <c>category (3: blue, green, red), 4 missing</c>.</summary>
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

    /// <summary>The same values under another name, or as another kind.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="decimalSign">What stands before fractions in texts that become numbers.</param>
    /// <exception cref="ArgumentException">It is to be of numbers, and holds a text that is none.</exception>
    internal TableColumn As(string name, ColumnKind kind, char decimalSign = '.')
    {
        if (kind != ColumnKind.Number || HasNumbers) return new TableColumn(name, kind, Values, Count, rows);
        var numbers = new double[Count];
        for (int row = 0; row < Count; row++)
        {
            numbers[row] = double.NaN;
            if (Text(row) is { } text && !Csv.CsvNumber.TryParseWritten(text, decimalSign, out numbers[row]))
                throw new ArgumentException($"'{name}' cannot be a column of numbers: in row {row} stands '{text}'.", nameof(kind));
        }

        return FromNumbers(name, numbers);
    }

    /// <summary>Some of the rows.</summary>
    /// <param name="places">Of the rows of this column.</param>
    internal TableColumn Rows(int[] places) =>
        new(Name, Kind, Values, places.Length, rows is null ? places : Array.ConvertAll(places, row => rows[row]));

    /// <summary>A column whose kind follows from its values.</summary>
    internal static TableColumn Inferred(string name, ColumnValues values, int count)
    {
        if (values is not TextValues texts) return new TableColumn(name, ColumnKind.Number, values, count);
        return new TableColumn(name, IsCategory(texts.Texts.Count, count) ? ColumnKind.Category : ColumnKind.Text, values, count);
    }

    /// <summary>Whether so many different texts are categories: few, and each occurs twice in the mean.</summary>
    private static bool IsCategory(int different, int count) => different <= MostCategories && different * 2 <= count;

    /// <summary>More different texts than this are not taken for categories unless that is said.</summary>
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

    // Six digits, without an exponent where there are not many more; whole numbers as they are.
    private static string Shown(double number)
    {
        const double many = 1e9, few = 1e-4;
        string six = number.ToString("G6", CultureInfo.InvariantCulture);
        if (Math.Abs(number) is >= many or (< few and not 0)) return six;
        return number == Math.Floor(number) ? number.ToString("F0", CultureInfo.InvariantCulture) : double.Parse(six, CultureInfo.InvariantCulture).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    /// <summary>The place of a row among the values as they were read.</summary>
    internal int Place(int row)
    {
        if ((uint)row >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"There is no row {row}; there are rows 0 to {Count - 1}.");
        return rows is null ? row : rows[row];
    }
}

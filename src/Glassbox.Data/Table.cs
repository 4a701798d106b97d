using System.Text;
using Glassbox.Data.Csv;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>A table of named columns with numbers, categories and text. Immutable.</summary>
/// <remarks>Thread-safe. Selecting rows or columns copies no values.</remarks>
public sealed partial class Table
{
    private readonly TableColumn[] columns;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private string? sha256;

    /// <summary>Initializes a table from columns.</summary>
    /// <param name="columns">At least one, all with the same number of rows and with distinct names.</param>
    /// <exception cref="ArgumentException">There are no columns, their lengths differ, or two have the same name.</exception>
    public Table(params IReadOnlyList<TableColumn> columns)
        : this([.. columns ?? throw new ArgumentNullException(nameof(columns))], columns.Count == 0 ? 0 : columns[0].Count, null)
    {
    }

    internal Table(TableColumn[] columns, int count, CsvFormat? format)
    {
        if (columns.Length == 0) throw new ArgumentException("A table has at least one column.", nameof(columns));
        (this.columns, Count, Format) = (columns, count, format);
        for (int c = 0; c < columns.Length; c++)
        {
            if (columns[c].Count != count)
                throw new ArgumentException($"'{columns[c].Name}' has {columns[c].Count} rows, and '{columns[0].Name}' has {count}.", nameof(columns));
            if (!places.TryAdd(columns[c].Name, c)) throw new ArgumentException($"Two columns are called '{columns[c].Name}'.", nameof(columns));
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>The format of the file that the table was read from; null if it was not read from a file.</summary>
    public CsvFormat? Format { get; }

    /// <summary>Returns its size and its columns, such as <c>178 rows, 14 columns: 'alcohol', 'ash', …</c>.</summary>
    public override string ToString() => $"{Counted.Of(Count, "row")}, {Counted.Of(columns.Length, "column")}: {Listing(columns.Select(column => column.Name))}";

    /// <summary>The column with the given name.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public TableColumn this[string name] => Find(name) ?? throw new ArgumentException(
        $"There is no column '{name}'; there are {Listing(columns.Select(column => column.Name))}.", nameof(name));

    /// <summary>The row at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public TableRow this[int row]
    {
        get
        {
            Position.MustExist(row, Count, "row");
            return new TableRow(this, row);
        }
    }

    /// <summary>Returns the position of a row in the original data, from 0, whatever has been left out, drawn or shuffled since.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int SourceRow(int row) => columns[0].Place(row);

    /// <summary>Reads a CSV file, gzipped or not, and detects its format and the kind of each column.</summary>
    /// <remarks>
    /// A column is numeric if all its cells are numbers or missing. Otherwise it is categorical if it has at most 100 distinct texts, each
    /// occurring twice on average; any other column is text, which is not an input. An empty cell is missing. The culture of the machine does not
    /// matter.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">Options for reading; the defaults if not given.</param>
    /// <exception cref="DataFormatException">The file is invalid; the message names the file, the line and the column.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="ArgumentException">The options name a column that does not exist, or an invalid separator.</exception>
    public static Table FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= CsvOptions.Default;
        using var source = CsvSource.Open(path, options.Encoding);
        return CsvReader.Read(source, options);
    }

    /// <summary>Reads CSV from a stream, from its current position to its end. The stream is left open.</summary>
    /// <param name="stream">If it is not seekable, it is copied to memory first.</param>
    /// <param name="options">Options for reading; the defaults if not given.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    public static Table FromCsv(Stream stream, CsvOptions? options = null, string name = "the stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= CsvOptions.Default;
        using var source = CsvSource.From(stream, name, options.Encoding);
        return CsvReader.Read(source, options);
    }

    /// <summary>Creates a table from objects in memory.</summary>
    /// <param name="records">The objects, one per row.</param>
    /// <param name="columns">The columns: a name, and a function that returns a number, a text or a Boolean for an object.</param>
    /// <exception cref="ArgumentException">There are no columns, or two have the same name.</exception>
    public static Table FromRecords<T>(IEnumerable<T> records, params IReadOnlyList<(string Name, Func<T, Cell> Value)> columns)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(columns);
        List<T> all = [.. records];
        return new Table([.. columns.Select(column => TableColumn.FromCells(column.Name, all.Select(column.Value)))]);
    }

    /// <summary>Creates a table of numbers.</summary>
    /// <param name="values">[rows, columns] NaN if a value is missing; copied.</param>
    /// <param name="names">[columns] The names of the columns; <c>column 1</c> and so on by default.</param>
    /// <exception cref="ArgumentException">A number is infinite, or the number of names differs from the number of columns.</exception>
    public static Table FromArray(double[,] values, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromNumbers(values.GetLength(0), values.GetLength(1), names, (row, column) => values[row, column]);
    }

    /// <inheritdoc cref="FromArray(double[,], IReadOnlyList{string})"/>
    public static Table FromArray(float[,] values, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromNumbers(values.GetLength(0), values.GetLength(1), names, (row, column) => values[row, column]);
    }

    /// <inheritdoc cref="FromArray(double[,], IReadOnlyList{string})"/>
    /// <param name="values">[rows][columns] NaN if a value is missing; copied.</param>
    /// <param name="names">[columns] The names of the columns; <c>column 1</c> and so on by default.</param>
    public static Table FromArray(IReadOnlyList<double[]> values, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(values);
        int width = values.Count == 0 ? 0 : values[0].Length;
        for (int row = 0; row < values.Count; row++)
            if (values[row].Length != width) throw new ArgumentException($"Row {row} has {Counted.Of(values[row].Length, "number")}; row 0 has {width}.", nameof(values));
        return FromNumbers(values.Count, width, names, (row, column) => values[row][column]);
    }

    /// <summary>Returns the column with the given name, or null.</summary>
    public TableColumn? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return places.TryGetValue(name, out int place) ? columns[place] : null;
    }

    /// <summary>Returns a description of each column, such as <c>alcohol: number (11.03 to 14.83)</c>.</summary>
    public IReadOnlyList<string> Describe() => [.. columns.Select(column => $"{column.Name}: {column.Describe()}")];

    /// <summary>Writes all rows as CSV, with commas, decimal points, a header, and quotation marks where needed.</summary>
    /// <remarks>Reading it gives the same table: numbers to the last bit, text to the last character.</remarks>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvWriter.Write(writer, columns, Count);
    }

    /// <summary>Returns the SHA-256 of the column names and all cells, in lowercase hexadecimal.</summary>
    public string Sha256() => sha256 ??= Digest();

    private string Digest()
    {
        var hash = new Sha256();
        Span<byte> number = stackalloc byte[sizeof(double)];
        foreach (TableColumn column in columns)
        {
            Append(column.Name);
            for (int row = 0; row < Count; row++)
            {
                if (column.HasNumbers)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(number, column.IsMissing(row) ? double.NaN : column.Number(row));
                    hash.Append(number);
                }
                else
                {
                    Append(column.Text(row) ?? "");
                }
            }
        }

        return hash.FinishHex();

        void Append(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[sizeof(int)];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.Append(length);
            hash.Append(bytes);
        }
    }

    /// <summary>Returns names separated by commas; if there are very many, only the first.</summary>
    internal static string Listing(IEnumerable<string> names)
    {
        const int shown = 20;
        List<string> all = [.. names];
        return string.Join(", ", all.Take(shown).Select(name => $"'{name}'")) + (all.Count > shown ? $" and {all.Count - shown} more" : "");
    }

    private static Table FromNumbers(int rows, int width, IReadOnlyList<string>? names, Func<int, int, double> valueAt)
    {
        if (names is { Count: > 0 } && names.Count != width)
            throw new ArgumentException($"There must be one name for each column: {Counted.Of(width, "column")}, but {Counted.Of(names.Count, "name")}.", nameof(names));
        return new Table([.. Enumerable.Range(0, width).Select(c => TableColumn.FromNumbers(
            names is { Count: > 0 } ? names[c] : FormattableString.Invariant($"column {c + 1}"), Enumerable.Range(0, rows).Select(r => valueAt(r, c))))]);
    }
}

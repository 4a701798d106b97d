using System.Text;
using Glassbox.Data.Csv;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Rows of named columns: numbers, categories, texts. Cannot be changed.</summary>
/// <remarks>May be used from many threads at once. Taking some of the rows or of the columns copies no values.</remarks>
public sealed partial class Table
{
    private readonly TableColumn[] columns;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>A table of columns.</summary>
    /// <param name="columns">At least one, with as many rows each, of different names.</param>
    /// <exception cref="ArgumentException">They are none, of different lengths, or two have one name.</exception>
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

    /// <summary>How the file was read that it comes from; null where it comes from none.</summary>
    public CsvFormat? Format { get; }

    /// <summary>The column of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public TableColumn this[string name] => Find(name) ?? throw new ArgumentException(
        $"There is no column '{name}'; there are {Listing(columns.Select(column => column.Name))}.", nameof(name));

    /// <summary>A row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public TableRow this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            return new TableRow(this, row);
        }
    }

    /// <summary>The place that a row has in what was read, from 0, whatever has been left out, drawn or shuffled since.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int SourceRow(int row) => columns[0].Place(row);

    /// <summary>Reads a file of separated values, gzipped or not. Detects how they are separated and what each column is.</summary>
    /// <remarks>
    /// A column is of numbers where all its cells are numbers or missing. Otherwise it is of categories where there are at most 100
    /// different texts, each of which occurs twice in the mean, and else of texts, which are no input. An empty cell is missing. The
    /// culture of the machine plays no part.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known of it.</param>
    /// <exception cref="DataFormatException">It holds something else; the message names the file, the line and the column.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="ArgumentException">The options name a column that there is not, or a separator that cannot be.</exception>
    public static Table FromCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= CsvOptions.Default;
        using var source = CsvSource.Open(path, options.Encoding);
        return CsvReader.Read(source, options);
    }

    /// <summary>Reads separated values from a stream, from where it stands to its end. It is left open.</summary>
    /// <param name="stream">One that cannot go back is copied to memory first.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <inheritdoc cref="FromCsv(string, CsvOptions?)"/>
    public static Table FromCsv(Stream stream, CsvOptions? options = null, string name = "the stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= CsvOptions.Default;
        using var source = CsvSource.From(stream, name, options.Encoding);
        return CsvReader.Read(source, options);
    }

    /// <summary>A table of things that are in memory.</summary>
    /// <param name="records">The things: a row each.</param>
    /// <param name="columns">What to ask each for: a name, and a number, a text or a truth.</param>
    /// <exception cref="ArgumentException">There are no columns, or two have one name.</exception>
    public static Table FromRecords<T>(IEnumerable<T> records, params IReadOnlyList<(string Name, Func<T, Cell> Value)> columns)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(columns);
        List<T> all = [.. records];
        return new Table([.. columns.Select(column => TableColumn.FromCells(column.Name, all.Select(column.Value)))]);
    }

    /// <summary>A table of numbers.</summary>
    /// <param name="values">[rows, columns] NaN where one is missing; copied.</param>
    /// <param name="names">[columns] Their names; <c>column 1</c> and so on where not given.</param>
    /// <exception cref="ArgumentException">A number is infinite, or there are not as many names as columns.</exception>
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
    /// <param name="values">[rows][columns] NaN where one is missing; copied.</param>
    /// <param name="names">[columns] Their names; <c>column 1</c> and so on where not given.</param>
    public static Table FromArray(IReadOnlyList<double[]> values, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(values);
        int width = values.Count == 0 ? 0 : values[0].Length;
        for (int row = 0; row < values.Count; row++)
            if (values[row].Length != width) throw new ArgumentException($"Row {row} has {values[row].Length} numbers; row 0 has {width}.", nameof(values));
        return FromNumbers(values.Count, width, names, (row, column) => values[row][column]);
    }

    /// <summary>The column of a name, or null.</summary>
    public TableColumn? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return places.TryGetValue(name, out int place) ? columns[place] : null;
    }

    /// <summary>What each column is, a line each, as <c>alcohol: number (11.03 to 14.83)</c>.</summary>
    public IReadOnlyList<string> Describe() => [.. columns.Select(column => $"{column.Name}: {column.Describe()}")];

    /// <summary>Writes all rows as separated values: commas, points, a header, UTF-8's quotation marks where they are needed.</summary>
    /// <remarks>What is written reads back as it was: numbers to their last bit, texts to their last character.</remarks>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvWriter.Write(writer, columns, Count);
    }

    /// <summary>The SHA-256 of the names of the columns and of all that stands in them, in lower-case hexadecimal.</summary>
    public string Sha256()
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

    /// <summary>Names in a row; of very many the first.</summary>
    internal static string Listing(IEnumerable<string> names)
    {
        const int shown = 20;
        List<string> all = [.. names];
        return string.Join(", ", all.Take(shown).Select(name => $"'{name}'")) + (all.Count > shown ? $" and {all.Count - shown} more" : "");
    }

    private static Table FromNumbers(int rows, int width, IReadOnlyList<string>? names, Func<int, int, double> valueAt)
    {
        if (names is { Count: > 0 } && names.Count != width)
            throw new ArgumentException($"There are {width} columns and {names.Count} names.", nameof(names));
        return new Table([.. Enumerable.Range(0, width).Select(c => TableColumn.FromNumbers(
            names is { Count: > 0 } ? names[c] : FormattableString.Invariant($"column {c + 1}"), Enumerable.Range(0, rows).Select(r => valueAt(r, c))))]);
    }
}

using System.Globalization;
using System.Text;
using Glassbox.Data.Columns;
using nietras.SeparatedValues;

namespace Glassbox.Data.Csv;

/// <summary>Reads a table from CSV.</summary>
/// <remarks>
/// It takes one pass, in which a column counts as numeric until a cell is not a number. If that happens after numbers have been read, whose text
/// is gone by then, it takes a second pass.
/// </remarks>
internal sealed class CsvReader
{
    private const int MostColumns = 1 << 16;

    private readonly CsvSource source;
    private readonly CsvOptions options;
    private readonly HashSet<string> missing;
    private readonly HashSet<int> textColumns = []; // found to have other text than numbers
    private char[] buffer = [];
    private CsvFormat format = null!;
    private int skipped; // lines before the first row

    // State of the current pass:
    private string[] names = [];
    private bool[] isNameless = [];
    private ColumnKind?[] kinds = []; // requested by the options
    private ColumnBuilder[] columns = [];
    private bool[] hasMarks = []; // whether any text in a column counted as a missing number
    private int line;
    private bool isRepeated; // whether another pass is needed

    private CsvReader(CsvSource source, CsvOptions options)
    {
        (this.source, this.options) = (source, options);
        missing = new HashSet<string>(options.Missing, StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="DataFormatException">The file is not a table; the message says where.</exception>
    public static Table Read(CsvSource source, CsvOptions options)
    {
        while (true)
        {
            try
            {
                return new CsvReader(source, options).Read();
            }
            catch (DecoderFallbackException) when (source.FallBack())
            {
                // Bytes that are not UTF-8 after many that are.
            }
            catch (DecoderFallbackException e)
            {
                throw new DataFormatException(source.Name, null, $"there are bytes that are not {source.EncodingName} text.", e);
            }
            catch (NotSupportedException e)
            {
                throw new DataFormatException(source.Name, null, "a row is longer than 16 million characters: is a quotation mark never closed?", e);
            }
            catch (InvalidDataException e)
            {
                throw new DataFormatException(source.Name, null, "the gzip data are damaged: they cannot be unzipped.", e);
            }
        }
    }

    private Table Read()
    {
        (string sample, bool isWhole) = source.Sample();
        (char separator, char sign, bool hasHeader, skipped, int above) = CsvSniffer.Detect(source.Name, sample, isWhole, options);
        format = new CsvFormat(separator, sign, hasHeader, source.EncodingName) { LinesAbove = above };
        Sep sep;
        try
        {
            sep = new Sep(separator);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"'{separator}' cannot separate cells: expected a comma, a semicolon, a tab, or a vertical bar.", nameof(options), e);
        }

        int rows;
        do rows = Pass(sep);
        while (isRepeated);
        return new Table(Columns(rows).ToArray(), rows, format with { EncodingName = source.EncodingName });
    }

    /// <returns>The number of rows.</returns>
    private int Pass(Sep sep)
    {
        isRepeated = false;
        columns = [];
        using TextReader text = source.Read();
        for (int i = 0; i < skipped; i++) text.ReadLine();
        using SepReader reader = sep.Reader(o => o with
        {
            HasHeader = false, DisableColCountCheck = true, DisableQuotesParsing = !options.HasQuotes, CultureInfo = CultureInfo.InvariantCulture,
        }).From(text);

        int rows = 0;
        (int Cells, bool HasQuotes)? cut = null; // a row that ends too early
        foreach (SepReader.Row row in reader)
        {
            int cells = row.ColCount;
            ReadOnlySpan<char> whole = row.Span;
            if (cells <= 1 && whole.Trim().IsEmpty) continue;
            if (cut is { } early) throw TooFew(early.Cells, Advice(early.HasQuotes));
            line = row.LineNumberFrom + skipped;
            if (options.HasQuotes && (whole.Count('"') & 1) != 0) throw Fault(null, "a quotation mark is opened in this row, and none closes it.");
            if (columns.Length == 0)
            {
                Begin(row);
                if (format.HasHeader) continue;
            }

            if (cells < columns.Length)
            {
                cut = (cells, whole.Contains('"'));
                continue;
            }

            if (cells > columns.Length && !IsEmptyFrom(row, columns.Length))
                throw Fault(columns.Length, $"there are {cells} cells; expected {columns.Length}.{Advice(whole.Contains('"'))}");
            for (int c = 0; c < columns.Length; c++)
            {
                ReadOnlySpan<char> raw = row[c].Span;
                if (!columns[c].IsText && CsvNumber.TryParse(raw, format.DecimalSign, out double number)) columns[c].Add(number, raw);
                else Add(c, raw);
            }

            rows++;
        }

        if (cut is { } last) throw TooFew(last.Cells, " It is the last row: the file seems to be cut off.");
        if (columns.Length == 0) throw new DataFormatException(source.Name, null, "the file is empty; expected rows of separated values.");
        if (rows == 0) throw new DataFormatException(source.Name, null, "there are no rows below the header.");
        return rows;
    }

    /// <summary>Processes the first row: the names of the columns, or their number.</summary>
    private void Begin(SepReader.Row row)
    {
        if (row.ColCount > MostColumns) throw Fault(null, $"there are {row.ColCount} columns, more than the {MostColumns} that a table may have.");
        names = new string[row.ColCount];
        isNameless = new bool[names.Length];
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int c = 0; c < names.Length; c++)
        {
            string name = "";
            if (format.HasHeader)
            {
                if (CsvText.Read(row[c].Span, options.HasQuotes, ref buffer, out ReadOnlySpan<char> text, out _) is { } problem) throw Fault(c, problem + ".");
                name = text.ToString();
            }

            names[c] = name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"column {c + 1}");
            for (int n = 2; !known.Add(names[c]); n++) names[c] = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            isNameless[c] = name.Length == 0;
        }

        foreach (string asked in options.Kinds.Keys)
            if (!known.Contains(asked)) throw new ArgumentException($"{source.Name} has no column '{asked}'; there are {Table.Listing(names)}.") { Data = { ["column"] = asked, ["columns"] = names } };
        kinds = [.. names.Select(name => options.Kinds.TryGetValue(name, out ColumnKind kind) ? kind : (ColumnKind?)null)];
        columns = [.. names.Select((_, c) => new ColumnBuilder(textColumns.Contains(c) || kinds[c] is ColumnKind.Category or ColumnKind.Text))];
        hasMarks = new bool[names.Length];
    }

    /// <summary>Adds a cell that is not a plain number: text, quoted text, or an empty cell.</summary>
    private void Add(int c, ReadOnlySpan<char> raw)
    {
        ColumnBuilder column = columns[c];
        if (CsvText.Read(raw, options.HasQuotes, ref buffer, out ReadOnlySpan<char> text, out _) is { } problem) throw Fault(c, problem + ".");
        if (column.IsText)
        {
            column.Add(text);
        }
        else if (text.IsEmpty || missing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        {
            column.Add(double.NaN);
            hasMarks[c] |= !text.IsEmpty;
        }
        else if (CsvNumber.TryParseWritten(text, format.DecimalSign, out double number))
        {
            column.Add(number, text);
        }
        else if (kinds[c] == ColumnKind.Number)
        {
            throw Fault(c, $"found '{Shortened(text)}'; expected a number.");
        }
        else if (!column.HasNumbers && !hasMarks[c])
        {
            column.BecomeText();
            column.Add(text);
        }
        else
        {
            isRepeated |= textColumns.Add(c);
            column.Add(double.NaN);
        }
    }

    private List<TableColumn> Columns(int rows)
    {
        List<TableColumn> all = [];
        for (int c = 0; c < columns.Length; c++)
        {
            ColumnValues values = columns[c].Build();
            var column = kinds[c] is { } kind ? new TableColumn(names[c], kind, values, rows) : TableColumn.Inferred(names[c], values, rows);
            if (c == 0 && IsUnnamed(c) && CountsRows(column)) column = column.As(column.Name, ColumnKind.Ignored);
            all.Add(column);
        }

        // Rows may end with separators followed by nothing.
        while (all.Count > 1 && IsUnnamed(all.Count - 1) && all[^1].CountMissing() == rows) all.RemoveAt(all.Count - 1);
        return all;

        bool IsUnnamed(int c) => kinds[c] is null && isNameless[c] && format.HasHeader;
    }

    private static bool CountsRows(TableColumn column)
    {
        if (!column.HasNumbers || column.Count < 2) return false;
        double first = column.Number(0);
        for (int row = 0; row < column.Count; row++)
            if (column.Number(row) != first + row) return false;
        return first is 0 or 1;
    }

    // Some programs end each row, but not the header, with a separator.
    private static bool IsEmptyFrom(SepReader.Row row, int column)
    {
        for (int c = column; c < row.ColCount; c++)
            if (!row[c].Span.Trim().IsEmpty) return false;
        return true;
    }

    private DataFormatException TooFew(int cells, string advice) =>
        Fault(cells, $"the row ends after {cells} {(cells == 1 ? "cell" : "cells")}; expected {columns.Length}.{advice}");

    private static string Advice(bool hasQuotes) => hasQuotes ? " A quotation mark may be unclosed." : "";

    private DataFormatException Fault(int? column, string problem)
    {
        string place = column is not { } c ? string.Create(CultureInfo.InvariantCulture, $"line {line}")
            : string.Create(CultureInfo.InvariantCulture, $"line {line}, column {c + 1}") + (c < names.Length && columns.Length > 0 ? $" ({names[c]})" : "");
        return new DataFormatException(source.Name, place, problem);
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..39]}…";
}

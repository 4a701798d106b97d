using System.Text;
using CsCheck;

namespace Glassbox.Data.Tests;

/// <summary>Properties of any table, and of any bytes.</summary>
public class CsvPropertyTests
{
    private static readonly Gen<string> cell = Gen.OneOf(
        Gen.String[Gen.Char["abcXYZ019.,;|\t\"' \r\n-äß€\u2028"], 0, 12], Gen.String[0, 6].Where(s => !s.Contains('\0', StringComparison.Ordinal)));

    private static readonly Gen<double> number = Gen.OneOf(Gen.Double, Gen.Int.Select(i => (double)i), Gen.Const(double.NaN), Gen.Double[-1, 1])
        .Select(value => double.IsInfinity(value) ? 0 : value);

    private static readonly Gen<Table> table =
        from rows in Gen.Int[1, 30]
        from columns in Gen.Int[1, 6]
        from isText in Gen.Bool.Array[columns]
        from texts in cell.Array[rows].Array[columns]
        from numbers in number.Array[rows].Array[columns]
        select new Table([.. Enumerable.Range(0, columns).Select(c => isText[c]
            ? TableColumn.FromTexts($"text {c}", texts[c].Select(Whole))
            : TableColumn.FromNumbers($"number {c}", numbers[c]))]);

    [Fact]
    public void Any_table_is_read_back_as_it_was_written() => table.Sample(written =>
    {
        var text = new StringWriter();
        written.WriteCsv(text);
        Table read = Table.FromCsv(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), new CsvOptions
        {
            Separator = ',', DecimalSign = '.', HasHeader = true, Encoding = Encoding.UTF8,
            Kinds = written.Columns.ToDictionary(c => c.Name, c => c.HasNumbers ? ColumnKind.Number : ColumnKind.Text),
        });
        return read.Count == written.Count && read.Columns.Zip(written.Columns).All(pair =>
            pair.First.Name == pair.Second.Name && Enumerable.Range(0, read.Count).All(row => pair.First[row] == pair.Second[row]));
    });

    [Fact]
    public void Any_numeric_table_is_read_back_with_default_options() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 30], Gen.Char[",;\t|"], Gen.Char[".,"], Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r"))).SelectMany((columns, rows, separator, sign, end) =>
            number.Where(double.IsFinite).Array2D[rows, columns].Select(values => (values, separator, sign, end)))
        .Where(t => t.separator != t.sign)
        .Sample(t =>
        {
            (double[,] values, char separator, char sign, string end) = t;
            var written = new StringWriter();
            Table.FromArray(values).WriteCsv(written);
            string text = written.ToString().Replace(',', separator).Replace('.', sign).Replace("\n", end, StringComparison.Ordinal);
            Table read = Text.Read(text);
            return read.Count == values.GetLength(0) && read.Columns.Count == values.GetLength(1) && Enumerable.Range(0, read.Count).All(row =>
                Enumerable.Range(0, read.Columns.Count).All(c => read.Columns[c].Number(row).Equals(values[row, c])));
        });

    [Fact]
    public void Any_bytes_are_a_table_or_are_rejected_with_a_clear_message() => Gen.OneOf(
            Gen.Byte.Array[0, 300], Gen.OneOf(Gen.Byte, Gen.Char[",\";\n\r01ab.\t|"].Select(c => (byte)c)).Array[0, 300])
        .Sample(bytes =>
        {
            try
            {
                Table read = Table.FromCsv(new MemoryStream(bytes), null, "any");
                return read.Count > 0 && read.Describe().Count == read.Columns.Count && read.Sha256().Length == 64;
            }
            catch (DataFormatException refused)
            {
                return refused.Message.StartsWith("any", StringComparison.Ordinal);
            }
        });

    // UTF-8 has no unpaired surrogates.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}

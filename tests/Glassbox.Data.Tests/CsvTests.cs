using System.Globalization;
using System.IO.Compression;
using System.IO.Pipes;
using System.Text;

namespace Glassbox.Data.Tests;

/// <summary>Files as people write them are read as intended.</summary>
public class CsvTests
{
    private const string Plain = "height,color,name\n1.5,red,Ann\n2.25,blue,Bob\n,red,\n-3e2,blue,Dora\n";

    [Fact]
    public void Columns_are_numbers_categories_or_text()
    {
        Table table = Text.Read(Plain);
        Assert.Equal(4, table.Count);
        Assert.Equal([("height", ColumnKind.Number), ("color", ColumnKind.Category), ("name", ColumnKind.Text)], table.Columns.Select(c => (c.Name, c.Kind)));
        Assert.Equal([1.5, 2.25, double.NaN, -300], Numbers(table["height"]));
        Assert.Equal(["red", "blue", "red", "blue"], Texts(table["color"]));
        Assert.Equal(["Ann", "Bob", null, "Dora"], Texts(table["name"]));
        Assert.Equal(
            ["height: number (-300 to 2.25), 1 missing", "color: category (2: blue, red)", "name: text (3 different), 1 missing"], table.Describe());
    }

    [Theory]
    [InlineData(',', '.', "\n")]
    [InlineData(';', ',', "\r\n")]
    [InlineData(';', '.', "\r")]
    [InlineData('\t', ',', "\n")]
    [InlineData('|', '.', "\r\n")]
    public void Separator_decimal_sign_and_line_ends_are_detected(char separator, char sign, string lineEnd)
    {
        string text = Plain.Replace('.', '§').Replace(',', separator).Replace('§', sign).Replace("\n", lineEnd, StringComparison.Ordinal);
        Table table = Text.Read(text);
        Assert.Equal((separator, sign, true), (table.Format!.Separator, table.Format.DecimalSign, table.Format.HasHeader));
        Assert.Equal([1.5, 2.25, double.NaN, -300], Numbers(table["height"]));
        Assert.Equal(["Ann", "Bob", null, "Dora"], Texts(table["name"]));
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = german.NumberFormat.CurrencyDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = german;
            Table table = Text.Read("a,b\n1.5,2\n1.25,3\n");
            Assert.Equal([1.5, 1.25], Numbers(table["a"]));
            var written = new StringWriter(german);
            table.WriteCsv(written);
            Assert.Equal("a,b\n1.5,2\n1.25,3\n", written.ToString());
            Assert.Equal("a: number (1.25 to 1.5)", table.Describe()[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with a mark", "utf-16", "utf-16 without a mark", "utf-16BE", "utf-32", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_are_detected(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" or "utf-8 with a mark" => Encoding.UTF8,
            "utf-16" or "utf-16 without a mark" => Encoding.Unicode,
            "utf-16BE" => Encoding.BigEndianUnicode,
            "utf-32" => Encoding.UTF32,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        byte[] mark = name is "utf-8" or "utf-16 without a mark" ? [] : encoding.GetPreamble();
        byte[] bytes = [.. mark, .. encoding.GetBytes("größe;preis\nä – ö;1,5\nä – ö;2,5\n")];
        Table table = Table.FromCsv(new MemoryStream(bytes));
        Assert.Equal(["größe", "preis"], table.Columns.Select(c => c.Name));
        Assert.Equal(["ä – ö", "ä – ö"], Texts(table["größe"]));
        Assert.Equal([1.5, 2.5], Numbers(table["preis"]));
    }

    [Fact]
    public void Invalid_UTF8_far_from_the_start_is_detected_too()
    {
        byte[] start = Encoding.UTF8.GetBytes("name,x\n" + string.Concat(Enumerable.Repeat("abc,1\n", 100_000)));
        Table table = Table.FromCsv(new MemoryStream([.. start, 0xe4, .. ",2\n"u8]));
        Assert.Equal("ä", table["name"].Text(100_000));
        Assert.Equal("windows-1252", table.Format!.EncodingName);
    }

    [Fact]
    public void A_gzipped_file_is_decompressed_and_a_stream_need_not_be_seekable()
    {
        var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(Plain));
        bytes.Position = 0;
        using var oneWay = new DeflateStreamOf(bytes.ToArray());
        Assert.Equal(4, Table.FromCsv(oneWay).Count);
    }

    [Fact]
    public void Quoted_cells_may_contain_separators_line_ends_and_quotation_marks()
    {
        Table table = Text.Read("a,\"b, c\"\n1,\"x\"\"y\"\n2,\"two\nlines\"\n3, \"z, z\"\n4,\"  kept  \"\n5,  trimmed  \n6,5\" pipe\"s\n");
        Assert.Equal(["a", "b, c"], table.Columns.Select(c => c.Name));
        Assert.Equal(["x\"y", "two\nlines", "z, z", "  kept  ", "trimmed", "5\" pipe\"s"], Texts(table["b, c"]));
        Table plain = Text.Read("a,b\n1,\"x\n2,y\"\n", new CsvOptions { HasQuotes = false });
        Assert.Equal(["\"x", "y\""], Texts(plain["b"]));
    }

    [Theory]
    [InlineData("1,2\n3,4\n", false)]
    [InlineData("a,b\n1,2\n", true)]
    [InlineData("a,b\nx,y\n", true)]
    [InlineData("p,x\np,y\nq,x\n", false)]
    [InlineData("label,pixel0\n5,0\n", true)]
    [InlineData("-1.5\n2\n", false)]
    public void A_header_is_detected(string text, bool hasHeader)
    {
        Table table = Text.Read(text);
        Assert.Equal(hasHeader, table.Format!.HasHeader);
        if (!hasHeader) Assert.Equal("column 1", table.Columns[0].Name);
    }

    [Fact]
    public void Detected_formats_can_be_overridden()
    {
        const string text = "1;2\n3;4\n";
        Assert.Equal(1, Text.Read(text, new CsvOptions { HasHeader = true }).Count);
        Assert.Single(Text.Read(text, new CsvOptions { Separator = '|' }).Columns);
        Table codes = Text.Read("zip,x\n01,1\n02,2\n", new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["zip"] = ColumnKind.Category } });
        Assert.Equal(["01", "02"], Texts(codes["zip"]));
        Assert.Equal([1.5], Numbers(Text.Read("a\n1,5\n", new CsvOptions { DecimalSign = ',' })["a"]));
        var unknown = Assert.Throws<ArgumentException>(() => Text.Read(text, new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["c"] = ColumnKind.Text } }));
        Assert.Contains("no column 'c'; there are 'column 1', 'column 2'", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_for_missing_numbers_count_only_in_numeric_columns()
    {
        Table table = Text.Read("a,b\nNA,NA\n1,x\n?,x\n2,NA\n");
        Assert.Equal([double.NaN, 1, double.NaN, 2], Numbers(table["a"]));
        Assert.Equal(["NA", "x", "x", "NA"], Texts(table["b"]));
        Assert.Equal(2, table["a"].CountMissing());
    }

    [Fact]
    public void A_column_that_turns_out_to_be_text_keeps_every_text_unchanged()
    {
        string[] values = [.. Enumerable.Range(0, 1000).Select(i => $"{i}.50"), "x", "007"];
        Table table = Text.Read("a,b\n" + string.Concat(values.Select(value => $"{value},1\n")));
        Assert.Equal(values, Texts(table["a"]));
        Assert.All(Numbers(table["b"]), one => Assert.Equal(1, one));
    }

    [Fact]
    public void Additions_of_other_programs_are_not_data()
    {
        Table ofPandas = Text.Read(",a\n0,5\n1,6\n2,7\n");
        Assert.Equal([ColumnKind.Ignored, ColumnKind.Number], ofPandas.Columns.Select(c => c.Kind));
        Table ofExcel = Text.Read("sep=;\r\na;b\r\n1;2\r\n");
        Assert.Equal(["a", "b"], ofExcel.Columns.Select(c => c.Name));
        Assert.Equal(1, ofExcel["a"].Number(0));
        Table trailing = Text.Read("a,b,\n1,2,\n3,4,\n");
        Assert.Equal(["a", "b"], trailing.Columns.Select(c => c.Name));
        Table twice = Text.Read("a,a,a\n1,2,3\n");
        Assert.Equal(["a", "a (2)", "a (3)"], twice.Columns.Select(c => c.Name));
        Assert.Equal(2, Text.Read("\n\na,b\n\n1,2\n   \n3,4\n\n").Count);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "test.csv, line 3, column 2 (b): the row ends after 1 cell; expected 2.")]
    [InlineData("a,b\n1,2\n\n3,4,5\n", "test.csv, line 4, column 3: there are 3 cells; expected 2.")]
    [InlineData("a,b\n1,\"x\ny\"\n3\n", "test.csv, line 4, column 2 (b): the row ends after 1 cell; expected 2.")]
    [InlineData("a,b\n1,\"x\n2,y\n", "test.csv, line 2: a quotation mark is opened in this row, and none closes it.")]
    [InlineData("a,b\n1,\"x\"y\n", "test.csv, line 2, column 2 (b): there is more after the quotation mark")]
    [InlineData("a,b\n1,\"x\"y\"z\"\n", "test.csv, line 2, column 2 (b): a quotation mark within a cell must be written twice")]
    [InlineData("", "test.csv: the file is empty")]
    [InlineData(" \n \n", "test.csv: the file is empty")]
    [InlineData("a,b\n", "test.csv: there are no rows below the header.")]
    [InlineData("a,\0\n", "test.csv, character 3: this is not text")]
    [InlineData("PK\u0003\u0004abc", "test.csv: this is a zip archive, as a workbook of Excel is")]
    public void Errors_are_reported_with_their_place(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<DataFormatException>(() => Text.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_in_a_column_declared_numeric_is_reported_with_its_place()
    {
        var options = new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["b"] = ColumnKind.Number } };
        var fault = Assert.Throws<DataFormatException>(() => Text.Read("a,b\n1,2\n3,four\n", options));
        Assert.Equal("test.csv, line 3, column 2 (b): found 'four'; expected a number.", fault.Message);
    }

    [Fact]
    public void Missing_files_and_folders_are_reported_by_name()
    {
        Assert.Contains("there is no such file", Assert.Throws<FileNotFoundException>(() => Table.FromCsv("/nowhere/x.csv")).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => Table.FromCsv(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("+1", 1.0)]
    [InlineData(" 1 ", 1.0)]
    [InlineData("-.5", -0.5)]
    [InlineData("1e3", 1000.0)]
    [InlineData("1E-3", 0.001)]
    [InlineData("5.", 5.0)]
    [InlineData("0.1", 0.1)]
    [InlineData("123456789012345678901234567890", 1.2345678901234568e29)]
    [InlineData("1x", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1 2", null)]
    [InlineData("0x10", null)]
    [InlineData("1,5", null)]
    [InlineData("inf", null)]
    [InlineData("-Infinity", null)]
    [InlineData("1e999", null)]
    [InlineData("--1", null)]
    [InlineData("+-1", null)]
    [InlineData(".", null)]
    [InlineData("-", null)]
    [InlineData("e5", null)]
    [InlineData("2020-01-01", null)]
    [InlineData("12:30", null)]
    public void A_number_must_take_the_whole_cell(string text, double? expected)
    {
        Assert.Equal(expected is not null, Csv.CsvNumber.TryParse(text, '.', out double number));
        if (expected is { } value) Assert.Equal(value, number);
        Assert.Equal(expected is not null, Csv.CsvNumber.TryParse(text.Replace(',', ';').Replace('.', ','), ',', out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pipe_is_read_like_a_file(bool isZipped)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "there is no file that is a pipe");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        string path = $"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";
        ReadOnlySpan<byte> rows = "a;b\n1;x\n2;x\ny;x\n"u8; // the third row needs a second pass
        if (isZipped)
        {
            using var zip = new GZipStream(pipe, CompressionLevel.Fastest, leaveOpen: true);
            zip.Write(rows);
        }
        else
        {
            pipe.Write(rows);
        }

        pipe.SafePipeHandle.Dispose(); // the end of what is read
        var table = Table.FromCsv(path);
        Assert.Equal((3, 2, ';'), (table.Count, table.Columns.Count, table.Format!.Separator));
        Assert.Equal(["1", "2", "y"], Texts(table["a"]));
    }

    private static double[] Numbers(TableColumn column) => [.. Enumerable.Range(0, column.Count).Select(column.Number)];

    private static IEnumerable<string?> Texts(TableColumn column) => Enumerable.Range(0, column.Count).Select(column.Text);

    // An unseekable stream that returns one byte at a time.
    private sealed class DeflateStreamOf(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}

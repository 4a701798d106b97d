namespace Glassbox.Data.Tests;

/// <summary>Files as people have them: read as they are meant, or told of.</summary>
public class UglyCsvTests
{
    [Theory]
    [InlineData("x,y\n\"1,204\",4.95\n\"12,345,678\",0.5\n980,7\n", '.', 1204, 12345678, 980)]
    [InlineData("x;y\n1.204,50;4,95\n12.345.678;0,5\n980;7\n", ',', 1204.5, 12345678, 980)]
    [InlineData("x\ty\n1,204.50\t4.95\n12\t0.5\n-980\t7\n", '.', 1204.5, 12, -980)]
    [InlineData("x;y\n1'204.5;4.95\n1\u202F000;0.5\n0.25;7\n", '.', 1204.5, 1000, 0.25)]
    [InlineData("x,y\n$1.50,4.95\n-$12,0.5\n\"€ 1,000.25\",7\n", '.', 1.5, -12, 1000.25)]
    [InlineData("x,y\n12.5%,4.95\n-3 %,0.5\n100%,7\n", '.', 12.5, -3, 100)]
    [InlineData("x,y\n\"0,5\",4\n\"12,25\",3\n\"1,204\",7\n", ',', 0.5, 12.25, 1.204)]
    public void Numbers_are_read_as_people_write_them(string text, char sign, double first, double second, double third)
    {
        Table table = Text.Read(text);
        Assert.Equal(sign, table.Format!.DecimalSign);
        Assert.Equal([first, second, third], Enumerable.Range(0, 3).Select(table["x"].Number));
        Assert.Equal(ColumnKind.Number, table["y"].Kind);
    }

    [Theory]
    [InlineData("1,20")]
    [InlineData("12,3456")]
    [InlineData("0,123")]
    [InlineData("1,234,56")]
    [InlineData(",123")]
    [InlineData("1.2.3")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("5-")]
    [InlineData("--5")]
    [InlineData("192.168.1.1")]
    public void What_is_no_number_is_none(string cell)
    {
        Table table = Text.Read($"x,y\n\"{cell}\",1\n\"{cell}\",2\n", new CsvOptions { DecimalSign = '.' });
        Assert.False(table["x"].HasNumbers);
        Assert.Equal(cell, table["x"].Text(0));
    }

    [Fact]
    public void Marks_of_missing_numbers_are_missing_in_any_letters()
    {
        string[] known = ["NA", "n/a", "N.A.", "nan", "NULL", "None", "nil", "#N/A", "#DIV/0!", "?", "-", "--", "."];
        Table table = Text.Read("x,y\n" + string.Concat(known.Select((mark, i) => $"{mark},{i}\n{i},1\n")));
        Assert.Equal(known.Length, table["x"].CountMissing());
    }

    [Fact]
    public void What_is_likely_to_be_meant_otherwise_is_told()
    {
        string Row(int i) => $"{i + 1000},{(i == 7 ? "abc" : $"{i}.5")},2024-03-{(i % 28) + 1:D2},name {i},{(i == 3 ? "NA" : i % 2 == 0 ? "yes" : "no")}\n";
        Table table = Text.Read("id,x,when,who,k\n" + string.Concat(Enumerable.Range(0, 60).Select(Row)));
        IReadOnlyList<string> warnings = table.Warnings(["k"]);
        Assert.Equal(4, warnings.Count);
        Assert.StartsWith("'id' counts the rows up", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("'x' is no input, since not all in it are numbers: 59 are, but row 7 has 'abc'.", warnings[1], StringComparison.Ordinal);
        Assert.StartsWith("'when' holds dates, of which nothing is known", warnings[2], StringComparison.Ordinal);
        Assert.StartsWith("'NA' in 'k' is learned as a class of its own.", warnings[3], StringComparison.Ordinal);
        Assert.Equal(3, table.Warnings(["k"], ["id"]).Count);
        foreach (Table fine in (Table[])[Text.Wine, Text.Iris, Text.BreastCancer]) Assert.Empty(fine.Warnings([fine.Columns[^1].Name]));
    }
}

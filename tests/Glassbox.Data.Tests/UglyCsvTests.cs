namespace Glassbox.Data.Tests;

/// <summary>Real-world files are read as intended, or give warnings.</summary>
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
    public void Texts_that_only_resemble_numbers_are_not_numbers(string cell)
    {
        Table table = Text.Read($"x,y\n\"{cell}\",1\n\"{cell}\",2\n", new CsvOptions { DecimalSign = '.' });
        Assert.False(table["x"].HasNumbers);
        Assert.Equal(cell, table["x"].Text(0));
    }

    [Fact]
    public void Marks_for_missing_numbers_are_recognized_in_any_case()
    {
        string[] known = ["NA", "n/a", "N.A.", "nan", "NULL", "None", "nil", "#N/A", "#DIV/0!", "?", "-", "--", "."];
        Table table = Text.Read("x,y\n" + string.Concat(known.Select((mark, i) => $"{mark},{i}\n{i},1\n")));
        Assert.Equal(known.Length, table["x"].CountMissing());
    }

    [Fact]
    public void Likely_mistakes_give_warnings()
    {
        string Row(int i) => $"{i + 1000},{(i == 7 ? "abc" : $"{i}.5")},2024-03-{(i % 28) + 1:D2},name {i},{(i == 3 ? "NA" : i % 2 == 0 ? "yes" : "no")}\n";
        Table table = Text.Read("id,x,when,who,k\n" + string.Concat(Enumerable.Range(0, 60).Select(Row)));
        IReadOnlyList<string> warnings = table.Warnings(["k"]);
        Assert.Equal(4, warnings.Count);
        Assert.StartsWith("'id' counts the rows", warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("'x' is not an input, since not all its values are numbers: 59 are, but data row 8 has 'abc'.", warnings[1], StringComparison.Ordinal);
        Assert.StartsWith("'when' holds dates, which are treated as categories", warnings[2], StringComparison.Ordinal);
        Assert.StartsWith("'NA' in 'k' is learned as a class of its own.", warnings[3], StringComparison.Ordinal);
        Assert.Equal(3, table.Warnings(["k"], ["id"]).Count);
        Assert.Empty(Text.Read("t,y\n1,4\n2,3\n3,4\n").Warnings(["y"])); // few rows may well have been measured at 1, 2 and 3
        foreach (Table fine in (Table[])[Text.Wine, Text.Iris, Text.BreastCancer]) Assert.Empty(fine.Warnings([fine.Columns[^1].Name]));
    }

    [Fact]
    public void Categories_that_differ_only_by_case_or_spaces_give_a_warning()
    {
        Table table = Text.Read("city,who,k\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{(i == 5 ? "\" Oslo\"" : i % 2 == 0 ? "Oslo" : "Rome")},{i},{(i % 4 == 0 ? "yes" : i % 2 == 0 ? "Yes" : "no")}\n")));
        Assert.Equal(
            [
                "'city' has 'Oslo' (20) and ' Oslo' (1), which differ only by case or spaces: if they mean the same, write them alike.",
                "'k' has 'Yes' (10) and 'yes' (10), which differ only by case or spaces: if they mean the same, write them alike.",
            ],
            table.Warnings(["k"], ["who"]));
        Assert.Single(table.Warnings(["k"], ["who", "city"]));
    }

    [Theory]
    [InlineData("'x' is treated as categories, since not all its values are numbers: 99 are, but data row 58 has '1O2'.", "x", "57=1O2", "10")]
    [InlineData("'x' is treated as categories, since not all its values are numbers: 99 are, but data row 4 has 'inf'.", "x", "3=inf", "10")]
    [InlineData("'x' holds dates", "x", "", "13.03.2019")]
    [InlineData("'x' holds dates", "x", "", "28/04/1912 17:30")]
    [InlineData("'customer_id' has a different number in each row", "customer_id", "", "squares")]
    [InlineData("'PassengerId' has a different number in each row", "PassengerId", "", "squares")]
    [InlineData("'zip' is treated as numbers, but some begin with 0, such as '01067': if they are codes, make it a column of categories.", "zip", "44=01067", "10")]
    [InlineData("'zip' is treated as numbers, but some begin with 0, such as '01067'", "zip", "44=\"01067\"", "10")]
    [InlineData(null, "acid", "", "squares")]
    [InlineData(null, "zip", "44=0.5", "10")]
    [InlineData(null, "zip", "44=0", "10")]
    [InlineData(null, "x", "", "red")]
    public void Ambiguous_columns_give_warnings(string? warning, string name, string odd, string usual)
    {
        (int Row, string Text)? other = odd.Split('=') is [var row, var text] ? (int.Parse(row, System.Globalization.CultureInfo.InvariantCulture), text) : null;
        string Cell(int i) => other is { } it && it.Row == i ? it.Text : usual == "squares" ? $"{i * i}" : usual == "10" ? $"{10 + (i % 30)}" : usual;
        Table table = Text.Read($"{name},y\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{Cell(i)},{i % 2}\n")));
        if (warning is null) Assert.Empty(table.Warnings(["y"]));
        else Assert.StartsWith(warning, Assert.Single(table.Warnings(["y"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Constant_and_empty_columns_are_described_as_such_and_numbers_have_no_needless_exponent()
    {
        Table table = Text.Read("a,b,c,d,e,f\n3,berlin,,1234567,0.0000012,1234567.891\n3,berlin,,2,2,-0.5\n3,berlin,,3,3e12,12.34567891\n");
        Assert.Equal(
            ["a: number, always 3", "b: category, always berlin", "c: empty", "d: number (2 to 1234567)", "e: number (1.2E-06 to 3E+12)", "f: number (-0.5 to 1234570)"], table.Describe());
    }

    [Theory]
    [InlineData("House sales, 2023\n\narea;town;price\n1,5;Ulm;2\n2,5;Aue;3\n", 1, 4)]
    [InlineData("House sales\narea,town,price\n1.5,Ulm,2\n2.5,Aue,3\n", 1, 3)]
    [InlineData("House sales;;\r\n;;\r\narea;town;price\r\n1,5;Ulm;2\r\n2,5;Aue;3\r\n", 2, 4)]
    [InlineData("# by a tool, of a firm, in a town\n# 2024\narea,town,price\n1.5,Ulm,2\n2.5,Aue,3\n", 2, 4)]
    [InlineData("\"House\nsales\"\rarea\ttown\tprice\r1.5\tUlm\t2\r2.5\tAue\t3\r", 1, 4)]
    public void Titles_and_remarks_above_a_table_are_skipped(string text, int above, int line)
    {
        Table table = Text.Read(text);
        Assert.Equal(["area", "town", "price"], table.Columns.Select(column => column.Name));
        Assert.Equal([1.5, 2.5], Enumerable.Range(0, 2).Select(table["area"].Number));
        Assert.Equal(above, table.Format!.LinesAbove);
        Assert.Contains(above == 1 ? "a header below a skipped line" : "a header below 2 skipped lines", table.Format.ToString(), StringComparison.Ordinal);
        string wrong = text.Insert(text.IndexOf("1.5", StringComparison.Ordinal) is >= 0 and var at ? at : text.IndexOf("1,5", StringComparison.Ordinal), "7\n");
        Assert.StartsWith($"test.csv, line {line}, column 2", Assert.Throws<DataFormatException>(() => Text.Read(wrong)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text\nHello, world\nfor you, me\n", "text")]
    [InlineData("price\n1,5\n2,5\n", "price")]
    [InlineData("a;b;;\n1;2;;\n3;4;;\n", "a", "b")]
    [InlineData("name;;\n1;2;3\n4;5;6\n", "name", "column 2", "column 3")]
    [InlineData("#chromosome,from,to\n1,2,3\n4,5,6\n", "#chromosome", "from", "to")]
    public void Rows_that_belong_to_a_table_are_not_skipped(string text, params string[] names)
    {
        Table table = Text.Read(text);
        Assert.Equal(names, table.Columns.Select(column => column.Name));
        Assert.Equal((0, 2), (table.Format!.LinesAbove, table.Count));
    }

    [Fact]
    public void A_trailing_separator_in_rows_but_not_in_the_header_is_ignored()
    {
        Table table = Text.Read("a,b\n1,x,\n2,y,,\n3,z\n");
        Assert.Equal(["a", "b"], table.Columns.Select(column => column.Name));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(table["a"].Number));
    }

    [Fact]
    public void A_truncated_file_is_reported_as_such() => Assert.Equal(
        "test.csv, line 3, column 2 (b): the row ends after 1 cell; expected 3. It is the last row: the file seems to be cut off.",
        Assert.Throws<DataFormatException>(() => Text.Read("a,b,c\n1,2,3\n4\n\n")).Message);

    [Fact]
    public void A_text_row_above_text_is_a_header_if_some_names_are_empty_or_expected()
    {
        Assert.Equal(["color", "edible"], Text.Read("color;edible;;\nred;no;;\nblue;yes;;\n").Columns.Select(column => column.Name));
        var kinds = new Dictionary<string, ColumnKind> { ["color"] = ColumnKind.Category };
        Assert.Equal(["color", "edible", "edible (2)"], Text.Read("color,edible,edible\nred,no,no\n", new CsvOptions { Kinds = kinds }).Columns.Select(column => column.Name));
    }

    [Theory]
    [InlineData("[{\"a\":1,\"b\":2}]")]
    [InlineData("\n{\n  \"a\": 1\n}")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n")]
    [InlineData("[[\"a\", 1],\n[\"b\", 2]]")]
    public void JSON_is_recognized_by_the_error(string text) =>
        Assert.EndsWith("this is JSON; expected rows of separated values.", Assert.Throws<DataFormatException>(() => Text.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in, please</body></html>\n", "this is a web page; expected rows of separated values. What was downloaded may be a page that asks to sign in.")]
    [InlineData("<html lang=\"en\">\n", "this is a web page; expected rows of separated values. What was downloaded may be a page that asks to sign in.")]
    [InlineData(" 18.0   8   307.0\n 15.0   8   350.0\n 16.0   8   304.0\n", "the cells are separated by spaces; expected commas, semicolons, tabs or vertical bars.")]
    [InlineData("mpg cylinders weight\n18.0 8 307.0\n15.0 8 350.0\n", "the cells are separated by spaces; expected commas, semicolons, tabs or vertical bars.")]
    public void Files_that_are_not_tables_are_recognized_by_the_error(string text, string message) =>
        Assert.Equal($"test.csv: {message}", Assert.Throws<DataFormatException>(() => Text.Read(text)).Message);

    [Theory]
    [InlineData("5 Main Street\n7 Main Street\n7 Park Lane\n")]
    [InlineData("when\n1 2\n3\n")]
    public void One_text_column_with_spaces_is_a_column(string text) => Assert.Single(Text.Read(text).Columns);

    [Fact]
    public void Numbers_that_are_too_large_are_reported_with_row_and_column()
    {
        Assert.StartsWith("Row 1: 'a' holds 1E+300, which is too large.", Assert.Throws<ArgumentException>(() => Model.Fit(Text.Read("a,b\n1,0.5\n1e300,1.5\n-1e300,2.5\n"), "b")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1: 'a' holds 1E+300, which is too large.", Assert.Throws<ArgumentException>(() => Model.Fit(Text.Read("a,b\n1,0.5\n1e300,1.5\n-1e300,2.5\n"), "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_in_brackets_are_not_JSON() => Assert.Equal(["[a]", "{b}"], Text.Read("[a],{b}\n1,2\n").Columns.Select(column => column.Name));
}

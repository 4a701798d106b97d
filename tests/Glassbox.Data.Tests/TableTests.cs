using CsCheck;

namespace Glassbox.Data.Tests;

/// <summary>Tables made in memory, and selections of tables.</summary>
public class TableTests
{
    private enum Color
    {
        Red,
        Blue,
    }

    [Fact]
    public void Records_become_rows()
    {
        (double Height, Color Color, string? Name, double? Age)[] people = [(1.5, Color.Red, "Ann", 30), (1.75, Color.Blue, null, null), (2, Color.Red, "Cid", 5)];
        var table = Table.FromRecords(
            people, ("height", p => p.Height), ("color", p => Cell.From(p.Color)), ("name", p => p.Name), ("age", p => Cell.From(p.Age)), ("tall", p => p.Height > 1.6));
        Assert.Equal(["height", "color", "name", "age", "tall"], table.Columns.Select(c => c.Name));
        Assert.Equal("Blue", table[1]["color"].Text);
        Assert.True(table[1]["name"].IsMissing);
        Assert.True(table[1]["age"].IsMissing);
        Assert.Equal(2, table[2]["height"].Number);
        Assert.Equal("true", table[2]["tall"].Text);
        Assert.Contains("There is no column 'weight'", Assert.Throws<ArgumentException>(() => table["weight"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_become_tables()
    {
        Assert.Equal(3.5, Table.FromArray(new float[,] { { 1, 2 }, { 3.5f, 4 } }, "a", "b")["a"].Number(1));
        Assert.Equal(4, Table.FromArray(new double[,] { { 1, 2 }, { 3.5, 4 } })["column 2"].Number(1));
        Assert.Equal(2, Table.FromArray((double[][])[[1, 2], [3, 4]], "a", "b")["b"].Number(0));
        Assert.Contains("Row 1 has 1 number; row 0 has 2", Assert.Throws<ArgumentException>(() => Table.FromArray((double[][])[[1, 2], [3]])).Message, StringComparison.Ordinal);
        Assert.Contains("2 columns, but 1 name.", Assert.Throws<ArgumentException>(() => Table.FromArray(new double[1, 2], "a")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TableColumn.FromNumbers("a", [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new Table(TableColumn.FromNumbers("a", [1]), TableColumn.FromNumbers("a", [1])));
        Assert.Throws<ArgumentException>(() => new Table(TableColumn.FromNumbers("a", [1]), TableColumn.FromNumbers("b", [1, 2])));
        Assert.Throws<ArgumentException>(() => new Table());
    }

    [Fact]
    public void A_split_uses_each_row_once_and_keeps_class_shares() =>
        Gen.Select(Gen.Int[2, 80], Gen.Int[1, 4], Gen.Double[0.05, 0.95], Gen.ULong).Sample((rows, classes, fraction, seed) =>
        {
            var table = new Table(
                TableColumn.FromNumbers("id", Enumerable.Range(0, rows).Select(i => (double)i)),
                TableColumn.FromNumbers("class", Enumerable.Range(0, rows).Select(i => (double)(i % classes))));
            (Table training, Table test) = table.Split(fraction, seed, stratifyBy: "class");
            Assert.Equal(Ids(table), Ids(training).Concat(Ids(test)).Order());
            Assert.Equal(Math.Clamp(Math.Round(fraction * rows, MidpointRounding.AwayFromZero), 1, rows - 1), test.Count);
            for (int c = 0; c < classes; c++)
            {
                double share = (double)test.Count / rows * CountOf(table, c);
                Assert.InRange(CountOf(test, c), Math.Floor(share), Math.Ceiling(share));
            }

            Assert.Equal(Ids(test), Ids(table.Split(fraction, seed, stratifyBy: "class").Test));
        });

    [Fact]
    public void Each_row_is_in_the_test_set_of_one_fold() => Gen.Select(Gen.Int[2, 60], Gen.Int[2, 10], Gen.ULong).Where((rows, folds, _) => folds <= rows).Sample((rows, folds, seed) =>
    {
        var table = new Table(
            TableColumn.FromNumbers("id", Enumerable.Range(0, rows).Select(i => (double)i)),
            TableColumn.FromNumbers("class", Enumerable.Range(0, rows).Select(i => (double)(i % 3))));
        IReadOnlyList<TableSplit> parts = table.Folds(folds, seed, "class");
        Assert.Equal(Ids(table), parts.SelectMany(part => Ids(part.Test)).Order());
        foreach ((Table training, Table test) in parts)
        {
            Assert.Equal(Ids(table), Ids(training).Concat(Ids(test)).Order());
            Assert.InRange(test.Count, rows / folds, (rows + folds - 1) / folds);
            for (int c = 0; c < 3; c++) Assert.InRange(CountOf(test, c), CountOf(table, c) / folds, (CountOf(table, c) + folds - 1) / folds);
        }
    });

    [Fact]
    public void Nested_selections_and_their_concatenation_have_the_right_rows()
    {
        Table iris = Text.Iris;
        Table part = iris.Subset([5, 3, 3, 140]).Select("species", "petal length").Subset([3, 0]);
        Assert.Equal(["virginica", "setosa"], Enumerable.Range(0, 2).Select(part["species"].Text));
        Assert.Equal(iris["petal length"].Number(5), part[1]["petal length"].Number);
        Assert.Equal(["setosa", "virginica"], part["species"].Distinct());
        Table both = part.Concat(part);
        Assert.Equal(["virginica", "setosa", "virginica", "setosa"], Enumerable.Range(0, 4).Select(both["species"].Text));
        Assert.Equal(50, iris.Where(row => row["species"] == "setosa").Count);
        Assert.Equal(iris.Sha256(), iris.Take(100).Concat(iris.Subset(Enumerable.Range(100, 50))).Sha256());
        Assert.NotEqual(iris.Sha256(), iris.Shuffle(1).Sha256());
        Assert.Equal("kind", iris.Rename("species", "kind").Columns[4].Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => iris[150]);
        Assert.Throws<ArgumentOutOfRangeException>(() => iris.Take(151));
        Assert.Throws<ArgumentOutOfRangeException>(() => iris.Split(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => iris.Folds(1));
    }

    [Fact]
    public void The_kind_of_a_column_can_be_changed_if_its_values_allow()
    {
        Table wine = Text.Wine;
        Assert.Equal(ColumnKind.Number, wine["cultivar"].Kind);
        Table named = wine.WithKind("cultivar", ColumnKind.Category);
        Assert.Equal(["1", "2", "3"], named["cultivar"].Distinct());
        Assert.Contains("row 0 has 'setosa'", Assert.Throws<ArgumentException>(() => Text.Iris.WithKind("species", ColumnKind.Number)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Text.Read("a,b\n1,x\n2,y\n", new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["a"] = ColumnKind.Text } }).WithKind("a", ColumnKind.Number)["a"].Number(1));
        Table commas = Text.Read("a;b\n1,204;x\n2,5;y\n", new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["a"] = ColumnKind.Text } });
        Assert.Equal((',', 1.204), (commas.Format!.DecimalSign, commas.WithKind("a", ColumnKind.Number)["a"].Number(0))); // not a thousands separator
    }

    private static IEnumerable<double> Ids(Table table) => Enumerable.Range(0, table.Count).Select(table["id"].Number);

    private static int CountOf(Table table, int c) => Enumerable.Range(0, table.Count).Count(row => table["class"].Number(row) == c);
}

namespace Glassbox.Data.Tests;

/// <summary>From cells to inputs, using only what training rows contain.</summary>
public class PreparationTests
{
    private static readonly Table training = Text.Read("size,color\n1,red\n2,blue\n,red\n4,\n9,red\n");

    [Fact]
    public void Numbers_are_scaled_missing_ones_filled_and_categories_one_hot()
    {
        var preparation = Preparation.Fit(training);
        Assert.Equal(["size", "size missing", "color=blue", "color=red", "color missing"], preparation.InputNames);

        // For 1, 2, 4, 9: the mean is 4, the standard deviation √9.5, the median 3.
        float[][] inputs = preparation.Apply(training);
        float At(double number) => (float)((number - 4) / Math.Sqrt(9.5));
        Assert.Equal([At(1), 0, 0, 1, 0], inputs[0]);
        Assert.Equal([At(2), 0, 1, 0, 0], inputs[1]);
        Assert.Equal([At(3), 1, 0, 1, 0], inputs[2]);
        Assert.Equal([At(4), 0, 0, 0, 1], inputs[3]);
    }

    [Theory]
    [InlineData(Scaling.Standard, 4, 3.082207001484488)]
    [InlineData(Scaling.MinMax, 1, 8)]
    [InlineData(Scaling.Robust, 3, 3.5)]
    [InlineData(Scaling.None, 0, 1)]
    public void Scalings_match_scikit_learn(Scaling scaling, double offset, double scale)
    {
        var size = (NumberInput)Preparation.Fit(training, scaling).Columns[0];
        Assert.Equal((offset, scale, 3.0), (size.Offset, size.Scale, size.Median));
    }

    [Fact]
    public void Other_rows_have_no_effect_and_their_new_categories_count_as_none()
    {
        var preparation = Preparation.Fit(training);
        Table others = Text.Read("color,size,more\ngreen,1000,1\nblue,,1\n,2,1\ngreen,3,1\n", new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["color"] = ColumnKind.Category } });
        float[][] inputs = preparation.Apply(others);
        Assert.Equal([0, 0, 0], inputs[0][2..]);
        Assert.Equal([1, 1, 0, 0], inputs[1][1..]);
        Assert.Equal((float)((1000 - 4) / Math.Sqrt(9.5)), inputs[0][0]);
        Assert.Equal("In 2 rows, 'color' has values that no training row had: 'green'. They count as none of the categories.", Assert.Single(preparation.Warnings(others)));
        Assert.Empty(preparation.Warnings(training));
    }

    [Fact]
    public void Minus_zero_is_zero_as_a_category_a_class_and_a_number()
    {
        Table table = Table.FromArray(new double[,] { { 0, -0.0, 1 }, { -0.0, 1, -0.0 }, { 1, 0, 0 }, { 0, 1, 1 } }, "code", "size", "y").WithKind("code", ColumnKind.Category);
        Assert.Equal(table.Sha256(), Table.FromArray(new double[,] { { 0, 0, 1 }, { 0, 1, 0 }, { 1, 0, 0 }, { 0, 1, 1 } }, "code", "size", "y").Sha256());
        var preparation = Preparation.Fit(table.Without("y"), Scaling.None);
        Assert.Equal(["code=0", "code=1", "size"], preparation.InputNames);
        Assert.Equal([1, 0, 1], preparation.Apply(table)[1]);
        Assert.Empty(preparation.Warnings(table));
        Model model = Model.Fit(table, "y", new FitOptions { Task = ModelTask.Classes, Epochs = 1, Hidden = [] });
        Assert.Equal(["0", "1"], model.Classes);
        Assert.Equal(model.Predict(("code", 0), ("size", 0)).Values, model.Predict(("code", -0.0), ("size", -0.0)).Values);
        Assert.Equal("0", Cell.From(-0.0).Text);

        float[][] inputs = [[-0f, 1], [0, 2]];
        Assert.Equal(Dataset.FromSamples([[0f, 1], [0, 2]], [[0f], [0]]).Sha256(), Dataset.FromSamples(inputs, [[-0f], [0]]).Sha256());
    }

    [Fact]
    public void Numbers_never_missing_in_training_are_filled_without_an_indicator()
    {
        Table whole = Text.Read("a,c\n1,x\n2,y\n3,x\n5,y\n");
        var preparation = Preparation.Fit(whole);
        float[] inputs = new float[preparation.Inputs];
        preparation.Apply([Cell.Missing, Cell.Missing], inputs);
        Assert.Equal(preparation.Apply([2.5, Cell.Missing]), inputs);
        Assert.Equal([0, 0], inputs[1..]);
        Assert.Equal(
            ["In 2 rows, 'a' is missing, though never in the training rows: the median of the training rows, 2.5, is used.", "In 1 row, 'c' is missing, though never in the training rows: it counts as none of the categories."],
            preparation.Warnings(Text.Read("a,c\n,x\n,\n1,y\n", new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["c"] = ColumnKind.Category } })));
        Assert.Empty(preparation.Warnings(whole));
    }

    [Fact]
    public void A_constant_or_empty_column_does_no_harm()
    {
        Table table = Text.Read("same,empty,a\n7,,1\n7,,2\n7,,3\n");
        var preparation = Preparation.Fit(table);
        Assert.Equal(["same", "a"], preparation.InputNames);
        Assert.All(preparation.Apply(table), row => Assert.Equal(0, row[0]));
        Assert.Contains("No column can be an input: name: text", Assert.Throws<ArgumentException>(() => Preparation.Fit(Text.Read("name\nAnn\nBob\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_numbers_and_of_cells_give_the_same_inputs_without_allocating()
    {
        var preparation = Preparation.Fit(Text.Wine.Without("cultivar"));
        double[] numbers = [.. Text.Wine.Columns.Take(13).Select(column => column.Number(7))];
        Cell[] cells = [.. numbers.Select(Cell.From)];
        float[] ofNumbers = new float[13], ofCells = new float[13];
        preparation.Apply(numbers, ofNumbers);
        preparation.Apply(cells, ofCells);
        Assert.Equal(ofNumbers, ofCells);
        Assert.Equal(preparation.Apply(Text.Wine)[7], ofCells);
        Assert.Contains("13 columns, but 2 numbers.", Assert.Throws<ArgumentException>(() => preparation.Apply([1.0, 2.0], ofCells)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_instead_of_a_number_is_rejected_by_name()
    {
        var preparation = Preparation.Fit(training);
        Assert.Contains("'size' is a column of numbers; found 'big'", Assert.Throws<ArgumentException>(() => preparation.Apply(["big", "red"])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1: 'size'", Assert.Throws<ArgumentException>(() => preparation.Apply(Text.Read("size,color\n1,red\nbig,red\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("The column 'color' is missing; there are 'size'", Assert.Throws<ArgumentException>(() => preparation.Apply(Text.Read("size\n1\n"))).Message, StringComparison.Ordinal);
        Assert.Equal(preparation.Apply([1.5, "red"]), preparation.Apply([" 1.5 ", "red"]));
    }
}

file static class Applied
{
    public static float[] Apply(this Preparation preparation, Cell[] row)
    {
        float[] inputs = new float[preparation.Inputs];
        preparation.Apply(row.AsSpan(), inputs);
        return inputs;
    }
}

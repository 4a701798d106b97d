namespace Glassbox.Data.Tests;

/// <summary>Rows with sample weights in a column.</summary>
public class WeightsTests
{
    // Two kinds of rows that contradict each other, equally often: the weights decide.
    private static Table Contradictions(double a, double b) => Table.FromRecords(
        Enumerable.Range(0, 40), ("x", i => (double)(i % 4)), ("y", i => i / 4 % 2 == 0 ? "a" : "b"), ("weight", i => i / 4 % 2 == 0 ? a : b));

    [Fact]
    public void Rows_with_larger_weights_dominate_and_the_weight_is_not_an_input()
    {
        var options = new FitOptions { Weights = "weight", Epochs = 60 };
        Model model = Model.Fit(Contradictions(3, 1), "y", options);
        Assert.Equal(["x"], model.Columns.Select(column => column.Name));
        Assert.InRange(model.Predict(("x", 1)).Probability, 0.65, 0.85);
        Assert.Equal("a", model.Predict(("x", 1)).Label);
        Assert.Equal("b", Model.Fit(Contradictions(0, 1), "y", options).Predict(("x", 1)).Label);
    }

    [Fact]
    public void An_integer_weight_equals_repeating_the_row_if_all_rows_are_one_batch()
    {
        Table rows = Contradictions(1, 1).Without("weight").Take(12);
        Table weighted = rows.With(TableColumn.FromNumbers("weight", Enumerable.Range(0, 12).Select(i => i < 6 ? 2.0 : 1.0)));
        var options = new FitOptions { Epochs = 20, Scaling = Scaling.None, Training = new TrainingOptions { BatchSize = 64, Loss = Loss.CrossEntropy, Optimizer = new Sgd { LearningRate = 0.5f } } };
        Model byWeight = Model.Fit(weighted, "y", options with { Weights = "weight", Training = options.Training! with { Optimizer = new Sgd { LearningRate = 0.5f * 12 / 18 } } });
        Model byRows = Model.Fit(rows.Take(6).Concat(rows), "y", options);
        for (int x = 0; x < 4; x++) Assert.Equal(byRows.Predict(("x", x)).Values[0], byWeight.Predict(("x", x)).Values[0], 4);
    }

    [Fact]
    public void Held_out_rows_are_weighted_too()
    {
        var trainer = new ModelTrainer(Contradictions(1, 0), ["y"], new FitOptions { Weights = "weight", Epochs = 40, Validation = 0.5 });
        Assert.Equal(1, trainer.Epochs().Last().Validation!.Accuracy); // half of the rows say the opposite, with a weight of 0
    }

    [Fact]
    public void Weights_are_part_of_the_digest_of_a_dataset()
    {
        Dataset plain = Dataset.FromSamples([[1f], [2f]], [0, 1], 2);
        Assert.NotEqual(plain.Sha256(), plain.WithWeights([1, 2]).Sha256());
        Assert.NotEqual(plain.WithWeights([2, 1]).Sha256(), plain.WithWeights([1, 2]).Sha256());
        Assert.Equal(plain.WithWeights([1, 2]).Take(1).Sha256(), plain.Take(1).WithWeights([1]).Sha256());
    }

    [Fact]
    public void An_invalid_weight_is_reported_with_its_row()
    {
        Table rows = Contradictions(1, -2);
        Assert.Contains("A weight is a number of at least 0; in 'weight', data row 5 has '-2'.",
            Assert.Throws<ArgumentException>(() => Model.Fit(rows, "y", new FitOptions { Weights = "weight" })).Message, StringComparison.Ordinal);
        Table some = rows.With(TableColumn.FromTexts("y", Enumerable.Range(0, 40).Select(i => i < 2 ? null : rows["y"].Text(i))));
        Assert.Contains("in 'weight', data row 5 has '-2'.", // as counted in the table, including rows without a target
            Assert.Throws<ArgumentException>(() => Model.Fit(some, "y", new FitOptions { Weights = "weight" })).Message, StringComparison.Ordinal);
        Assert.Contains("There is no column 'w'", Assert.Throws<ArgumentException>(() => Model.Fit(rows, "y", new FitOptions { Weights = "w" })).Message, StringComparison.Ordinal);
    }
}

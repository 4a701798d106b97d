using System.Text.Json;

namespace Glassbox.Data.Tests;

/// <summary>Every number of an evaluation matches scikit-learn (Golden/sklearn/evaluation.py).</summary>
public class EvaluationGoldenTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(
        File.ReadAllText(Repository.PathOf("tests", "Glassbox.Data.Tests", "Golden", "sklearn", "evaluation.json"))).RootElement;

    [Theory]
    [InlineData("four classes")]
    [InlineData("one class absent")]
    public void Classes(string name)
    {
        JsonElement golden = Golden.GetProperty(name);
        ModelEvaluation evaluation = Evaluate(golden, Activation.Softmax);
        Near(golden.GetProperty("accuracy"), evaluation.Accuracy);
        Near(golden.GetProperty("logLoss"), evaluation.LogLoss);
        Near(golden.GetProperty("rocAuc"), evaluation.RocAuc);
        Near(golden.GetProperty("macro"), evaluation.Macro);
        Near(golden.GetProperty("weighted"), evaluation.Weighted);
        for (int c = 0; c < evaluation.Target.Outputs; c++)
        {
            double[] scores = [.. golden.GetProperty("classes")[c].EnumerateArray().Select(n => n.GetDouble())];
            ClassScores own = evaluation.Confusion.Scores(c);
            Assert.Equal(scores[3], evaluation.Confusion.Samples(c));
            foreach ((double theirs, double ours) in (IEnumerable<(double, double)>)[(scores[0], own.Precision), (scores[1], own.Recall), (scores[2], own.F1)])
                Assert.Equal(theirs, double.IsNaN(ours) ? 0 : ours, 12);
            JsonElement area = golden.GetProperty("areas")[c];
            if (area.ValueKind == JsonValueKind.Null) Assert.True(double.IsNaN(evaluation.Roc(c).Area));
            else Near(area, evaluation.Roc(c).Area);
        }

        int first = golden.GetProperty("curveOf").GetInt32();
        Same(golden.GetProperty("surest"), evaluation.Calibration());
        Same(golden.GetProperty("first"), evaluation.CalibrationOf(first));

        // Every corner is a point of scikit-learn's full curve, in order, and every point of that is on a line between corners.
        double[][] curve = [.. golden.GetProperty("curve").EnumerateArray().Select(Numbers)];
        RocCurve roc = evaluation.Roc(first);
        Assert.Equal((0, 0, 1, 1), (roc.Points[0].FalsePositiveRate, roc.Points[0].TruePositiveRate, roc.Points[^1].FalsePositiveRate, roc.Points[^1].TruePositiveRate));
        int corner = 0;
        for (int i = 0; i < curve[0].Length; i++)
        {
            while (corner < roc.Points.Count - 2 && roc.Points[corner + 1].FalsePositiveRate <= curve[0][i] + 1e-12 && roc.Points[corner + 1].TruePositiveRate <= curve[1][i] + 1e-12) corner++;
            RocPoint from = roc.Points[corner], to = roc.Points[corner + 1];
            double cross = ((to.FalsePositiveRate - from.FalsePositiveRate) * (curve[1][i] - from.TruePositiveRate)) - ((to.TruePositiveRate - from.TruePositiveRate) * (curve[0][i] - from.FalsePositiveRate));
            Assert.Equal(0, cross, 9);
        }
    }

    [Fact]
    public void A_confident_mistake_costs_no_more_than_in_scikit_learn()
    {
        JsonElement golden = Golden.GetProperty("sure");
        Near(golden.GetProperty("logLoss"), Evaluate(golden, Activation.Softmax).LogLoss, 4);
    }

    [Fact]
    public void Two_classes_with_a_single_output_match_scikit_learn()
    {
        JsonElement golden = Golden.GetProperty("two classes");
        float[][] sums = [.. golden.GetProperty("sums").EnumerateArray().Select(sum => (float[])[sum.GetSingle()])];
        int[] truths = [.. golden.GetProperty("truth").EnumerateArray().Select(t => t.GetInt32())];
        var model = Passing(1, Activation.Sigmoid, new Target(ModelTask.Classes, ["y"], ["no", "yes"], [], []));
        ModelEvaluation evaluation = model.Evaluate(Dataset.FromSamples(sums, [.. truths.Select(t => (float[])[t])]));
        Near(golden.GetProperty("accuracy"), evaluation.Accuracy);
        Near(golden.GetProperty("logLoss"), evaluation.LogLoss);
        Near(golden.GetProperty("rocAuc"), evaluation.RocAuc);
        Near(golden.GetProperty("macro"), evaluation.Macro);
        Near(golden.GetProperty("weighted"), evaluation.Weighted);
        Same(golden.GetProperty("second"), evaluation.CalibrationOf(1));
        Assert.Equal(evaluation.Roc(1).Area, evaluation.Roc(0).Area, 12);
    }

    [Fact]
    public void Labels()
    {
        JsonElement golden = Golden.GetProperty("labels");
        float[][] sums = Rows(golden.GetProperty("sums")), truths = Rows(golden.GetProperty("truth"));
        var model = Passing(3, Activation.Sigmoid, new Target(ModelTask.Labels, ["a", "b", "c"], [], [], []));
        ModelEvaluation evaluation = model.Evaluate(Dataset.FromSamples(sums, truths));
        for (int l = 0; l < 3; l++)
        {
            ModelEvaluation.Score score = evaluation.Scores[l];
            Assert.All(
                Numbers(golden.GetProperty("labels")[l]).Zip([score.Accuracy, score.Positive.Precision, score.Positive.Recall, score.Positive.F1, score.LogLoss, score.RocAuc]),
                pair => Assert.Equal(pair.First, double.IsNaN(pair.Second) ? 0 : pair.Second, 6));
        }

        Near(golden.GetProperty("rocAuc"), evaluation.RocAuc);
        Near(golden.GetProperty("macro"), evaluation.Macro);
        Near(golden.GetProperty("weighted"), evaluation.Weighted);
        Assert.Equal(360, evaluation.Calibration().Bins.Sum(bin => bin.Count));
    }

    [Fact]
    public void Scores_of_a_regression_are_in_original_units()
    {
        JsonElement golden = Golden.GetProperty("regression");
        double[] offsets = [5, 60_000], scales = [2, 4096];
        double[][] answers = [.. golden.GetProperty("answers").EnumerateArray().Select(Numbers)], truths = [.. golden.GetProperty("truth").EnumerateArray().Select(Numbers)];
        var model = Passing(2, Activation.Identity, new Target(ModelTask.Regression, ["u", "v"], [], offsets, scales));
        var table = new Table(
            TableColumn.FromNumbers("0", answers.Select(a => (a[0] - offsets[0]) / scales[0])), TableColumn.FromNumbers("1", answers.Select(a => (a[1] - offsets[1]) / scales[1])),
            TableColumn.FromNumbers("u", truths.Select(t => t[0])), TableColumn.FromNumbers("v", truths.Select(t => t[1])));
        ModelEvaluation evaluation = model.Evaluate(table);
        for (int c = 0; c < 2; c++)
        {
            ModelEvaluation.Score score = evaluation.Scores[c];
            Assert.All(
                Numbers(golden.GetProperty("scores")[c]).Zip([score.R2, score.MeanAbsoluteError, score.RootMeanSquaredError]),
                pair => Assert.Equal(1, pair.Second / pair.First, 5));
        }

        Assert.Equal(truths[7][1], evaluation.Truth(7, 1)); // as in the table, to the last bit
        Assert.True(double.IsNaN(evaluation.RocAuc) && double.IsNaN(evaluation.Macro.F1));
        Assert.Throws<InvalidOperationException>(() => evaluation.Calibration());
    }

    // As in scikit-learn's r2_score; the mean of ten times 0.1 is not exactly 0.1.
    [Fact]
    public void R2_of_a_constant_is_one_or_zero()
    {
        var model = Passing(2, Activation.Identity, new Target(ModelTask.Regression, ["u", "v"], [], [0, 0], [1, 1]));
        double[] tenths = [.. Enumerable.Repeat(0.1, 10)], halves = [.. Enumerable.Repeat(0.5, 10)], ascending = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        ModelEvaluation evaluation = Evaluate(tenths, halves);
        Assert.Equal((0.0, 1.0), (evaluation.Scores[0].R2, evaluation.Scores[1].R2));
        Assert.Equal(0.5, evaluation.Metrics["r2"]);
        Assert.Equal(0.5, model.Importance(TableOf(tenths, halves), new ImportanceOptions { Repeats = 1 }).First().Baseline);
        Assert.Equal((0.0, 0.0), (Evaluate(tenths, ascending).Scores[0].R2, Evaluate(halves, ascending).Scores[0].R2));
        Assert.True(double.IsNaN(model.Evaluate(TableOf([1], [1])).Scores[0].R2)); // a single row has no variance

        // The prediction for each row: different from 0.1, or 0.5.
        ModelEvaluation Evaluate(double[] u, double[] v) => model.Evaluate(TableOf(u, v));
        static Table TableOf(double[] u, double[] v) => new(
            TableColumn.FromNumbers("0", u.Select((_, i) => i / 8.0)), TableColumn.FromNumbers("1", v.Select(_ => 0.5)), TableColumn.FromNumbers("u", u), TableColumn.FromNumbers("v", v));
    }

    [Fact]
    public void Labels_that_never_occur_score_zero_and_outputs_that_are_not_probabilities_have_no_log_loss()
    {
        Dataset never = Dataset.FromSamples([[-1f, -2], [1, -1]], [[0f, 0], [0, 0]]);
        var target = new Target(ModelTask.Labels, ["a", "b"], [], [], []);
        ModelEvaluation evaluation = Passing(2, Activation.Sigmoid, target).Evaluate(never);
        Assert.Equal(new ClassScores(0, 0, 0), evaluation.Weighted);
        Assert.Equal(new ClassScores(0, 0, 0), evaluation.Macro);
        Assert.Equal(0.75, evaluation.Accuracy);
        ModelEvaluation plain = Passing(2, Activation.Identity, target).Evaluate(never);
        Assert.All(plain.Scores.Select(score => score.LogLoss).Append(plain.LogLoss), loss => Assert.True(double.IsNaN(loss)));
    }

    [Fact]
    public void A_label_without_a_prediction_counts_as_wrong()
    {
        var model = Passing(2, Activation.Sigmoid, new Target(ModelTask.Labels, ["a", "b"], [], [], []));
        (model.Network.Layers[0].Weight(0, 0), model.Network.Layers[0].Weight(1, 0)) = (2, -2); // infinity minus infinity
        Dataset far = Dataset.FromSamples([[float.MaxValue, float.MaxValue]], [[0f, 1]]);
        Assert.Equal((0.0, 1.0), (model.Evaluate(far).Scores[0].Accuracy, model.Evaluate(far).Scores[1].Accuracy));
        var table = new Table([.. ((string[])["0", "1", "a", "b"]).Select(name => TableColumn.FromNumbers(name, [name == "a" ? 0 : name == "b" ? 1 : float.MaxValue]))]);
        Assert.Equal(0.5, model.Importance(table, new ImportanceOptions { Repeats = 1 }).First().Baseline);
    }

    [Theory]
    [InlineData("classes", 1)]
    [InlineData("regression", 1)]
    [InlineData("classes", 2)]
    public void Importance(string task, int threads)
    {
        JsonElement golden = Golden.GetProperty("importance"), expected = golden.GetProperty(task);
        double[][] x = [.. golden.GetProperty("x").EnumerateArray().Select(Numbers)], weights = [.. golden.GetProperty("weights").EnumerateArray().Select(Numbers)];
        double[] truth = Numbers(expected.GetProperty("truth"));
        bool isOfClasses = task == "classes";
        int outputs = isOfClasses ? 2 : 1;
        var network = new Network(new Architecture([5, outputs], output: isOfClasses ? Activation.Softmax : Activation.Identity));
        for (int i = 0; i < 5; i++)
            for (int o = 0; o < outputs; o++) network.Layers[0].Weight(i, o) = (float)weights[i][o];
        Preparation preparation = new([new NumberInput("x", 0, 0, 1, false), new CategoryInput("kind", ["0", "1", "2"], false), new NumberInput("nothing", 0, 0, 1, false)]);
        var model = new Model(network, preparation, isOfClasses ? new Target(ModelTask.Classes, ["y"], ["0", "1"], [], []) : new Target(ModelTask.Regression, ["y"], [], [0], [1]));
        var table = new Table(
            TableColumn.FromNumbers("x", x.Select(row => row[0])), TableColumn.FromTexts("kind", x.Select(row => row[1].ToString(System.Globalization.CultureInfo.InvariantCulture))),
            TableColumn.FromNumbers("nothing", x.Select(row => row[2])), TableColumn.FromNumbers("y", truth));
        ColumnImportance[] importance = [.. model.Importance(table, new ImportanceOptions { Seed = golden.GetProperty("seed").GetUInt64(), Repeats = 6, Threads = threads })];
        Assert.Equal(["x", "kind", "nothing"], importance.Select(column => column.Column));
        for (int c = 0; c < 3; c++)
        {
            Assert.All(Numbers(expected.GetProperty("drops")[c]).Zip(importance[c].Drops), pair => Assert.Equal(pair.First, pair.Second, 5));
            Assert.Equal(expected.GetProperty("mean")[c].GetDouble(), importance[c].Mean, 5);
            Assert.Equal(expected.GetProperty("deviation")[c].GetDouble(), importance[c].Deviation, 5);
        }

        Assert.Equal(model.Evaluate(table).Metrics[isOfClasses ? "accuracy" : "r2"], importance[0].Baseline, 6);
    }

    [Fact]
    public void Importance_uses_at_most_the_given_number_of_rows_and_rejects_invalid_options()
    {
        var model = Model.Fit(Text.Iris, "species", new FitOptions { Hidden = [], Epochs = 3 });
        ColumnImportance[] few = [.. model.Importance(Text.Iris, new ImportanceOptions { MostRows = 10, Repeats = 1 })];
        Assert.Equal(4, few.Length);
        Assert.All(few, column => Assert.Equal(Math.Round(column.Drops[0] * 10), column.Drops[0] * 10, 9)); // tenths of ten rows
        Assert.Throws<ArgumentException>(() => model.Importance(Text.Iris, new ImportanceOptions { Repeats = 0 }));
        Assert.Throws<ArgumentException>(() => model.Importance(Text.Iris, new ImportanceOptions { MostRows = 0 }));
        Assert.Throws<ArgumentException>(() => model.Importance(Text.Iris, new ImportanceOptions { Threads = 0 }));
    }

    // Each input is a weighted sum of the last layer.
    private static Model Passing(int width, Activation output, Target target)
    {
        var network = new Network(new Architecture([width, width], output: output));
        for (int i = 0; i < width; i++) network.Layers[0].Weight(i, i) = 1;
        return new Model(network, new Preparation([.. Enumerable.Range(0, width).Select(i => new NumberInput($"{i}", 0, 0, 1, false))]), target);
    }

    private static ModelEvaluation Evaluate(JsonElement golden, Activation output)
    {
        float[][] sums = Rows(golden.GetProperty("sums"));
        int[] truths = [.. golden.GetProperty("truth").EnumerateArray().Select(t => t.GetInt32())];
        int classes = sums[0].Length;
        var model = Passing(classes, output, new Target(ModelTask.Classes, ["y"], [.. Enumerable.Range(0, classes).Select(c => $"{c}")], [], []));
        return model.Evaluate(Dataset.FromSamples(sums, truths, classes));
    }

    private static void Same(JsonElement golden, Calibration own)
    {
        Assert.Equal(golden.GetProperty("counts").EnumerateArray().Select(c => c.GetInt32()), own.Bins.Select(bin => bin.Count));
        CalibrationBin[] seen = [.. own.Bins.Where(bin => bin.Count > 0)];
        Assert.All(Numbers(golden.GetProperty("frequency")).Zip(seen), pair => Assert.Equal(pair.First, pair.Second.Frequency, 12));
        Assert.All(Numbers(golden.GetProperty("mean")).Zip(seen), pair => Assert.Equal(pair.First, pair.Second.MeanProbability, 6));
        Near(golden.GetProperty("expectedError"), own.ExpectedError);
        Near(golden.GetProperty("brier"), own.BrierScore);
    }

    private static void Near(JsonElement golden, double own, int digits = 6) => Assert.Equal(golden.GetDouble(), own, digits);

    private static void Near(JsonElement golden, ClassScores own) =>
        Assert.All(Numbers(golden).Zip([own.Precision, own.Recall, own.F1]), pair => Assert.Equal(pair.First, pair.Second, 12));

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static float[][] Rows(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(n => n.GetSingle()).ToArray())];
}

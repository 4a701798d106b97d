namespace Glassbox.Data.Tests;

/// <summary>From a table to a model that predicts in the user's words and units, and back from its file.</summary>
public class ModelTests
{
    private static readonly FitOptions brief = new() { Hidden = [8], Epochs = 5 };

    private static readonly Table houses = Text.Read(
        "area,kind,price\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"{(i % 7 == 0 ? "" : i)},{(i % 3 == 0 ? "flat" : "house")},{(1000 * i) + (i % 3 == 0 ? 5000 : 0)}\n")));

    [Fact]
    public void A_wine_model_predicts_cultivars_by_name()
    {
        (Table training, Table test) = Text.Wine.Split(0.25, seed: 3, stratifyBy: "cultivar");
        var model = Model.Fit(training, "cultivar");
        Assert.Equal((ModelTask.Classes, 13, 133), (model.Task, model.Columns.Count, model.Recipe!.Samples));
        Assert.Equal(["1", "2", "3"], model.Classes);
        ModelEvaluation evaluation = model.Evaluate(test);
        Assert.InRange(evaluation.Accuracy, 0.93, 1);
        Assert.InRange(evaluation.LogLoss, 0, 0.3);
        Prediction first = model.Predict(test[0]);
        Assert.Equal(test[0]["cultivar"].Text, first.Label);
        Assert.Equal(1, first.Values.Sum(), 5);
        Assert.Equal(first.Probability, first[first.Label!]);
        Assert.Equal(training.Sha256(), model.DataSha256);
        Assert.Throws<InvalidOperationException>(() => first.Value);
    }

    [Fact]
    public void A_regression_predicts_in_the_units_of_its_column()
    {
        var model = Model.Fit(houses, "price", new FitOptions { Ignore = [] });
        Assert.Equal(ModelTask.Regression, model.Task);
        Assert.Equal(["area", "area missing", "kind=flat", "kind=house"], model.Preparation.InputNames);
        ModelEvaluation evaluation = model.Evaluate(houses.Where(row => !row["area"].IsMissing));
        Assert.InRange(evaluation.Metrics["r2"], 0.98, 1);
        Assert.InRange(evaluation.Metrics["mae"], 1, 2500);
        Assert.InRange(evaluation.Metrics["rmse"], evaluation.Metrics["mae"], 3500);
        Assert.InRange(model.Predict(("area", 40), ("kind", "house")).Value, 36_000, 44_000);
        Assert.InRange(model.Predict(("kind", "flat")).Value, 1000, 66_000); // no area: the median is used
    }

    [Fact]
    public void What_is_written_to_the_console_says_what_it_is()
    {
        var model = Model.Fit(Text.Iris, "species", brief);
        Assert.Equal("150 rows, 5 columns: 'sepal length', 'sepal width', 'petal length', 'petal width', 'species'", Text.Iris.ToString());
        Assert.StartsWith("sepal width: number (2 to 4.4)", Text.Iris["sepal width"].ToString(), StringComparison.Ordinal);
        Assert.Equal("sepal length 5.1, sepal width 3.5, petal length 1.4, petal width 0.2, species setosa", Text.Iris[0].ToString());
        Assert.Equal("x missing, y 1", Text.Read("x,y\n,1\n2,3\n")[0].ToString());
        Assert.Equal("'species': classes 'setosa', 'versicolor', 'virginica'", model.Target.ToString());
        Assert.StartsWith("expected error 0.", model.Evaluate(Text.Iris).Calibration().ToString(), StringComparison.Ordinal);
        Assert.Equal($"'species' from 4 columns: {model.Network}", model.ToString());
        Assert.Matches(@"^150 rows: accuracy 0\.\d+, macroF1 0\.\d+, .*calibrationError ", model.Evaluate(Text.Iris).ToString());
    }

    [Fact]
    public void Scores_match_their_formulas()
    {
        var model = Model.Fit(houses, "price", brief);
        ModelEvaluation evaluation = model.Evaluate(houses);
        double[] truths = [.. Enumerable.Range(0, houses.Count).Select(houses["price"].Number)], answers = [.. model.PredictAll(houses).Select(p => p.Value)];
        double mean = truths.Average(), squares = truths.Zip(answers).Sum(p => (p.First - p.Second) * (p.First - p.Second));
        Assert.Equal(1 - (squares / truths.Sum(t => (t - mean) * (t - mean))), evaluation.Scores[0].R2, 4);
        Assert.Equal(truths.Zip(answers).Average(p => Math.Abs(p.First - p.Second)), evaluation.Scores[0].MeanAbsoluteError, 0.1);
        Assert.Equal(Math.Sqrt(squares / truths.Length), evaluation.Scores[0].RootMeanSquaredError, 0.1);
        Assert.True(double.IsNaN(evaluation.Accuracy));
    }

    [Fact]
    public void Several_numbers_and_several_labels_are_learned_at_once()
    {
        double[,] values = new double[200, 4];
        for (int row = 0; row < 200; row++)
            (values[row, 0], values[row, 1], values[row, 2], values[row, 3]) = (row % 20, row / 20, row % 20 > 9 ? 1 : 0, row / 20 > 4 ? 1 : 0);
        var table = Table.FromArray(values, "x", "y", "right", "top");
        var labels = Model.Fit(table, ["right", "top"]);
        Assert.Equal(ModelTask.Labels, labels.Task);
        Assert.Equal(["right"], labels.Predict(("x", 18), ("y", 1)).Labels);
        Assert.Equal(["right", "top"], labels.Predict(("x", 18), ("y", 9)).Labels);
        Assert.Empty(labels.Predict(("x", 1), ("y", 1)).Labels);
        Assert.InRange(labels.Evaluate(table).Accuracy, 0.97, 1);

        var numbers = Model.Fit(table.Rename("right", "a").Rename("top", "b"), ["x", "y"], new FitOptions { Hidden = [] });
        Assert.Equal((ModelTask.Regression, 2), (numbers.Task, numbers.Predict([1.0, 0.0]).Values.Count));
        Assert.InRange(numbers.Predict([1.0, 0.0])["x"], 12, 17);
        Assert.Equal(2, numbers.Evaluate(table.Rename("right", "a").Rename("top", "b")).Scores.Count);
    }

    [Fact]
    public void The_task_is_inferred_from_the_target()
    {
        Assert.Equal(ModelTask.Classes, Target.Infer(Text.Wine["cultivar"]));
        Assert.Equal(ModelTask.Classes, Target.Infer(Text.Iris["species"]));
        Assert.Equal(ModelTask.Regression, Target.Infer(Text.Wine["alcohol"]));
        Assert.Equal(ModelTask.Regression, Target.Infer(Text.Wine["proline"]));
        Assert.Equal(ModelTask.Regression, Model.Fit(Text.Wine, "cultivar", brief with { Task = ModelTask.Regression }).Task);
    }

    [Fact]
    public void A_model_is_restored_completely_from_its_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("houses.safetensors");
        Model model = Model.Fit(houses, "price", brief).WithMetrics(new Dictionary<string, double> { ["r2"] = 0.5 });
        foreach (string file in (string[])[path, folder.File("houses.npz"), folder.File("houses.onnx")])
        {
            model.Save(file);
            var loaded = Model.Load(file);
            Assert.Equal(model.PredictAll(houses).Select(p => p.Value), loaded.PredictAll(houses).Select(p => p.Value));
            Assert.Equal(model.Preparation.InputNames, loaded.Preparation.InputNames);
            Assert.Equal(model.Target.Names, loaded.Target.Names);
            Assert.Equal((model.DataSha256, 0.5, 5, 60), (loaded.DataSha256, loaded.Metrics["r2"], loaded.Recipe!.Epochs, loaded.Recipe.Samples));
            using var again = new MemoryStream();
            loaded.Save(again, ModelFile.FormatOf(file));
            Assert.Equal(File.ReadAllBytes(file), again.ToArray());
        }

        // Other programs can load it as a network, and their metadata is preserved.
        SavedModel saved = ModelFile.Load(path);
        Assert.Equal(model.Network.ParametersSha256(), saved.Network.ParametersSha256());
        ModelFile.Save(path, saved with { Metadata = new Dictionary<string, string>(saved.Metadata) { ["mine"] = "kept" } });
        var kept = Model.Load(path);
        Assert.Equal("kept", Assert.Single(kept.Metadata).Value);
        kept.Save(path);
        Assert.Equal("kept", ModelFile.Load(path).Metadata["mine"]);
    }

    // Each property is printed, and collections print what they hold.
    [Fact]
    public void Options_print_what_they_hold()
    {
        string fit = new FitOptions { Hidden = [8, 4], Ignore = ["id"] }.ToString(), csv = new CsvOptions { Kinds = new Dictionary<string, ColumnKind> { ["zip"] = ColumnKind.Category } }.ToString();
        Assert.Contains("Hidden = [8, 4], ", fit, StringComparison.Ordinal);
        Assert.Contains("Ignore = [id], ", fit, StringComparison.Ordinal);
        Assert.Contains("Kinds = [zip: Category], Missing = [NA, N/A, ", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", fit + csv, StringComparison.Ordinal);
        foreach ((Type type, string text) in ((Type, string)[])[(typeof(FitOptions), fit), (typeof(CsvOptions), csv)])
            Assert.All(type.GetProperties().Where(property => !property.GetMethod!.IsStatic), property => Assert.Contains($"{property.Name} = ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Metadata_of_the_trainer_is_recorded_in_its_models()
    {
        var trainer = new ModelTrainer(houses, ["price"], brief) { Metadata = new Dictionary<string, string> { ["mine"] = "kept" } };
        using var file = new MemoryStream();
        trainer.Model.WithMetrics(new Dictionary<string, double>()).Save(file);
        file.Position = 0;
        Assert.Equal("kept", Model.Load(file).Metadata["mine"]);
    }

    [Fact]
    public async Task A_model_is_loaded_from_a_stream_synchronously_and_asynchronously()
    {
        var model = Model.Fit(Text.Iris, "species", brief);
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        Assert.Equal(model.Classes, Model.Load(stream).Classes);
        stream.Position = 0;
        Model loaded = await Model.LoadAsync(stream, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(model.PredictAll(Text.Iris).Select(p => p.Label), loaded.PredictAll(Text.Iris).Select(p => p.Label));
    }

    [Fact]
    public void A_network_without_a_description_of_columns_is_a_model_with_numbered_columns()
    {
        using var folder = new TemporaryFolder();
        var network = new Network(new Architecture([4, 3]), seed: 1);
        ModelFile.Save(folder.File("old.npz"), network);
        var model = Model.Load(folder.File("old.npz"));
        Assert.Equal(["0", "1", "2", "3"], model.Columns.Select(c => c.Name));
        Assert.Equal(["0", "1", "2"], model.Classes);
        Assert.Equal(network.Predict([1, 2, 3, 4]).Select(p => (double)p), model.Predict([1.0, 2, 3, 4]).Values);

        ModelFile.Save(folder.File("one.npz"), new Network(new Architecture([4, 1]), seed: 1));
        Prediction binary = Model.Load(folder.File("one.npz")).Predict([1.0, 2, 3, 4]);
        Assert.Equal(1, binary["0"] + binary["1"], 12);
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "a newer one wrote the file")]
    [InlineData("\"task\":\"regression\"", "\"task\":\"guessing\"", "there is no task 'guessing'")]
    [InlineData("\"scale\":", "\"scale\":0,\"x\":", "the scale is 0")]
    [InlineData("[\"flat\",\"house\"]", "[\"flat\",\"flat\"]", "and none twice")]
    [InlineData("[\"flat\",\"house\"]", "[\"flat\"]", "its columns make 3 inputs, but the network has 4")]
    [InlineData("\"kind\":\"category\"", "\"kind\":\"color\"", "there is no kind 'color'")]
    [InlineData("\"targets\":[\"price\"]", "\"targets\":[]", "do not fit the task")]
    public void A_file_with_invalid_metadata_is_rejected_with_the_place(string old, string changed, string message)
    {
        SavedModel saved = Model.Fit(houses, "price", brief).ToSaved();
        string text = saved.Metadata["glassbox.model"];
        Assert.Contains(old, text, StringComparison.Ordinal);
        text = text.Remove(text.IndexOf(old, StringComparison.Ordinal), old.Length).Insert(text.IndexOf(old, StringComparison.Ordinal), changed);
        var fault = Assert.Throws<DataFormatException>(() => Model.FromSaved(saved with { Metadata = new Dictionary<string, string> { ["glassbox.model"] = text } }, "x.npz"));
        Assert.StartsWith("x.npz, glassbox.model", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_forms_of_Predict_agree_and_spans_allocate_nothing()
    {
        var model = Model.Fit(Text.Iris, "species", brief);
        double[] numbers = [.. Text.Iris.Columns.Take(4).Select(column => column.Number(60))], answer = new double[3], ofCells = new double[3];
        Cell[] cells = [.. numbers.Select(Cell.From)];
        string? label = model.Predict(numbers, answer);
        Assert.Equal(label, model.Predict(cells, ofCells));
        Prediction[] predictions =
        [
            model.Predict(Text.Iris[60]), model.Predict(numbers), model.PredictAll(Text.Iris)[60], model.PredictAll(Text.Iris, threads: 3)[60],
            model.Predict([.. Text.Iris.Columns.Take(4).Reverse().Select(column => (column.Name, column[60]))]),
        ];
        Assert.Equal(answer, ofCells);
        Assert.All(predictions, prediction => Assert.Equal(answer, prediction.Values));
        Assert.All(predictions, prediction => Assert.Equal(label, prediction.Label));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            model.Predict(numbers, answer);
            model.Predict(cells, ofCells);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Prediction_is_thread_safe()
    {
        var model = Model.Fit(Text.Iris, "species", brief);
        string?[] expected = [.. model.PredictAll(Text.Iris).Select(p => p.Label)];
        Parallel.For(0, 1000, i => Assert.Equal(expected[i % 150], model.Predict(Text.Iris[i % 150]).Label));
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_with_any_number_of_threads()
    {
        string one = Model.Fit(Text.Wine, "cultivar", brief).Network.ParametersSha256();
        Assert.Equal(one, Model.Fit(Text.Wine, "cultivar", brief with { Threads = 3 }).Network.ParametersSha256());
        Assert.NotEqual(one, Model.Fit(Text.Wine, "cultivar", brief with { Seed = 2 }).Network.ParametersSha256());
    }

    [Fact]
    public void Rows_without_a_target_are_left_out_and_counted()
    {
        var trainer = new ModelTrainer(Text.Read("x,y\n1,a\n2,\n3,b\n4,a\n5,b\n"), ["y"], brief);
        Assert.Equal((1, 4), (trainer.DroppedRows, trainer.Dataset.Count));
        int epochs = trainer.Epochs().Count();
        Assert.Equal((5, 5), (epochs, trainer.Model.Recipe!.Epochs));
        Assert.Empty(trainer.Epochs());
    }

    [Fact]
    public void Training_stops_early_on_request_and_keeps_the_best()
    {
        FitOptions patient = brief with { Epochs = 1000 };
        patient = patient with { Training = patient.TrainingFor(ModelTask.Classes, 178) with { EarlyStopping = new EarlyStopping { Patience = 5 } } };
        var trainer = new ModelTrainer(Text.Wine, ["cultivar"], patient);
        List<TrainingReport> reports = [.. trainer.Epochs()];
        Assert.Equal((160, 18), (trainer.Dataset.Count, reports[0].Validation!.Count));
        Assert.InRange(reports.Count, 6, 999);
        Assert.Equal(reports.Count - 5, trainer.Model.Recipe!.Epochs);
        Assert.Equal(reports.MinBy(report => report.Validation!.Loss)!.Epoch, trainer.Model.Recipe.Epochs);
        Assert.Throws<ArgumentException>(() => new ModelTrainer(Text.Wine, ["cultivar"], brief with { Validation = 1 }));
    }

    [Fact]
    public void Tables_that_cannot_be_learned_are_rejected_with_a_clear_message()
    {
        Refused("no column 'vintage'", () => Model.Fit(Text.Wine, "vintage"));
        Refused("nothing to tell apart: 'y' is always 'a'", () => Model.Fit(Text.Read("x,y\n1,a\n2,a\n"), "y"));
        Refused("too many to be classes", () => Model.Fit(Text.Read("x,y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},name {i}\n"))), "y"));
        Refused("A regression learns numbers; 'species' holds text", () => Model.Fit(Text.Iris, "species", new FitOptions { Task = ModelTask.Regression }));
        Refused("Labels are 0 or 1; 'alcohol' holds something else", () => Model.Fit(Text.Wine, ["alcohol"], new FitOptions { Task = ModelTask.Labels }));
        Refused("No target column is named", () => Model.Fit(Text.Wine, []));
        Refused("There are no rows with a target", () => Model.Fit(Text.Read("x,y\n1,\n2,\n"), "y"));
        Refused("No column can be an input", () => Model.Fit(Text.Wine.Select("cultivar", "ash"), "cultivar", new FitOptions { Ignore = ["ash"] }));
        var model = Model.Fit(Text.Iris, "species", brief);
        Refused("'oak' is not one of the classes of 'species': 'setosa', 'versicolor', 'virginica'", () => model.Evaluate(Table.FromRecords(
            [1], ("sepal length", _ => 1), ("sepal width", _ => 1), ("petal length", _ => 1), ("petal width", _ => 1), ("species", _ => "oak"))));
        Refused("'x.pkl' names no format to save in: its name must end in .safetensors, .npz or .onnx. (", () => model.Save("x.pkl"));
        Refused("no column 'petals'", () => model.Predict(("petals", 1)));
        Refused("The column 'sepal length' is not given, and no training row was without it", () => model.Predict(("petal width", 1)));
        Assert.Equal(model.Predict([5, double.NaN, 4, 1]).Values, model.Predict(("sepal length", 5), ("sepal width", Cell.Missing), ("petal length", 4), ("petal width", 1)).Values);
        Refused("epochs must be at least 0, not -1", () => Model.Fit(Text.Iris, "species", new FitOptions { Epochs = -1 }));
        Refused("'species' is both a target and ignored", () => Model.Fit(Text.Iris, "species", brief with { Ignore = ["species"] }));
        Refused("There is no row -1; there are rows 0 to 149.", () => _ = Text.Iris[-1]);
        Refused("'petal width' is given twice", () => model.Predict(("petal width", 1), ("petal width", 1)));
        Refused("one number for each column: 4 columns, but 1 number.", () => model.Predict([1.0]));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_pixels_are_scaled_like_images()
    {
        Table table = Text.Read("label,p0,p1,p2,p3\n0,0,255,0,0\n1,255,0,0,17\n0,0,254,1,0\n1,250,0,3,0\n");
        var model = Model.Fit(table, "label", brief with { Image = ModelInputs.Images(2, 2), Task = ModelTask.Classes });
        float[] inputs = new float[4];
        for (int pixel = 0; pixel < 256; pixel++)
        {
            model.Preparation.Apply([pixel, 0.0, 0, 0], inputs);
            Assert.Equal(pixel / 255f, inputs[0]);
        }

        Assert.Equal(ModelInputs.Images(2, 2), model.ToSaved().Inputs);
        Assert.Contains("have 9 pixels; there are 4 columns", Assert.Throws<ArgumentException>(() => Model.Fit(table, "label", brief with { Image = ModelInputs.Images(3, 3) })).Message, StringComparison.Ordinal);
        Assert.Contains("A pixel is 0 to 255", Assert.Throws<ArgumentException>(() => Model.Fit(Text.Read("label,a\n0,256\n1,0\n"), "label", brief with { Image = ModelInputs.Images(1, 1) })).Message, StringComparison.Ordinal);
    }
}

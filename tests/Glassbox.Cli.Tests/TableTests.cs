using System.Globalization;

namespace Glassbox.Cli.Tests;

/// <summary>The command with tables: from a CSV file to a model, and from a model to answers.</summary>
public sealed class TableTests : IDisposable
{
    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv"), Iris = Repository.PathOf("data", "tables", "iris.csv");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_is_trained_on_tested_saved_predicted_and_evaluated()
    {
        string model = folder.File("wine.safetensors"), rows = folder.File("new.csv");
        string[] lines = Ran.Glassbox("train", "--data", Wine, "--target", "cultivar", "--out", model).Well().Lines;
        Assert.Equal("wine.csv: 178 rows, separator ',', decimal sign '.', a header, utf-8", lines[0]);
        Assert.Contains("alcohol               number (11.03 to 14.83)", lines);
        Assert.Contains("cultivar              target: 3 classes (1, 2, 3)", lines);
        Assert.Contains("142 rows to train on, 36 to test with", lines);
        Assert.Contains(lines, line => line.StartsWith("36 test rows: ", StringComparison.Ordinal) && line.Contains("% right (3", StringComparison.Ordinal));
        Assert.Contains($"Saved as {model}", lines);

        // Without the column to predict, the others in another order.
        string[][] cells = [.. File.ReadLines(Wine).Select(line => line.Split(','))];
        int[] asked = [0, 60, 170];
        File.WriteAllLines(rows, asked.Prepend(-1).Select(row => string.Join(';', cells[row + 1].SkipLast(1).Reverse())));
        string[] answers = Ran.Glassbox("predict", "--model", model, "--data", rows).Well().Lines;
        Assert.Equal("cultivar,probability of 1,probability of 2,probability of 3", answers[0]);
        Assert.Equal(asked.Select(row => cells[row + 1][^1]), answers.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(answers.Skip(1), line => Assert.Equal(1, line.Split(',').Skip(1).Sum(p => double.Parse(p, CultureInfo.InvariantCulture)), 4));

        var json = Ran.Glassbox("predict", "--model", model, "--data", rows, "--json").Well().Json;
        Assert.Equal(["1", "2", "3"], json.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("label").GetString()));
        Assert.Equal(3, json.GetProperty("predictions")[0].GetProperty("probabilities").GetArrayLength());

        string evaluated = Ran.Glassbox("evaluate", "--model", model, "--data", Wine).Well().Output;
        Assert.Contains("178 rows: ", evaluated, StringComparison.Ordinal);
        Assert.Contains("truth 1 [59]", evaluated, StringComparison.Ordinal);
        var scores = Ran.Glassbox("evaluate", "--model", model, "--data", Wine, "--json").Well().Json;
        Assert.InRange(scores.GetProperty("metrics").GetProperty("accuracy").GetDouble(), 0.97, 1);
        Assert.Equal("2", scores.GetProperty("classes").EnumerateArray().Last(c => c.ValueKind == System.Text.Json.JsonValueKind.Object && c.GetProperty("class").GetInt32() == 1).GetProperty("name").GetString());
        Ran blind = Ran.Glassbox("evaluate", "--model", model, "--data", rows);
        Assert.Equal(1, blind.ExitCode);
        Assert.Contains($"has no targets: the column 'cultivar' is missing", blind.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_have_names_and_the_same_seed_gives_the_same_model()
    {
        string[] train = ["train", "--data", Iris, "--target", "species", "--epochs", "20", "--json"];
        var one = Ran.Glassbox(train).Well().Json;
        Assert.Equal(["setosa", "versicolor", "virginica"], one.GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["number", "number", "number", "number", "category"], one.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal((120, 30, 20), (one.GetProperty("trainingRows").GetInt32(), one.GetProperty("testRows").GetInt32(), one.GetProperty("epochs").GetInt32()));
        Assert.Equal(one.GetProperty("parametersSha256").GetString(), Ran.Glassbox([.. train, "--threads", "2"]).Well().Json.GetProperty("parametersSha256").GetString());
        Assert.NotEqual(one.GetProperty("parametersSha256").GetString(), Ran.Glassbox([.. train, "--seed", "2"]).Well().Json.GetProperty("parametersSha256").GetString());
        string model = folder.File("iris.npz");
        Ran.Glassbox("train", "--data", Iris, "--target", "species", "--test", "0", "--epochs", "20", "--hidden", "8", "--activation", "tanh", "--optimizer", "adam",
            "--learning-rate", "0.01", "--out", model).Well();
        Assert.Contains("truth     setosa ", Ran.Glassbox("evaluate", "--model", model, "--data", Iris).Well().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_predicted_in_their_own_units_with_R2_MAE_and_RMSE()
    {
        string houses = folder.File("houses.csv"), model = folder.File("houses.safetensors");
        File.WriteAllLines(houses, ["area;kind;price", .. Enumerable.Range(1, 100).Select(i => $"{i},5;{(i % 3 == 0 ? "flat" : "house")};{(i % 11 == 0 ? "" : $"{1000 * i}")}")]);
        Ran trained = Ran.Glassbox("train", "--data", houses, "--target", "price", "--out", model).Well();
        Assert.Contains("decimal sign ','", trained.Output, StringComparison.Ordinal);
        Assert.Contains("kind   category (2: flat, house)", trained.Output, StringComparison.Ordinal);
        Assert.Contains(", 9 without a target", trained.Output, StringComparison.Ordinal);
        Assert.Contains(" test rows, price: R² 0.9", trained.Output, StringComparison.Ordinal);
        string asked = folder.File("asked.csv");
        File.WriteAllLines(asked, ["kind;area", "castle;50,5", "house;10,5"]);
        Ran answers = Ran.Glassbox("predict", "--model", model, "--data", asked).Well();
        Assert.Equal("price", answers.Lines[0]);
        Assert.InRange(double.Parse(answers.Lines[1], CultureInfo.InvariantCulture), 40_000, 60_000);
        Assert.Contains("'kind' has values that no training row had: 'castle'", answers.Errors, StringComparison.Ordinal);
        var evaluated = Ran.Glassbox("evaluate", "--model", model, "--data", houses, "--json").Well().Json;
        Assert.Equal(
            ["These 91 rows include those that the model was trained on, so this says little about new ones.", "9 rows have no target and are left out."],
            evaluated.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
        var metrics = evaluated.GetProperty("metrics");
        Assert.InRange(metrics.GetProperty("r2").GetDouble(), 0.95, 1);
        Assert.InRange(metrics.GetProperty("rmse").GetDouble(), metrics.GetProperty("mae").GetDouble(), 8000);
    }

    // Of seconds since 1970, single precision leaves two minutes.
    [Fact]
    public void Numbers_far_from_zero_keep_the_digits_that_tell_them_apart()
    {
        string times = folder.File("times.csv"), model = folder.File("times.npz");
        File.WriteAllLines(times, ["x,time", .. Enumerable.Range(0, 60).Select(i => $"{i},{1_700_000_000L + (i * 10)}")]);
        Ran.Glassbox("train", "--data", times, "--target", "time", "--hidden", "0", "--epochs", "5", "--out", model).Well();
        string[] answers = Ran.Glassbox("predict", "--model", model, "--data", times).Well().Lines[1..];
        Assert.Equal(60, answers.Distinct().Count());
        double[] exact = [.. Ran.Glassbox("predict", "--model", model, "--data", times, "--json").Well().Json.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("values")[0].GetDouble())];
        Assert.Equal(exact, answers.Select(answer => double.Parse(answer, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_table_of_pixels_makes_a_network_for_pictures()
    {
        // As Kaggle has its digits: the label, then the pixels.
        DatasetSplit digits = Mnist.Load();
        string table = folder.File("train.csv"), model = folder.File("digits.safetensors"), blind = folder.File("test.csv");
        string header = string.Join(',', Enumerable.Range(0, 784).Select(i => $"pixel{i}"));
        File.WriteAllLines(table, [$"label,{header}", .. Enumerable.Range(0, 1500).Select(i => $"{digits.Training.Label(i)},{string.Join(',', digits.Training.Pixels(i))}")]);
        File.WriteAllLines(blind, [header, .. Enumerable.Range(0, 100).Select(i => string.Join(',', digits.Test.Pixels(i)))]);
        string trained = Ran.Glassbox("train", "--data", table, "--target", "label", "--image", "28x28", "--epochs", "5", "--out", model).Well().Output;
        Assert.Contains("784-64-10 (relu, softmax)", trained, StringComparison.Ordinal);
        Assert.Contains("more: 780 of numbers", trained, StringComparison.Ordinal);
        string[] answers = Ran.Glassbox("predict", "--model", model, "--data", blind).Well().Lines;
        Assert.InRange(Enumerable.Range(0, 100).Count(i => answers[i + 1][0] - '0' == digits.Test.Label(i)), 75, 100);

        string seven = folder.File("digit.bmp");
        Bitmap.Write(seven, digits.Test.Pixels(0), 28, enlarged: 1, isInverted: false);
        Ran picture = Ran.Glassbox("predict", "--model", model, seven);
        Assert.Matches(@"digit\.bmp: 7  0\.\d+", picture.Well().Output);
        Assert.Contains("right (", Ran.Glassbox("evaluate", "--model", model).Well().Output, StringComparison.Ordinal); // of MNIST's own files too
    }

    [Fact]
    public void A_folder_of_pictures_for_each_class_is_learned_by_its_names()
    {
        DatasetSplit digits = Mnist.Load();
        string[] names = ["zero", "one", "two"];
        foreach (string name in names) Directory.CreateDirectory(folder.File($"digits/{name}"));
        for (int i = 0; i < 600; i++)
            if (digits.Training.Label(i) < 3) Bitmap.Write(folder.File($"digits/{names[digits.Training.Label(i)]}/{i}.bmp"), digits.Training.Pixels(i), 28, enlarged: 1, isInverted: false);
        string model = folder.File("names.safetensors");
        string[] lines = Ran.Glassbox("train", "--data", folder.File("digits"), "--hidden", "16", "--epochs", "20", "--out", model).Well().Lines;
        Assert.Matches(@"digits: \d+ pictures of 28 × 28 pixels, 3 classes", lines[0]);
        Assert.Contains("784-16-3 (relu, softmax), 12,611 weights and biases", lines);
        Assert.Contains(lines, line => line.Contains(" test pictures: 9", StringComparison.Ordinal) || line.Contains(" test pictures: 100", StringComparison.Ordinal));
        string evaluated = Ran.Glassbox("evaluate", "--model", model, "--data", folder.File("digits")).Well().Output;
        Assert.Contains("truth  one ", evaluated, StringComparison.Ordinal);
        Assert.Contains(" pictures include those that the model was trained on", Ran.Glassbox("evaluate", "--model", model, "--data", folder.File("digits")).Errors, StringComparison.Ordinal);
        int two = Enumerable.Range(600, 100).First(i => digits.Training.Label(i) == 2);
        Bitmap.Write(folder.File("asked.bmp"), digits.Training.Pixels(two), 28, enlarged: 1, isInverted: false);
        Assert.Contains("asked.bmp: two  ", Ran.Glassbox("predict", "--model", model, folder.File("asked.bmp")).Well().Output, StringComparison.Ordinal);
        var json = Ran.Glassbox("predict", "--model", model, folder.File("asked.bmp"), "--json").Well().Json;
        Assert.Equal("two", json.GetProperty("predictions")[0].GetProperty("label").GetString());
        Assert.Contains("--target is for tables", Ran.Glassbox("train", "--data", folder.File("digits"), "--target", "x").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A table needs --target COLUMN: the column to predict. iris.csv has 'sepal length', 'sepal width', 'petal length', 'petal width', 'species'.", "train", "--data", "iris.csv")]
    [InlineData("Its first row was not recognized as a header: if it is one, add '--header yes'.", "train", "--data", "iris.csv", "--target", "species", "--header", "no")]
    [InlineData("--target is for tables: name one with --data FILE.csv.", "train", "--target", "x")]
    [InlineData("--target is for tables, and there is no file wine.cvs.", "train", "--data", "wine.cvs", "--target", "x")]
    [InlineData("--importance is for tables, and there is no file wine.cvs.", "evaluate", "--model", "x.npz", "--data", "wine.cvs", "--importance", "1")]
    [InlineData("has no column 'sepal length,sepal width'; give each its own option: --ignore 'sepal length' --ignore 'sepal width'.", "train", "--data", "iris.csv", "--target", "species", "--ignore", "sepal length,sepal width")]
    [InlineData("--layers is not for tables: the inputs and outputs follow from the data: write --hidden 64,32.", "train", "--data", "iris.csv", "--target", "species", "--layers", "4,3")]
    [InlineData("'species' is given to both --target and --ignore", "train", "--data", "iris.csv", "--target", "species", "--ignore", "species")]
    [InlineData("iris.csv contains other data: use 'glassbox ask --data ", "explain", "--model", "x.npz", "--data", "iris.csv", "--index", "1")]
    [InlineData("--engine is not for tables", "train", "--data", "iris.csv", "--target", "species", "--engine", "twin")]
    [InlineData("has no column 'specis'; there are 'sepal length'", "train", "--data", "iris.csv", "--target", "specis")]
    [InlineData("'species'. Did you mean 'species'?", "train", "--data", "iris.csv", "--target", "specis")]
    [InlineData("Did you mean 'sepal width'?", "train", "--data", "iris.csv", "--target", "species", "--ignore", "sepal widht")]
    [InlineData("Did you mean 'petal width'?", "train", "--data", "iris.csv", "--target", "species", "--weights", "petal_width")]
    [InlineData("--hidden must be whole numbers above 0", "train", "--data", "iris.csv", "--target", "species", "--hidden", "0,1")]
    [InlineData("--image must be a size as 28x28, not '28'.", "train", "--data", "iris.csv", "--target", "species", "--image", "28")]
    [InlineData("for a table, --color needs the size of the images: add --image, such as --image 32x32.", "train", "--data", "iris.csv", "--target", "species", "--color")]
    [InlineData("--image scales pictures, and x.npz holds arrays: leave it out.", "train", "--data", "x.npz", "--image", "3x3")]
    [InlineData("--test must be at least 0 and below 1", "train", "--data", "iris.csv", "--target", "species", "--test", "1")]
    [InlineData("--patience needs validation, to know when to stop: leave --validation 0 out", "train", "--data", "iris.csv", "--target", "species", "--patience", "10", "--validation", "0")]
    [InlineData("--schedule plateau needs validation, to know when to lower the rate: leave --validation 0 out", "train", "--data", "iris.csv", "--target", "species", "--schedule", "plateau:factor=0.5", "--validation", "0")]
    [InlineData("There is nothing to predict: name images, or a table", "predict", "--model", "x.npz")]
    [InlineData("not both", "predict", "--model", "x.npz", "--data", "iris.csv", "a.png")]
    [InlineData("--set is for digits", "evaluate", "--model", "x.npz", "--data", "iris.csv", "--set", "test")]
    [InlineData("--importance is for tables", "evaluate", "--model", "x.npz", "--importance", "3")]
    [InlineData("--pixels is for --json", "evaluate", "--model", "x.npz", "--pixels")]
    [InlineData("--keep is for tables", "predict", "--model", "x.npz", "--keep", "a", "b.png")]
    [InlineData("--category is for tables", "evaluate", "--model", "x.npz", "--category", "a")]
    public void Wrong_usage_is_told_with_exit_code_2(string message, params string[] arguments)
    {
        Ran run = Ran.Glassbox([.. arguments.Select(argument => argument == "iris.csv" ? Iris : argument)]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_of_a_single_row_and_of_a_single_picture_are_told_of_and_line_ends_stay_in_their_line()
    {
        File.WriteAllText(folder.File("rare.csv"), "x,\"no\nte\",kind\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"{i % 3},\"a\n\u001b[31mb\",{(i == 7 ? "rare" : "ok")}\n")));
        Ran run = Ran.Glassbox("train", "--data", folder.File("rare.csv"), "--target", "kind", "--epochs", "2").Well();
        Assert.EndsWith("There is only 1 of 'rare': too few rows to learn from and to measure how well they are recognized. Add some, or leave them out.\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains(@"  no\nte  category, always a\n\u001b[31mb", run.Output, StringComparison.Ordinal);
        foreach (string name in (string[])["a/1", "a/2", "a/3", "b/1"])
        {
            Directory.CreateDirectory(folder.File($"few/{name[..1]}"));
            Bitmap.Write(folder.File($"few/{name}.bmp"), [1, 2, 3, 4], 2, enlarged: 1, isInverted: name[0] == 'a');
        }

        run = Ran.Glassbox("train", "--data", folder.File("few"), "--epochs", "2").Well();
        Assert.Contains("There are only 3 of 'a', 1 of 'b': too few pictures", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\n1 test picture: ", run.Output, StringComparison.Ordinal);
        Assert.Equal((1, $"glassbox: {folder.File("few/a")}: its pictures are not in folders; expected a folder of pictures for each class; nor are there files of a dataset like MNIST, such as train-images-idx3-ubyte.\n"),
            (Ran.Glassbox("train", "--data", folder.File("few/a")) is var refused ? refused.ExitCode : 0, refused.Errors));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "1")]
    [InlineData("--epochs", "1000", "--patience", "1", "--learning-rate", "1")]
    public void Parts_of_the_output_are_one_empty_line_apart(params string[] options) =>
        Assert.DoesNotContain("\n\n\n", Ran.Glassbox(["train", "--data", Wine, "--target", "cultivar", .. options]).Well().Output, StringComparison.Ordinal);

    [Fact]
    public void Of_many_columns_the_empty_ones_are_counted_apart()
    {
        File.WriteAllText(folder.File("wide.csv"), $"{string.Join(',', Enumerable.Range(0, 60).Select(i => $"q{i}"))},answer\n"
            + string.Concat(Enumerable.Range(0, 20).Select(row => $"{string.Join(',', Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"{row * i % 7}" : ""))},{(row % 2 == 0 ? "yes" : "no")}\n")));
        string[] lines = Ran.Glassbox("train", "--data", folder.File("wide.csv"), "--target", "answer", "--epochs", "1").Well().Lines;
        Assert.Contains("and 55 more: 18 of numbers, 37 empty", lines);
    }

    // Few different dates are categories; a different one in each row is a text, which is not an input.
    [Theory]
    [InlineData(4, "category (4: ", "'when' holds dates, which are treated as categories: make columns")]
    [InlineData(60, "text (60 different), not an input", "'when' holds dates, which are not an input: make columns")]
    public void Dates_are_told_to_be_what_the_line_of_their_column_says(int different, string line, string warning)
    {
        File.WriteAllLines(folder.File("dates.csv"), ["x,when,y", .. Enumerable.Range(0, 60).Select(i => $"{i * 7 % 13},{new DateTime(2024, 1, 1).AddDays(i % different):yyyy-MM-dd},{(i % 2 == 0 ? "yes" : "no")}")]);
        Ran run = Ran.Glassbox("train", "--data", folder.File("dates.csv"), "--target", "y", "--epochs", "1").Well();
        Assert.Contains($"when  {line}", run.Output, StringComparison.Ordinal);
        Assert.Contains(warning, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.csv, line 3, column 2 (b): the row ends after 1 cell; expected 2.", "a,b\n1,2\n3\n")]
    [InlineData("nothing to tell apart: 'b' is always 'x'", "a,b\n1,x\n2,x\n3,x\n4,x\n")]
    [InlineData("No column can be an input", "b\n1\n2\n3\n4\n")]
    [InlineData("x.csv: the file is empty", "")]
    public void What_is_wrong_with_a_table_is_told_in_a_line(string message, string text)
    {
        string table = folder.File("x.csv");
        File.WriteAllText(table, text);
        Ran run = Ran.Glassbox("train", "--data", table, "--target", "b");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("glassbox: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Options_of_training_are_for_tables_too()
    {
        var json = Ran.Glassbox("train", "--data", Wine, "--target", "cultivar", "--epochs", "500", "--patience", "5", "--schedule", "cosine", "--dropout", "0.1", "--json").Well().Json;
        Assert.InRange(json.GetProperty("epochs").GetInt32(), 1, 499);
        Assert.InRange(json.GetProperty("metrics").GetProperty("accuracy").GetDouble(), 0.9, 1);
    }

    [Fact]
    public void What_is_held_out_for_validation_and_which_epoch_is_kept_are_told()
    {
        string[] train = ["train", "--data", Wine, "--target", "cultivar", "--epochs", "500", "--patience", "5", "--learning-rate", "0.05"];
        var json = Ran.Glassbox([.. train, "--json"]).Well().Json;
        int best = json.GetProperty("bestEpoch").GetInt32();
        Assert.Equal((128, 14, 36), (json.GetProperty("trainingRows").GetInt32(), json.GetProperty("validationRows").GetInt32(), json.GetProperty("testRows").GetInt32()));
        Assert.Equal((best, true), (json.GetProperty("epochs").GetInt32(), json.GetProperty("stoppedEarly").GetBoolean()));
        string[] lines = Ran.Glassbox(train).Well().Lines;
        Assert.Contains("128 rows to train on, 14 held out for validation, 36 to test with", lines);
        Assert.Contains($"Stopped early. Kept the model of epoch {best}, the best on the held-out rows.", lines);

        string[] through = Ran.Glassbox("train", "--data", Wine, "--target", "cultivar", "--epochs", "3", "--validation", "0.25", "--test", "0").Well().Lines;
        Assert.Contains(through, line => line.EndsWith(" rows to train on, 44 held out for validation", StringComparison.Ordinal));
        Assert.Contains(through, line => line.StartsWith("Epoch 3", StringComparison.Ordinal) && line.Contains("   held out ", StringComparison.Ordinal));
        Assert.DoesNotContain(through, line => line.Contains("Kept the model", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--epochs", "2")]
    [InlineData("--test", "0")]
    [InlineData("--test", "0.35", "--seed", "7")]
    [InlineData("--test", "0.35", "--validation", "0.1")]
    [InlineData("--patience", "3", "--category", "ash")]
    public void Rows_that_the_model_was_trained_on_are_recognized_and_others_are_not(params string[] options)
    {
        string model = folder.File("seen.safetensors"), others = folder.File("others.csv");
        Ran.Glassbox(["train", "--data", Wine, "--target", "cultivar", "--out", model, .. options]).Well();
        Assert.Contains("glassbox: These 178 rows include those that the model was trained on, so this says little about new ones.\n", Ran.Glassbox("evaluate", "--model", model, "--data", Wine).Well().Errors, StringComparison.Ordinal);
        File.WriteAllLines(others, File.ReadLines(Wine).Take(178)); // all but one
        Assert.DoesNotContain("trained on", Ran.Glassbox("evaluate", "--model", model, "--data", others).Well().Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.2")]
    [InlineData("0.35")]
    public void Rows_are_recognized_by_models_that_do_not_record_the_part_to_test_with(string part)
    {
        string model = folder.File("new.npz"), old = folder.File("old.npz");
        Ran.Glassbox("train", "--data", Wine, "--target", "cultivar", "--epochs", "1", "--test", part, "--out", model).Well();
        SavedModel saved = ModelFile.Load(model);
        Assert.Equal(part, saved.Metadata["glassbox.test"]);
        ModelFile.Save(old, saved with { Metadata = saved.Metadata.Where(entry => entry.Key != "glassbox.test").ToDictionary() });
        Assert.Contains("trained on", Ran.Glassbox("evaluate", "--model", old, "--data", Wine).Well().Errors, StringComparison.Ordinal);
    }

    // As the file does: the first row below the header is 1.
    [Fact]
    public void Rows_are_counted_from_1_in_mistakes_questions_and_answers()
    {
        string table = folder.File("rows.csv"), model = folder.File("rows.npz");
        File.WriteAllLines(table, ["x,kind", .. Enumerable.Range(1, 60).Select(i => $"{i % 2},{(i == 7 ? "even" : i % 2 == 1 ? "odd" : "even")}")]); // row 7 is wrong
        Ran.Glassbox("train", "--data", table, "--target", "kind", "--test", "0", "--epochs", "50", "--out", model).Well();
        Assert.Contains("\n7: even, not odd  ", Ran.Glassbox("evaluate", "--model", model, "--data", table, "--report", folder.File("page.html")).Well().Output, StringComparison.Ordinal);
        Assert.Contains("<td>7</td><td><bdi>even</bdi></td>", File.ReadAllText(folder.File("page.html")), StringComparison.Ordinal);
        Assert.Equal(7, Ran.Glassbox("evaluate", "--model", model, "--data", table, "--json").Well().Json.GetProperty("worstMistakes")[0].GetProperty("index").GetInt32());
        Assert.Equal(Enumerable.Range(1, 60), Ran.Glassbox("predict", "--model", model, "--data", table, "--json").Well().Json.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("row").GetInt32()));
        Assert.StartsWith("7: odd (truth even)  ", Ran.Started(["ask", "--model", model, "--data", table], input: "7\n").Well().Output, StringComparison.Ordinal);
        Ran none = Ran.Started(["ask", "--model", model, "--data", table], input: "0\n60\n61\n");
        Assert.Equal("line 1: '0' is not a whole number from 1 to 60.\nline 3: '61' is not a whole number from 1 to 60.\n", none.Errors);
        Assert.StartsWith("60: even", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_kept_beside_the_answers_as_they_are_in_the_file()
    {
        string table = folder.File("named.csv"), model = folder.File("named.npz");
        File.WriteAllLines(table, ["code,x,price", .. Enumerable.Range(1, 40).Select(i => $"{(i == 3 ? "" : $"00{i}")},{i}.50,{10 * i}")]);
        Ran.Glassbox("train", "--data", table, "--target", "price", "--ignore", "code", "--epochs", "5", "--out", model).Well();
        string[] plain = Ran.Glassbox("predict", "--model", model, "--data", table).Well().Lines;
        string[] kept = Ran.Glassbox("predict", "--model", model, "--data", table, "--keep", "code", "--keep", "price").Well().Lines;
        Assert.Equal("code,price (given),price", kept[0]);
        Assert.Equal(plain.Skip(1).Select((answer, i) => $"{(i == 2 ? "" : $"00{i + 1}")},{10 * (i + 1)},{answer}"), kept.Skip(1));
        var first = Ran.Glassbox("predict", "--model", model, "--data", table, "--keep", "code", "--json").Well().Json.GetProperty("predictions");
        Assert.Equal(("001", null), (first[0].GetProperty("kept").GetProperty("code").GetString(), first[2].GetProperty("kept").GetProperty("code").GetString()));
        Ran wrong = Ran.Glassbox("predict", "--model", model, "--data", table, "--keep", "cod");
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("named.csv has no column 'cod'", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_table_is_told_which_column_is_missing()
    {
        string model = folder.File("iris.npz");
        Ran.Glassbox("train", "--data", Iris, "--target", "species", "--epochs", "1", "--out", model).Well();
        Ran other = Ran.Glassbox("predict", "--model", model, "--data", Wine);
        Assert.Equal((1, ""), (other.ExitCode, other.Output));
        Assert.Contains("wine.csv has no column 'sepal length'; there are 'alcohol'", other.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iris.csv has no column 'specis'; there are 'sepal length', 'sepal width', 'petal length', 'petal width', 'species'. Did you mean 'species'?", "train", "--target", "species", "--category", "specis")]
    [InlineData("Did you mean 'species'?", "train", "--target", "species", "--number", "Specie")]
    [InlineData("has no column 'specis'; there are 'sepal length', 'sepal width', 'petal length', 'petal width', 'species'. Did you mean 'species'?", "predict", "--keep", "specis")]
    [InlineData("the column 'species' is missing. 'glassbox predict --data OTHER' predicts without it. Did you mean 'Species'?", "evaluate", "species", "Species")]
    [InlineData("Did you mean 'petal_length' or 'sepal length'?", "evaluate", "petal length", "petal_length")]
    public void A_column_that_a_table_does_not_have_is_suggested(string message, string verb, params string[] options)
    {
        string model = folder.File("iris.npz"), other = folder.File("other.csv");
        if (verb != "train") Ran.Glassbox("train", "--data", Iris, "--target", "species", "--epochs", "1", "--out", model).Well();
        if (verb == "evaluate") File.WriteAllText(other, File.ReadAllText(Iris).Replace(options[0], options[1], StringComparison.Ordinal));
        Ran run = verb switch
        {
            "train" => Ran.Glassbox([verb, "--data", Iris, .. options]),
            "predict" => Ran.Glassbox([verb, "--model", model, "--data", Iris, .. options]),
            _ => Ran.Glassbox([verb, "--model", model, "--data", other]),
        };
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message.Replace("OTHER", other, StringComparison.Ordinal), run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_a_table_without_one_is_told_to_name_it()
    {
        string model = folder.File("iris.npz");
        Ran.Glassbox("train", "--data", Iris, "--target", "species", "--epochs", "1", "--out", model).Well();
        foreach ((string verb, string told) in ((string, string)[])
            [
                ("evaluate", $"{model} was trained on a table: name one with --data FILE.csv."),
                ("ask", $"{model} was trained on a table: name one with --data FILE.csv."),
                ("explain", $"explain traces networks of digits; use 'glassbox ask --model {model} --data FILE.csv'."),
            ])
        {
            Ran run = Ran.Glassbox([verb, "--model", model, .. verb == "explain" ? (string[])["--index", "3"] : []]);
            Assert.Equal((2, "", $"glassbox: {told}\n"), (run.ExitCode, run.Output, run.Errors));
        }
    }

    [Fact]
    public void Rows_may_come_from_a_pipe()
    {
        Assert.SkipUnless(File.Exists("/dev/stdin"), "there is no file of standard input");
        string model = folder.File("iris.npz");
        Ran.Glassbox("train", "--data", Iris, "--target", "species", "--epochs", "1", "--out", model).Well();
        string expected = Ran.Glassbox("predict", "--model", model, "--data", Iris).Well().Output;
        Assert.Equal(expected, Ran.Started(["predict", "--model", model, "--data", "/dev/stdin"], input: File.ReadAllText(Iris)).Well().Output);
    }
}

using System.Text.Json;
using Glassbox.Reference;

namespace Glassbox.Cli.Tests;

public sealed class SavedNetworkTests(TrainedNetwork network) : IClassFixture<TrainedNetwork>
{
    [Fact]
    public void Ask_answers_a_number_a_line()
    {
        var run = Ran.Asked("0\n9999\n10000\n", "ask", "--model", network.File, "--set", "test");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.Matches(@"^0: 7 \(truth 7\)  0\.\d\d\d$", run.Lines[0]);
        Assert.Equal("line 3: '10000' is not a whole number from 0 to 9999.", run.Errors.Trim());
    }

    [Fact]
    public void Ask_gives_all_answers_as_one_object()
    {
        var run = Ran.Asked("0\n1\n", "ask", "--model", network.File, "--json");
        JsonElement[] answers = [.. run.Json.GetProperty("answers").EnumerateArray()];
        Assert.Equal([5, 0], answers.Select(answer => answer.GetProperty("truth").GetInt32()));
        Assert.All(answers, answer => Assert.Equal(10, answer.GetProperty("outputs").GetArrayLength()));
    }

    [Fact]
    public void Evaluate_adds_up()
    {
        JsonElement json = Ran.Glassbox("evaluate", "--model", network.File, "--worst", "5", "--json").Json;
        Assert.Equal(network.TestAccuracy, json.GetProperty("accuracy").GetDouble());
        int[][] confusion = [.. json.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(n => n.GetInt32()).ToArray())];
        Assert.Equal(10_000, confusion.Sum(row => row.Sum()));
        Assert.Equal(json.GetProperty("correct").GetInt32(), confusion.Select((row, truth) => row[truth]).Sum());
        JsonElement[] mistakes = [.. json.GetProperty("worstMistakes").EnumerateArray()];
        Assert.Equal(5, mistakes.Length);
        Assert.All(mistakes, mistake => Assert.NotEqual(mistake.GetProperty("truth").GetInt32(), mistake.GetProperty("answer").GetInt32()));
    }

    [Fact]
    public void Evaluate_writes_the_matrix_the_classes_and_the_worst_mistakes_without_color()
    {
        var run = Ran.Glassbox("evaluate", "--model", network.File, "--worst", "3");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains("10,000 test digits:", run.Output, StringComparison.Ordinal);
        Assert.Contains("precision", run.Output, StringComparison.Ordinal);
        Assert.All(run.Lines.TakeLast(3), line => Assert.Matches(@"^\d+: \d, not \d  0\.\d{3} against 0\.\d{3}$", line));
    }

    [Fact]
    public void Convert_goes_there_and_back_with_the_same_parameters()
    {
        string npz = network.Beside("there.npz"), back = network.Beside("back.safetensors");
        Assert.Equal(0, Ran.Glassbox("convert", network.File, npz).ExitCode);
        JsonElement json = Ran.Glassbox("convert", npz, back, "--json").Json;
        Assert.Equal(network.Sha256, json.GetProperty("parametersSha256").GetString());
        Assert.Equal(File.ReadAllBytes(network.File), File.ReadAllBytes(back));
    }

    [Fact]
    public void A_twin_is_saved_in_double_precision_and_goes_on_from_it_as_if_it_had_never_stopped()
    {
        string whole = network.Beside("whole.npz"), half = network.Beside("half.npz"), rest = network.Beside("rest.npz");
        Twin("--epochs", "2", "--out", whole);
        Twin("--epochs", "1", "--out", half);
        Twin("--epochs", "1", "--init", half, "--out", rest);
        ReferenceNetwork expected = ModelFile.Load(whole).Reference!, found = ModelFile.Load(rest).Reference!;
        for (int layer = 0; layer < 2; layer++)
        {
            Assert.Equal(expected.Weights[layer].Values, found.Weights[layer].Values);
            Assert.Equal(expected.Biases[layer].Values, found.Biases[layer].Values);
        }

        Assert.NotEqual(0, expected.Weights[0].Values.Count(weight => weight != (float)weight));
        static void Twin(params string[] more) => Ran.Glassbox(["train", "--engine", "twin", "--take", "60", .. more]).Well();
    }

    [Fact]
    public void Convert_keeps_the_precision_or_changes_it_to_the_one_asked_for()
    {
        string wide = network.Beside("wide.safetensors"), still = network.Beside("still.npz"), back = network.Beside("narrow.safetensors");
        Assert.EndsWith("in float64", Ran.Glassbox("convert", network.File, wide, "--dtype", "float64").Well().Lines[^1], StringComparison.Ordinal);
        Assert.Equal("float64", Ran.Glassbox("convert", wide, still, "--json").Json.GetProperty("dtype").GetString());
        Assert.NotNull(ModelFile.Load(still).Reference);
        JsonElement json = Ran.Glassbox("convert", still, back, "--dtype", "float32", "--json").Json;
        Assert.Equal(("float32", network.Sha256), (json.GetProperty("dtype").GetString(), json.GetProperty("parametersSha256").GetString()));
        Assert.Equal(File.ReadAllBytes(network.File), File.ReadAllBytes(back));
        Assert.Contains("--dtype", Ran.Glassbox("convert", still, back, "--dtype", "float16").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_gives_every_matrix_and_the_update_lessens_the_error()
    {
        JsonElement json = Ran.Glassbox("explain", "--model", network.File, "--index", "0", "--json").Json;
        Dictionary<string, JsonElement> entries = json.GetProperty("quantities").EnumerateArray().ToDictionary(q => q.GetProperty("name").GetString()!);
        foreach ((string name, int rows, int columns) in (ReadOnlySpan<(string, int, int)>)
            [("image", 784, 1), ("hidden weights", 20, 784), ("hidden activations", 20, 1), ("output delta", 10, 1), ("updated output weights", 10, 20)])
        {
            Assert.Equal((rows, columns), (entries[name].GetProperty("rows").GetInt32(), entries[name].GetProperty("columns").GetInt32()));
            Assert.Equal(rows * columns, entries[name].GetProperty("values").GetArrayLength());
        }

        int truth = json.GetProperty("truth").GetInt32();
        Assert.True(json.GetProperty("outputsAfter")[truth].GetDouble() > json.GetProperty("outputs")[truth].GetDouble());
    }

    [Fact]
    public void Explain_writes_names_shapes_and_formulas()
    {
        var run = Ran.Glassbox("explain", "--model", network.File, "--index", "59999", "--order", "video");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        foreach (string text in (string[])["hidden weights w_i_h  [20, 784]", "output delta delta_o  [10, 1]", "== Backward", "updated hidden biases b_i_h  [20, 1]"])
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Ran.Glassbox("explain", "--model", network.File, "--index", "60000").ExitCode);
    }

    [Fact]
    public void Predict_tells_digits_in_pictures_and_goes_on_past_those_it_cannot_read()
    {
        Dataset digits = IdxFile.Load(
            Path.Combine(Mnist.Folder, "t10k-images-idx3-ubyte.gz"),
            Path.Combine(Mnist.Folder, "t10k-labels-idx1-ubyte.gz"));
        string picture = network.Beside("seven.bmp"), broken = network.Beside("broken.png"), blank = network.Beside("blank.bmp");
        Bitmap.Write(picture, digits.Pixels(0), 28, enlarged: 5, isInverted: true);
        Bitmap.Write(blank, new byte[28 * 28], 28, enlarged: 1, isInverted: true);
        File.WriteAllText(broken, "no picture");

        var run = Ran.Glassbox("predict", "--model", network.File, broken, blank, picture, network.Beside("missing.png"));
        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"seven\.bmp: 7  0\.\d{3}$", Assert.Single(run.Lines));
        foreach (string text in (string[])["broken.png: this is not a picture", "blank.bmp: there is nothing drawn", "missing.png: there is no such file"])
            Assert.Contains(text, run.Errors, StringComparison.Ordinal);

        JsonElement prediction = Ran.Glassbox("predict", "--model", network.File, picture, "--json", "--pixels").Json.GetProperty("predictions")[0];
        Assert.Equal(7, prediction.GetProperty("answer").GetInt32());
        Assert.Equal(28 * 28, prediction.GetProperty("pixels").GetArrayLength());
    }
}

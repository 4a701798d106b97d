using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>What looks right and is not is told on standard error, and in a field of the object.</summary>
public sealed class TrainingWarningsTests
{
    [Theory]
    [InlineData("fast")]
    [InlineData("twin")]
    public void A_network_whose_outputs_are_no_numbers_is_no_success(string engine)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("kept.npz");
        var run = Ran.Glassbox(
            "train", "--activation", "identity", "--output-activation", "identity", "--learning-rate", "0.5", "--take", "1000",
            "--batch", "1000", "--epochs", "4", "--engine", engine, "--out", file);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("100.00%", run.Output, StringComparison.Ordinal);
        Assert.Contains("learning rate is too high", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"The network after epoch 3 is saved in {file}.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, ModelFile.Load(file).Recipe!.Epochs);
    }

    [Fact]
    public void The_only_step_may_be_the_one_that_goes_too_far()
    {
        var run = Ran.Glassbox("train", "--activation", "relu", "--loss", "cross-entropy", "--learning-rate", "1e20", "--take", "1", "--epochs", "1", "--json");
        Assert.Equal((1, ""), (run.ExitCode, run.Output)); // no object rather than half of one
        Assert.Contains("learning rate is too high", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Neurons_that_fell_silent_are_counted()
    {
        var run = Ran.Glassbox("train", "--activation", "relu", "--loss", "cross-entropy", "--learning-rate", "0.3", "--epochs", "1", "--take", "5000", "--json");
        Assert.Matches("of the 20 hidden ReLU neurons are silent.*--initializer he", run.Errors);
        Assert.Equal(
            run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            run.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
        Assert.Empty(Ran.Glassbox("train", "--activation", "relu", "--initializer", "he", "--take", "5000", "--epochs", "1", "--json").Errors);
    }

    [Fact]
    public void A_class_that_is_never_answered_is_named()
    {
        using var images = new SortedImages(300, 6);
        JsonElement json = Ran.Glassbox("train", "--data", images.Path, "--epochs", "1", "--learning-rate", "1e-6", "--layers", "4,3,2", "--json").Json;
        Assert.NotEmpty(json.GetProperty("warnings").EnumerateArray());
        using var three = new SortedImages(200, 200, 4);
        var run = Ran.Glassbox("train", "--data", three.Path, "--epochs", "3", "--learning-rate", "0.1", "--shuffle");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("never answers 2, though 2 of the 202 test digits are of this class", run.Errors, StringComparison.Ordinal);
    }

    // 'often' is 1 in four rows of five and cannot be learned; 'rare' is 1 in one row of ten; 'high' can be learned.
    [Fact]
    public void Labels_that_were_not_learned_are_told_of_one_by_one()
    {
        using var folder = new TemporaryFolder();
        string data = folder.File("t.csv");
        File.WriteAllLines(data, ["x,often,rare,high", .. Enumerable.Range(0, 200).Select(i => $"{i * 7 % 200},{(i % 5 == 0 ? 0 : 1)},{(i % 10 == 3 ? 1 : 0)},{(i * 7 % 200 >= 100 ? 1 : 0)}")]);
        Ran run = Ran.Glassbox("train", "--data", data, "--target", "often", "--target", "rare", "--target", "high", "--hidden", "8", "--epochs", "60", "--json").Well();
        string[] told = [.. run.Json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)];
        Assert.Contains(told, warning => warning.StartsWith("This network has not learned 'often': always answering 1 would be right on ", StringComparison.Ordinal));
        Assert.Contains(told, warning => warning.StartsWith("This network never answers 1 for 'rare', though ", StringComparison.Ordinal));
        Assert.DoesNotContain(told, warning => warning.Contains("'high'", StringComparison.Ordinal));
    }

    // Of a table of which nothing can be learned, of one of whose classes nothing can, of numbers, and of pictures that are all alike.
    [Theory]
    [InlineData("This network has not learned: always answering 'no' would be right on 80.00% of the test rows; the network is right on", "no", "--hidden", "0")]
    [InlineData("This network never answers 'c', though 2 of the 20 test rows are of this class: usually", "abc", "--hidden", "0")]
    [InlineData("This network has not learned 'y': with an R² of -", "number", "--learning-rate", "1E-09", "--epochs", "5", "--seed", "3")]
    [InlineData("This network has not learned: always answering 'a' would be right on 66.67% of the test pictures", "pictures", "--epochs", "2")]
    public void A_table_or_pictures_that_were_not_learned_are_told_of(string warning, string kind, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string data = folder.File("t.csv");
        string Answer(int i) => kind switch { "no" => i % 5 == 0 ? "yes" : "no", "abc" => i % 10 == 0 ? "c" : i < 50 ? "a" : "b", _ => $"{3 * i}.5" };
        if (kind == "pictures") data = Alike(folder);
        else File.WriteAllLines(data, ["x,y", .. Enumerable.Range(0, 100).Select(i => $"{(kind == "no" ? i * 7 % 13 : i + 0.5)},{Answer(i)}")]);
        Ran run = Ran.Glassbox(["train", "--data", data, .. kind == "pictures" ? Array.Empty<string>() : ["--target", "y"], .. options, "--json"]).Well();
        Assert.Contains(warning, run.Errors, StringComparison.Ordinal);
        Assert.Contains(run.Json.GetProperty("warnings").EnumerateArray(), told => told.GetString()!.StartsWith(warning, StringComparison.Ordinal));
        if (kind == "number") Assert.Contains("far too large or too small (here 1E-09), too few rows, or inputs that say little about the target.", run.Errors, StringComparison.Ordinal);
    }

    private static string Alike(TemporaryFolder folder)
    {
        for (int i = 0; i < 30; i++)
        {
            string file = folder.File($"alike/{(i % 3 == 0 ? 'b' : 'a')}/{i}.bmp");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Bitmap.Write(file, [1, 2, 3, 4], 2, enlarged: 1, isInverted: false);
        }

        return folder.File("alike");
    }

    [Fact]
    public void What_is_held_out_has_all_classes_unless_the_last_are_asked_for()
    {
        using var images = new SortedImages(100, 100, 100);
        string[] train = ["train", "--data", images.Path, "--hold-out", "100", "--epochs", "20", "--learning-rate", "0.1", "--shuffle", "--json"];
        var drawn = Ran.Glassbox(train);
        Assert.Equal((0, ""), (drawn.ExitCode, drawn.Errors));
        JsonElement epoch = drawn.Json.GetProperty("epochs")[19];
        Assert.Equal(epoch.GetProperty("testAccuracy").GetDouble(), epoch.GetProperty("heldOutAccuracy").GetDouble(), 0.1);

        var last = Ran.Glassbox([.. train, "--hold-out-last"]);
        Assert.Contains("held-out digits include 2, which no training digit is", last.Errors, StringComparison.Ordinal);
        Assert.Contains("leave out --hold-out-last", last.Json.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("--hold-out N", Ran.Glassbox("train", "--hold-out-last").Errors, StringComparison.Ordinal);
    }
}

namespace Glassbox.Cli.Tests;

/// <summary>Asking about rows, pictures and digits by number: classes by their names, labels, and numbers in their units.</summary>
public sealed class AskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_of_a_table_are_answered_by_the_names_of_their_classes()
    {
        string iris = Repository.PathOf("data", "tables", "iris.csv"), model = folder.File("iris.npz"), blind = folder.File("blind.csv");
        Ran.Glassbox("train", "--data", iris, "--target", "species", "--epochs", "30", "--out", model).Well();
        string[] lines = Ran.Asked("1\n150\n", "ask", "--model", model, "--data", iris).Well().Lines;
        Assert.Matches(@"^1: setosa \(truth setosa\)  0\.\d{3}$", lines[0]);
        Assert.Matches(@"^150: \w+ \(truth virginica\)  0\.\d{3}$", lines[1]);
        File.WriteAllLines(blind, File.ReadLines(iris).Select(line => line[..line.LastIndexOf(',')]));
        Assert.Matches(@"^1: setosa  0\.\d{3}$", Ran.Asked("1\n", "ask", "--model", model, "--data", blind).Well().Lines[0]);
        var answer = Ran.Asked("51\n", "ask", "--model", model, "--data", iris, "--json").Well().Json.GetProperty("answers")[0];
        Assert.Equal((1, "versicolor"), (answer.GetProperty("truth").GetInt32(), answer.GetProperty("truthLabel").GetString()));
        Ran wrong = Ran.Asked("151\n", "ask", "--model", model, "--data", iris);
        Assert.Equal((1, "line 1: '151' is not a whole number from 1 to 150.\n"), (wrong.ExitCode, wrong.Errors));
        Bitmap.Write(folder.File("x.bmp"), [1, 2, 3, 4], 2, enlarged: 1, isInverted: false); // four pixels, as iris has columns
        Ran picture = Ran.Glassbox("predict", "--model", model, folder.File("x.bmp"));
        Assert.Equal((2, "", $"glassbox: {model} was not trained on pictures: name a table with --data FILE.csv, or use --prepare to say how to make its 4 inputs from a picture.\n"), (picture.ExitCode, picture.Output, picture.Errors));
        Assert.Contains("--set is for digits", Ran.Glassbox("ask", "--model", model, "--data", iris, "--set", "test").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_labels_are_answered_as_they_are()
    {
        string table = folder.File("t.csv"), model = folder.File("n.npz"), several = folder.File("l.npz");
        File.WriteAllLines(table, ["x,y,right,top,price", .. Enumerable.Range(0, 80).Select(i => $"{i % 10},{i / 8},{(i % 10 > 4 ? 1 : 0)},{(i / 8 > 4 ? 1 : 0)},{i}.5")]);
        Ran.Glassbox("train", "--data", table, "--target", "price", "--epochs", "5", "--out", model).Well();
        Assert.Matches(@"^8: -?[\d.]+ \(truth 7\.5\)$", Ran.Asked("8\n", "ask", "--model", model, "--data", table).Well().Lines[0]);
        Ran.Glassbox("train", "--data", table, "--target", "right", "--target", "top", "--ignore", "price", "--out", several).Well();
        string[] lines = Ran.Asked("1\n80\n", "ask", "--model", several, "--data", table).Well().Lines;
        Assert.Equal(["1: none (truth none)", "80: right, top (truth right, top)"], lines);
        Assert.Equal("right, top", Ran.Asked("80\n", "ask", "--model", several, "--data", table, "--json").Well().Json.GetProperty("answers")[0].GetProperty("truth").GetString());
    }

    [Fact]
    public void Pictures_are_answered_by_the_names_of_their_folders()
    {
        foreach ((string name, int red) in new[] { ("warm", 200), ("cold", 20) })
        {
            Directory.CreateDirectory(folder.File($"colors/{name}"));
            for (int i = 0; i < 12; i++) Bitmap.WriteColor(folder.File($"colors/{name}/{i:D2}.bmp"), [.. Enumerable.Range(0, 16).SelectMany(p => (byte[])[(byte)(red + p), 90, (byte)(i * 9)])], 4);
        }

        string model = folder.File("colors.safetensors"), report = folder.File("report.html");
        string[] lines = Ran.Glassbox("train", "--data", folder.File("colors"), "--hidden", "8", "--epochs", "60", "--out", model, "--report", report).Well().Lines;
        Assert.EndsWith("24 pictures of 4 × 4 pixels, in color, 2 classes", lines[0], StringComparison.Ordinal);
        string page = File.ReadAllText(report);
        Assert.Contains("pictures of 4 × 4 pixels, in color", page, StringComparison.Ordinal);
        Assert.Contains("Weights of 0 are gray", page, StringComparison.Ordinal);
        Assert.Matches(@"^0: cold \(truth cold\)  ", Ran.Asked("0\n", "ask", "--model", model, "--data", folder.File("colors")).Well().Lines[0]);
        Assert.Contains("13.bmp: warm  ", Predicted("13.bmp"), StringComparison.Ordinal);
        Assert.Contains("24 pictures: 100.00%", Ran.Glassbox("evaluate", "--model", model, "--data", folder.File("colors")).Well().Output, StringComparison.Ordinal);
        Assert.Equal(48, Ran.Glassbox("predict", "--model", model, folder.File("13.bmp"), "--json", "--pixels").Well().Json.GetProperty("predictions")[0].GetProperty("pixels").GetArrayLength());
        Assert.StartsWith("16-8-2", Ran.Glassbox("train", "--data", folder.File("colors"), "--color", "false", "--hidden", "8", "--epochs", "1").Well().Lines.Single(line => line.Contains("weights and biases", StringComparison.Ordinal)), StringComparison.Ordinal);

        string Predicted(string name)
        {
            Bitmap.WriteColor(folder.File(name), [.. Enumerable.Range(0, 64).SelectMany(p => (byte[])[(byte)(205 + (p / 4)), 90, 40])], 8);
            return Ran.Glassbox("predict", "--model", model, folder.File(name)).Well().Output;
        }
    }
}

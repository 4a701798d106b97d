using System.Text.Json;
using Json.Schema;

namespace Glassbox.Cli.Tests.Schemas;

/// <summary>What commands write with <c>--json</c> is what <c>glassbox schema</c> says.</summary>
public sealed class SchemaTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_digits()
    {
        string model = folder.File("digits.safetensors"), picture = folder.File("seven.bmp");
        Valid("train", "train", "--data", digits.Path, "--epochs", "1", "--out", model, "--report", folder.File("report.html"));
        Valid("train", "train", "--data", digits.Path, "--take", "300", "--hold-out", "50", "--epochs", "2", "--patience", "3", "--schedule", "cosine", "--augment", "shift=1", "--optimizer", "nesterov",
            "--l2", "0.001", "--dropout", "0.1", "--class-weights", "balanced", "--checkpoint", folder.File("run.checkpoint"), "--batch", "8");
        JsonElement plain = Valid("evaluate", "evaluate", "--data", digits.Path, "--model", model, "--worst", "3");
        JsonElement full = Valid("evaluate", "evaluate", "--data", digits.Path, "--model", model, "--worst", "3", "--pixels");
        Assert.All(plain.GetProperty("worstMistakes").EnumerateArray(), miss => Assert.False(miss.TryGetProperty("pixels", out _)));
        Assert.All(full.GetProperty("worstMistakes").EnumerateArray(), miss => Assert.Equal(784, miss.GetProperty("pixels").GetArrayLength()));
        Valid("explain", "explain", "--data", digits.Path, "--model", model, "--index", "3");
        Valid("convert", "convert", model, folder.File("digits.npz"));
        Bitmap.Write(picture, Digits().Test.Pixels(0), 28, enlarged: 1, isInverted: false);
        JsonElement predicted = Validate("predict", Ran.Glassbox("predict", "--model", model, picture, folder.File("none.png"), "--json").Output);
        Assert.False(predicted.GetProperty("predictions")[0].TryGetProperty("pixels", out _));
        Assert.Equal(784, Valid("predict", "predict", "--model", model, picture, "--pixels").GetProperty("predictions")[0].GetProperty("pixels").GetArrayLength());
        Validate("ask", Ran.Asked("0\n5\n", "ask", "--data", digits.Path, "--model", model, "--json").Well().Output);
        Assert.Contains("--pixels is for --json: add it.", Ran.Glassbox("predict", "--model", model, picture, "--pixels").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_tables()
    {
        string model = folder.File("wine.safetensors"), numbers = folder.File("numbers.csv"), labels = folder.File("labels.csv");
        Valid("train", "train", "--data", Wine, "--target", "cultivar", "--epochs", "3", "--out", model);
        Valid("train", "train", "--data", Wine, "--target", "cultivar", "--epochs", "3", "--patience", "2");
        JsonElement wine = Valid("evaluate", "evaluate", "--data", Wine, "--model", model);
        Assert.Equal(13, wine.GetProperty("importance").GetArrayLength());
        Assert.False(Valid("evaluate", "evaluate", "--data", Wine, "--model", model, "--importance", "0").TryGetProperty("importance", out _));
        Valid("predict", "predict", "--data", Wine, "--model", model);
        File.WriteAllLines(numbers, ["a,b,price", .. Enumerable.Range(0, 60).Select(i => $"{i},{i * 7 % 11},{i * 3}.5")]);
        Valid("train", "train", "--data", numbers, "--target", "price", "--epochs", "3", "--out", folder.File("n.npz"));
        Valid("evaluate", "evaluate", "--data", numbers, "--model", folder.File("n.npz"));
        Valid("predict", "predict", "--data", numbers, "--model", folder.File("n.npz"));
        File.WriteAllLines(labels, ["x,y,right,top", .. Enumerable.Range(0, 80).Select(i => $"{i % 10},{i / 8},{(i % 10 > 4 ? 1 : 0)},{(i / 8 > 4 ? 1 : 0)}")]);
        Valid("train", "train", "--data", labels, "--target", "right", "--target", "top", "--epochs", "3", "--out", folder.File("l.npz"));
        Valid("evaluate", "evaluate", "--data", labels, "--model", folder.File("l.npz"));
        Valid("predict", "predict", "--data", labels, "--model", folder.File("l.npz"));
    }

    [Fact]
    public void Of_pictures()
    {
        foreach (string name in (string[])["zero", "one"]) Directory.CreateDirectory(folder.File($"digits/{name}"));
        Dataset training = Digits().Training;
        for (int i = 0; i < 120; i++)
            if (training.Label(i) < 2) Bitmap.Write(folder.File($"digits/{(training.Label(i) == 0 ? "zero" : "one")}/{i}.bmp"), training.Pixels(i), 28, enlarged: 1, isInverted: false);
        Valid("train", "train", "--data", folder.File("digits"), "--hidden", "8", "--epochs", "2", "--out", folder.File("p.npz"));
        JsonElement evaluated = Valid("evaluate", "evaluate", "--data", folder.File("digits"), "--model", folder.File("p.npz"), "--worst", "99");
        Assert.Equal(["one", "zero"], evaluated.GetProperty("classes").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }

    [Fact]
    public void Of_reproductions_and_races()
    {
        JsonElement run = Valid("reproduce", "reproduce", "video", "--seeds", "2", "--checkpoints", folder.Path);
        Assert.True(run.GetProperty("seeds")[0].GetProperty("asRecorded").GetBoolean());
        Valid("reproduce", "reproduce", "video", "--validation", "--checkpoints", folder.Path);
        Assert.Contains("own", Valid("reproduce", "reproduce", "--list").GetProperty("recipes").EnumerateArray().Select(recipe => recipe.GetProperty("id").GetString()));
        Valid("race", "race", "--to", "90");
    }

    [Fact]
    public void A_schema_refuses_what_is_not_so_and_the_command_prints_the_file_of_the_repository()
    {
        string[] names = [.. Directory.GetFiles(Repository.PathOf("docs", "schemas"), "*.schema.json").Select(path => Path.GetFileName(path)[..^".schema.json".Length]).Order(StringComparer.Ordinal)];
        Assert.Superset(new HashSet<string>(["train", "evaluate", "predict", "ask", "explain", "convert"]), names.ToHashSet());
        string text = File.ReadAllText(Repository.PathOf("docs", "schemas", "evaluate.schema.json"));
        Assert.Equal(text, Ran.Glassbox("schema", "evaluate").Well().Output);
        using var nonsense = JsonDocument.Parse("""{"schema":1,"model":"x"}""");
        Assert.False(JsonSchema.FromText(text).Evaluate(nonsense.RootElement).IsValid);
        Ran unknown = Ran.Glassbox("schema", "evaluat");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("evaluate", unknown.Errors, StringComparison.Ordinal);
    }

    private static DatasetSplit Digits() => Mnist.Load();

    private static JsonElement Valid(string schema, params string[] command) => Validate(schema, Ran.Glassbox([.. command, "--json"]).Well().Output);

    private static JsonElement Validate(string schema, string output)
    {
        var described = JsonSchema.FromText(File.ReadAllText(Repository.PathOf("docs", "schemas", $"{schema}.schema.json")));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        EvaluationResults result = described.Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
        string faults = string.Join('\n', (result.Details ?? []).Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}"));
        Assert.True(result.IsValid, $"{faults}\n{output}");
        return json;
    }
}

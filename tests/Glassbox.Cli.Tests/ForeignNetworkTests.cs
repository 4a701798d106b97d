using System.Text;
using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>Networks that other programs wrote, which may not say all that is in ours.</summary>
public sealed class ForeignNetworkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string own;
    private readonly string foreign;

    private static string Seven => Path.Combine(AppContext.BaseDirectory, "Pictures", "seven-in-color.jpg");

    public ForeignNetworkTests()
    {
        (own, foreign) = (folder.File("own.safetensors"), folder.File("foreign.safetensors"));
        Ran.Glassbox(
            "train", "--take", "3000", "--epochs", "2", "--activation", "relu", "--loss", "cross-entropy", "--initializer", "he", "--out", own).Well();
        WithoutMetadata(own, foreign);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_verb_asks_for_activations_rather_than_guess()
    {
        foreach (string[] verb in (string[][])[
            ["ask", "--model", foreign], ["evaluate", "--model", foreign], ["explain", "--index", "0", "--model", foreign],
            ["convert", foreign, folder.File("there.npz")], ["train", "--take", "10", "--init", foreign], ["predict", "--model", foreign, Seven]])
        {
            var asked = Ran.Glassbox(verb);
            Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
            Assert.Contains("does not say what the activations of its 2 layers are; name them: --activation", asked.Errors, StringComparison.Ordinal);
        }

        string[] named = ["--activation", "relu", "--output-activation", "softmax"];
        double Accuracy(string file, params string[] more) =>
            Ran.Glassbox(["evaluate", "--json", "--model", file, .. more]).Well().Json.GetProperty("accuracy").GetDouble();
        Assert.Equal(Accuracy(own), Accuracy(foreign, named));
        var predicted = Ran.Glassbox(["predict", "--model", foreign, "--prepare", "digit", Seven, .. named]).Well();
        Assert.Equal((Ran.Glassbox("predict", "--model", own, Seven).Well().Output, ""), (predicted.Output, predicted.Errors));
        Ran.Glassbox(["convert", foreign, folder.File("there.npz"), .. named]).Well();
        Assert.Equal(Accuracy(own), Accuracy(folder.File("there.npz")));
        JsonElement trained = Ran.Glassbox(["train", "--take", "10", "--epochs", "0", "--init", foreign, "--json", .. named]).Well().Json;
        Assert.Equal(["relu", "softmax"], trained.GetProperty("activations").EnumerateArray().Select(a => a.GetString()));

        var contradicted = Ran.Glassbox("evaluate", "--model", own, "--activation", "tanh");
        Assert.Equal(2, contradicted.ExitCode);
        Assert.Contains("leave --activation out", contradicted.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_keeps_what_it_does_not_know()
    {
        string there = folder.File("there.npz"), back = folder.File("back.safetensors");
        SavedModel model = ModelFile.Load(own);
        ModelFile.Save(own, model with { Metadata = new Dictionary<string, string> { ["author"] = "somebody" } });
        Ran.Glassbox("convert", own, there).Well();
        Ran.Glassbox("convert", there, back).Well();
        Assert.Equal(File.ReadAllBytes(own), File.ReadAllBytes(back));
        Assert.Equal("somebody", ModelFile.Load(back).Metadata["author"]);
    }

    [Fact]
    public void A_model_of_a_table_goes_to_ONNX_and_answers_from_there()
    {
        string wine = folder.File("wine.safetensors"), onnx = folder.File("wine.onnx"), data = Repository.PathOf("data", "tables", "wine.csv");
        Ran.Glassbox("train", "--data", data, "--target", "cultivar", "--epochs", "5", "--out", wine).Well();
        Ran.Glassbox("convert", wine, onnx).Well();
        Assert.Equal(Ran.Glassbox("predict", "--model", wine, "--data", data).Well().Output, Ran.Glassbox("predict", "--model", onnx, "--data", data).Well().Output);
        Ran refused = Ran.Glassbox("convert", Repository.PathOf("tests", "Glassbox.Tests", "Golden", "onnx", "refused-elu.onnx"), folder.File("elu.npz"));
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("node '/1/Elu' (Elu): this operator is not known", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("elu.npz")));
    }

    [Fact]
    public void Names_are_PyTorchs_or_ones_own_and_the_order_of_square_weights_is_asked_for()
    {
        string square = folder.File("square.safetensors"), there = folder.File("there.npz"), back = folder.File("back.safetensors");
        ModelFile.Save(square, new Network(new Architecture([3, 3, 3]), seed: 1));
        Assert.Contains("In PyTorch: nn.Sequential(nn.Linear(3, 3), nn.Sigmoid(), nn.Linear(3, 3), nn.Sigmoid())", Ran.Glassbox("convert", square, there, "--names", "fc1,fc2").Well().Output, StringComparison.Ordinal);
        string[] named = ["--activation", "sigmoid", "--output-activation", "sigmoid"];
        Assert.Contains("--weights-are out-by-in or in-by-out", Ran.Glassbox(["convert", there, back, .. named]).Errors, StringComparison.Ordinal);
        Ran.Glassbox(["convert", there, back, "--weights-are", "out-by-in", .. named]).Well();
        Assert.Equal(File.ReadAllBytes(square), File.ReadAllBytes(back));
        Assert.Contains("1 modules are named (fc1)", Ran.Glassbox("convert", square, there, "--names", "fc1").Errors, StringComparison.Ordinal);
        Assert.Equal(2, Ran.Glassbox("convert", square, there, "--names", "a,a").ExitCode);
    }

    // Every number of it is finite, but the sums it makes are not: 1e38 · 1e38.
    [Fact]
    public void A_network_that_says_nothing_is_told_as_such_and_its_objects_are_whole()
    {
        string broken = folder.File("broken.npz");
        var network = new Network(new Architecture([784, 20, 10], Activation.Relu, Activation.Identity));
        network.Parameters.Fill(1e38f);
        ModelFile.Save(broken, network);

        JsonElement evaluated = Ran.Glassbox("evaluate", "--model", broken, "--json").Well().Json;
        Assert.Equal((0.0, 10_000), (evaluated.GetProperty("accuracy").GetDouble(), evaluated.GetProperty("unanswered").GetInt32()));
        Assert.Equal(JsonValueKind.Null, evaluated.GetProperty("meanError").ValueKind);
        Assert.Contains("10,000 have no answer", Ran.Glassbox("evaluate", "--model", broken).Well().Output, StringComparison.Ordinal);

        JsonElement asked = Ran.Asked("7\n", "ask", "--model", broken, "--json").Well().Json.GetProperty("answers")[0];
        Assert.Equal(JsonValueKind.Null, asked.GetProperty("answer").ValueKind);
        Assert.All(asked.GetProperty("outputs").EnumerateArray(), output => Assert.Equal(JsonValueKind.Null, output.ValueKind));
        Assert.Contains("7: nothing: its outputs are NaN or infinite", Ran.Asked("7\n", "ask", "--model", broken).Well().Output, StringComparison.Ordinal);

        JsonElement predicted = Ran.Glassbox("predict", "--model", broken, "--json", Seven).Well().Json.GetProperty("predictions")[0];
        Assert.Equal(JsonValueKind.Null, predicted.GetProperty("answer").ValueKind);
        Assert.Contains("nothing: its outputs", Ran.Glassbox("predict", "--model", broken, Seven).Well().Output, StringComparison.Ordinal);

        // The twin computes in double precision, where these sums are finite; of what is not, null stands there.
        Ran.Glassbox("explain", "--model", broken, "--index", "0", "--json").Well();
        Ran.Glassbox("explain", "--model", broken, "--index", "0").Well();
    }

    [Fact]
    public void What_names_in_files_would_do_to_a_terminal_is_written_out()
    {
        string header = """{"\u001b]0;title\u0007\u202e":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""".PadRight(96), evil = folder.File("evil.safetensors");
        File.WriteAllBytes(evil, [.. BitConverter.GetBytes(96L), .. Encoding.UTF8.GetBytes(header), 0, 0, 0, 0]);
        foreach (string[] arguments in (string[][])[["evaluate", "--model", evil], ["train", "--\e[31mred"], ["ask", "--model", "\e[2J.npz"]])
        {
            var run = Ran.Glassbox(arguments);
            Assert.NotEqual(0, run.ExitCode);
            Assert.DoesNotContain('\e', run.Errors + run.Output);
            Assert.Contains(@"\u001b", run.Errors, StringComparison.Ordinal);
        }
    }

    private static void WithoutMetadata(string from, string to)
    {
        byte[] bytes = File.ReadAllBytes(from);
        int length = (int)BitConverter.ToInt64(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        string left = JsonSerializer.Serialize(header.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__").ToDictionary(p => p.Name, p => p.Value));
        byte[] json = Encoding.UTF8.GetBytes(left.PadRight((left.Length + 7) / 8 * 8));
        File.WriteAllBytes(to, [.. BitConverter.GetBytes((long)json.Length), .. json, .. bytes[(8 + length)..]]);
    }
}

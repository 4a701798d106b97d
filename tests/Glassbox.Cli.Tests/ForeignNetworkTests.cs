using System.Text;
using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>Networks that other programs wrote, which may not say all that is in ours.</summary>
public sealed class ForeignNetworkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string own;
    private readonly string foreign;

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
            ["convert", foreign, folder.File("there.npz")], ["train", "--take", "10", "--init", foreign]])
        {
            var asked = Ran.Glassbox(verb);
            Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
            Assert.Contains("does not say what the activations of its 2 layers are; name them: --activation", asked.Errors, StringComparison.Ordinal);
        }

        string[] named = ["--activation", "relu", "--output-activation", "softmax"];
        double Accuracy(string file, params string[] more) =>
            Ran.Glassbox(["evaluate", "--json", "--model", file, .. more]).Well().Json.GetProperty("accuracy").GetDouble();
        Assert.Equal(Accuracy(own), Accuracy(foreign, named));
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

using System.Text.Json;

namespace Glassbox.Cli.Tests;

public sealed class TrainTests(FewDigits digits) : IClassFixture<FewDigits>
{
    [Fact]
    public void The_json_object_has_all_that_was_promised()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("kept.npz");
        var run = Ran.Glassbox("train", "--take", "3000", "--hold-out", "1000", "--epochs", "2", "--out", file, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        JsonElement json = run.Json;
        Assert.Equal(1, json.GetProperty("schema").GetInt32());
        Assert.Equal("fast", json.GetProperty("engine").GetString());
        Assert.Equal([784, 20, 10], json.GetProperty("layers").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(1, json.GetProperty("seed").GetInt32());
        Assert.Equal(2000, json.GetProperty("trainingDigits").GetInt32());
        Assert.Equal(file, json.GetProperty("out").GetString());
        Assert.Equal(64, json.GetProperty("parametersSha256").GetString()!.Length);
        Assert.True(json.GetProperty("loadSeconds").GetDouble() > 0);
        Assert.InRange(json.GetProperty("testAccuracy").GetDouble(), 0.5, 1);

        JsonElement[] epochs = [.. json.GetProperty("epochs").EnumerateArray()];
        Assert.Equal([1, 2], epochs.Select(epoch => epoch.GetProperty("epoch").GetInt32()));
        foreach (JsonElement epoch in epochs)
        {
            Assert.InRange(epoch.GetProperty("runningAccuracy").GetDouble(), 0.2, 1);
            Assert.InRange(epoch.GetProperty("heldOutAccuracy").GetDouble(), 0.2, 1);
            Assert.InRange(epoch.GetProperty("meanError").GetDouble(), 0.01, 0.2);
        }

        Assert.Equal(json.GetProperty("trainSeconds").GetDouble(), epochs.Sum(epoch => epoch.GetProperty("seconds").GetDouble()), 1e-5);
        Assert.Equal(json.GetProperty("testAccuracy").GetDouble(), epochs[^1].GetProperty("testAccuracy").GetDouble());
        Assert.Equal(json.GetProperty("parametersSha256").GetString(), ModelFile.Load(file).Network.ParametersSha256());
    }

    [Fact]
    public void A_network_that_learned_nothing_is_told_of()
    {
        var run = Ran.Glassbox("train", "--take", "1000", "--epochs", "1", "--learning-rate", "1e10", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(run.Json.GetProperty("testAccuracy").GetDouble(), 0, 0.1135); // the share of the ones among the test digits
        Assert.Contains("always answering 1 would be right on 11.35% of the test digits", run.Errors, StringComparison.Ordinal);
        Assert.Contains("1E+10", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_on_from_a_file_is_training_without_a_break()
    {
        using var folder = new TemporaryFolder();
        string Sha256(params string[] more) =>
            Ran.Glassbox(["train", "--data", digits.Path, "--take", "500", "--json", .. more]).Json.GetProperty("parametersSha256").GetString()!;
        Sha256("--epochs", "1", "--out", folder.File("one.safetensors"));
        Assert.Equal(Sha256("--epochs", "2"), Sha256("--epochs", "1", "--init", folder.File("one.safetensors")));
        Assert.NotEqual(Sha256("--epochs", "2"), Sha256("--epochs", "2", "--seed", "2"));
    }

    [Theory]
    [InlineData("sigmoid", "binary-cross-entropy")]
    [InlineData("sigmoid", "mse", "--loss", "mse")]
    [InlineData("softmax", "cross-entropy", "--loss", "cross-entropy")]
    [InlineData("softmax", "cross-entropy", "--output-activation", "softmax")]
    [InlineData("tanh", "mse", "--output-activation", "tanh")]
    public void The_loss_and_the_last_layer_follow_from_each_other(string activation, string loss, params string[] arguments)
    {
        JsonElement json = Ran.Glassbox(["train", "--data", digits.Path, "--take", "50", "--epochs", "1", "--json", .. arguments]).Json;
        Assert.Equal(activation, json.GetProperty("activations")[1].GetString());
        Assert.Equal(loss, json.GetProperty("loss").GetString());
    }

    [Theory]
    [InlineData("sgd", 0.01, 0.0, 0.0)]
    [InlineData("nesterov", 0.01, 0.9, 0.0)]
    [InlineData("rmsprop", 0.001, 0.0, 0.0)]
    [InlineData("adam", 0.001, null, 0.0)]
    [InlineData("adamw", 0.001, null, 0.01)]
    public void Each_optimizer_has_its_usual_settings(string optimizer, double learningRate, double? momentum, double weightDecay)
    {
        JsonElement json = Ran.Glassbox(
            "train", "--data", digits.Path, "--take", "50", "--epochs", "1", "--batch", "7", "--optimizer", optimizer, "--json").Json;
        Assert.Equal(optimizer, json.GetProperty("optimizer").GetString());
        Assert.Equal(learningRate, json.GetProperty("learningRate").GetDouble());
        Assert.Equal(momentum, json.TryGetProperty("momentum", out JsonElement value) ? Math.Round(value.GetDouble(), 6) : null);
        Assert.Equal(weightDecay, json.GetProperty("weightDecay").GetDouble());
    }

    [Theory]
    [InlineData("identity", "tanh", "uniform")]
    [InlineData("sigmoid", "sigmoid", "xavier")]
    [InlineData("tanh", "identity", "he")]
    [InlineData("relu", "softmax", "he")]
    [InlineData("leaky-relu", "relu", "he")]
    [InlineData("gelu", "leaky-relu", "he")]
    [InlineData("silu", "gelu", "xavier")]
    [InlineData("relu", "silu", "xavier")]
    public void Every_activation_and_initializer_is_taken_by_its_name(string hidden, string output, string initializer)
    {
        JsonElement json = Ran.Glassbox(
            "train", "--data", digits.Path, "--take", "50", "--epochs", "1", "--activation", hidden, "--output-activation", output,
            "--initializer", initializer, "--json").Json;
        Assert.Equal([hidden, output], json.GetProperty("activations").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(initializer, json.GetProperty("initializer").GetString());
    }

    [Fact]
    public void The_twin_follows_either_order_and_the_textbooks_is_the_engines()
    {
        JsonElement Train(params string[] more) => Ran.Glassbox(["train", "--data", digits.Path, "--take", "300", "--epochs", "1", "--json", .. more]).Json;
        JsonElement engine = Train(), textbook = Train("--engine", "twin"), video = Train("--engine", "twin", "--order", "video");
        Assert.Equal("twin", textbook.GetProperty("engine").GetString());
        Assert.Equal("video", video.GetProperty("order").GetString());
        Assert.Equal(MeanError(engine), MeanError(textbook), 1e-6);
        Assert.NotEqual(MeanError(textbook), MeanError(video));

        static double MeanError(JsonElement json) => json.GetProperty("epochs")[0].GetProperty("meanError").GetDouble();
    }

    [Fact]
    public void A_file_that_was_there_is_replaced_and_nothing_is_left_beside_it()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("kept.npz");
        File.WriteAllText(file, "old");
        Assert.Equal(0, Ran.Glassbox("train", "--data", digits.Path, "--take", "50", "--out", file).ExitCode);
        Assert.Equal(784, ModelFile.Load(file).Network.Architecture.Inputs);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Other_images_are_found_in_a_folder_and_the_layers_follow_from_them()
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, int count) in (ReadOnlySpan<(string, int)>)[("train", 40), ("t10k", 20)])
        {
            File.WriteAllBytes(folder.File($"{name}-images-idx3-ubyte"),
                [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 3, .. Enumerable.Range(0, count * 6).Select(i => (byte)(i * 37))]);
            File.WriteAllBytes(folder.File($"{name}-labels-idx1-ubyte"),
                [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 12))]);
        }

        string data = folder.Path;
        JsonElement json = Ran.Glassbox("train", "--data", data, "--json").Json;
        Assert.Equal([6, 20, 12], json.GetProperty("layers").EnumerateArray().Select(size => size.GetInt32()));

        var wrong = Ran.Glassbox("train", "--data", data, "--layers", "6,5,10");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("write --layers 6,5,12", wrong.Errors, StringComparison.Ordinal);
    }
}

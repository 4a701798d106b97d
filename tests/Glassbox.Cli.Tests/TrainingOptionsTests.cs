using System.Text.Json;

namespace Glassbox.Cli.Tests;

/// <summary>What practitioners ask of training, from the command line.</summary>
public sealed class TrainingOptionsTests(FewDigits digits) : IClassFixture<FewDigits>, IDisposable
{
    private static readonly string[] Everything =
    [
        "--layers", "784,16:tanh,12:relu,10:softmax", "--optimizer", "adam", "--batch", "16", "--shuffle", "--initializer", "he", "--hold-out", "200",
        "--schedule", "plateau:patience=0,factor=0.5", "--warm-up", "20", "--patience", "2", "--min-change", "0.001", "--monitor", "accuracy",
        "--clip-norm", "1", "--clip-value", "0.5", "--l1", "1e-5", "--l2", "1e-4", "--bias-l1", "1e-6", "--bias-l2", "1e-6", "--max-norm", "3",
        "--dropout", "0.2", "--input-dropout", "0.1", "--label-smoothing", "0.05", "--class-weights", "balanced",
        "--augment", "shift=1,rotate=5,elastic=10,noise=0.01",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_epochs_and_two_more_are_four_with_every_option_at_once()
    {
        string[] recipe = ["train", "--data", digits.Path, .. Everything, "--json"];
        string file = folder.File("run"), network = folder.File("digits.safetensors");
        JsonElement whole = Ran.Glassbox([.. recipe, "--epochs", "4", "--threads", "2", "--out", network]).Well().Json;
        Ran.Glassbox([.. recipe, "--epochs", "2", "--checkpoint", file]).Well();
        JsonElement resumed = Ran.Glassbox("train", "--resume", file, "--epochs", "4", "--json").Well().Json;
        Assert.Equal(Text(whole, "parametersSha256"), Text(resumed, "parametersSha256"));
        Assert.Equal(whole.GetProperty("bestEpoch").GetInt32(), resumed.GetProperty("bestEpoch").GetInt32());

        SavedModel kept = ModelFile.Load(network);
        Assert.Equal("784-16-12-10 (tanh, relu, softmax)", kept.Network.Architecture.ToString());
        TrainingOptions options = kept.Recipe!.Options;
        Assert.Equal(
            (new PlateauSchedule { Patience = 0, Factor = 0.5f }, 20, new EarlyStopping { Patience = 2, MinimumChange = 0.001f, Metric = ValidationMetric.Accuracy }),
            (options.Schedule, options.WarmupSteps, options.EarlyStopping));
        Assert.Equal((1f, 0.5f, 1e-5f, 1e-4f, 1e-6f, 1e-6f, 3f), (options.GradientClipNorm, options.GradientClipValue, options.L1, options.L2, options.BiasL1, options.BiasL2, options.MaxNorm));
        Assert.Equal((0.2f, 0.1f, 0.05f, ClassWeights.Balanced), (options.Dropout, options.InputDropout, options.LabelSmoothing, options.ClassWeights));
        Assert.Equal(new Augmentation { Shift = 1, Rotate = 5, Elastic = 10, Noise = 0.01f }, options.Augmentation);
        Assert.Equal("plateau", Text(whole.GetProperty("schedule"), "name"));
        Assert.Equal(0.2, whole.GetProperty("dropout").GetDouble(), 1e-6);
    }

    [Fact]
    public void Training_that_is_told_to_wait_stops_and_keeps_the_best()
    {
        JsonElement json = Ran.Glassbox(
            "train", "--data", digits.Path, "--take", "300", "--hold-out", "100", "--learning-rate", "1", "--epochs", "100", "--patience", "2", "--json").Well().Json;
        JsonElement[] epochs = [.. json.GetProperty("epochs").EnumerateArray()];
        double[] losses = [.. epochs.Select(epoch => epoch.GetProperty("heldOutLoss").GetDouble())];
        int best = Array.IndexOf(losses, losses.Min()) + 1;
        Assert.True(json.GetProperty("stoppedEarly").GetBoolean());
        Assert.Equal((best, best + 2), (json.GetProperty("bestEpoch").GetInt32(), epochs.Length));
        Assert.Equal(epochs[best - 1].GetProperty("testAccuracy").GetDouble(), json.GetProperty("testAccuracy").GetDouble());
        JsonElement again = Ran.Glassbox("train", "--data", digits.Path, "--take", "300", "--hold-out", "100", "--learning-rate", "1", "--epochs", $"{best}", "--json").Well().Json;
        Assert.Equal(Text(again, "parametersSha256"), Text(json, "parametersSha256"));

        Ran shown = Ran.Glassbox("train", "--data", digits.Path, "--take", "300", "--hold-out", "100", "--learning-rate", "1", "--epochs", "100", "--patience", "2").Well();
        Assert.Contains($"Stopped early. Kept the network of epoch {best}, the best on the held-out digits", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not trained", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_last_as_long_as_training_where_nothing_else_is_said()
    {
        Assert.Equal([0.01, 0.0075, 0.0025], Rates("cosine")); // of 3 epochs, each of one step
        Assert.Equal([0.01, 0.005, 0.0025], Rates("exponential:factor=0.5"));

        double[] Rates(string schedule) =>
        [
            .. Ran.Glassbox("train", "--data", digits.Path, "--take", "100", "--batch", "100", "--schedule", schedule, "--json").Well().Json
                .GetProperty("epochs").EnumerateArray().Select(epoch => Math.Round(epoch.GetProperty("learningRate").GetDouble(), 6)),
        ];
    }

    [Theory]
    [InlineData("--patience needs held-out digits: add --hold-out N.", "--patience", "3")]
    [InlineData("--schedule plateau needs held-out digits", "--schedule", "plateau")]
    [InlineData("--min-change is for early stopping: add --patience N.", "--min-change", "1")]
    [InlineData("There is no schedule 'cosin'. Known are step, exponential, cosine, one-cycle, plateau.", "--schedule", "cosin")]
    [InlineData("There is no setting of cosine 'foo'. Known are epochs, final.", "--schedule", "cosine:foo=1")]
    [InlineData("The factor is 2; it must be above 0 and at most 1.", "--schedule", "step:factor=2")]
    [InlineData("--schedule must be a name, with settings or without", "--schedule", "step:factor")]
    [InlineData("each layer may name its activation", "--layers", "784,20:softmax,10")]
    [InlineData("each layer may name its activation", "--layers", "784:relu,20,10")]
    [InlineData("each layer may name its activation", "--layers", "784,20:relux,10")]
    [InlineData("use only one of them", "--layers", "784,20:relu,10", "--activation", "tanh")]
    [InlineData("--dropout must be at least 0 and below 1, not '1'.", "--dropout", "1")]
    [InlineData("--clip-norm must be a number above 0, not '0'.", "--clip-norm", "0")]
    [InlineData("There is no setting of augmentation 'flip'. Known are shift, rotate", "--augment", "flip=1")]
    [InlineData("--augment must be settings with their values", "--augment", "shift")]
    [InlineData("--class-weights must be balanced, or a number", "--class-weights", "1,x")]
    public void What_makes_no_sense_is_refused(string message, params string[] arguments)
    {
        Ran ran = Ran.Glassbox(["train", .. arguments]);
        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}

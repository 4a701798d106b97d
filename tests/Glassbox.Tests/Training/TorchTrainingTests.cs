using System.Text.Json;
using Glassbox.Reference;
using Glassbox.Schedules;
using Glassbox.Training;

namespace Glassbox.Tests.Training;

/// <summary>Compares training options with PyTorch: <c>Golden/torch/training.json</c>, made by <c>training.py</c> there.</summary>
public class TorchTrainingTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "torch", "training.json"))).RootElement;

    public static IEnumerable<TheoryDataRow<string>> Runs => Names("runs");

    public static IEnumerable<TheoryDataRow<string>> Schedules => Names("schedules");

    public static IEnumerable<TheoryDataRow<string>> Plateaus => Names("plateaus");

    [Theory]
    [MemberData(nameof(Runs))]
    public void Training_with_every_option_matches_the_parameters_of_PyTorch(string name)
    {
        float[][] inputs = Rows("inputs"), values = Rows("values");
        int[] labels = [.. Golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        TrainingOptions options = OptionsOf(name) with { BatchSize = Golden.GetProperty("batch").GetInt32(), Seed = Golden.GetProperty("seed").GetUInt64(), Threads = 2 };
        Dataset dataset = name is "huber" or "mae" ? Dataset.FromSamples(inputs, values) : Dataset.FromSamples(inputs, labels, 3);
        if (name == "sample weights") dataset = dataset.WithWeights(Singles(Golden.GetProperty("sampleWeights")));
        var network = new Network(new Architecture([inputs[0].Length, Golden.GetProperty("hidden").GetInt32(), 3], Activation.Tanh, options.Loss.DefaultOutputActivation));
        Singles(Golden.GetProperty("start")).CopyTo(network.Parameters);
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        double[] expected = [.. Golden.GetProperty("runs").GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

        int epochs = Golden.GetProperty("epochs").GetInt32();
        Assert.Equal(epochs, new Trainer(network, dataset, options).Epochs(epochs).Count());
        Near.Within(expected, [.. network.Parameters.ToArray().Select(p => (double)p)], 2e-6, 2e-6, name);
        Assert.Equal(epochs, new ReferenceTrainer(twin, dataset, options).Epochs(epochs).Count());
        Near.Within(expected, [.. twin.ToNetwork().Parameters.ToArray().Select(p => (double)p)], 2e-7, 2e-7, $"{name}, twin");
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Schedules_match_the_learning_rate_of_PyTorch_at_every_step(string name)
    {
        var options = new TrainingOptions();
        options = name.StartsWith("warm-up ", StringComparison.Ordinal)
            ? options with { WarmupSteps = int.Parse(name["warm-up ".Length..], System.Globalization.CultureInfo.InvariantCulture) }
            : options with { Schedule = ScheduleOf(name) };
        double[] expected = [.. Golden.GetProperty("schedules").GetProperty(name).EnumerateArray().Select(rate => rate.GetDouble())];
        int perEpoch = Golden.GetProperty("stepsPerEpoch").GetInt32();
        double[] actual = [.. Enumerable.Range(0, expected.Length).Select(step => (double)options.RateAt(0.1f, new SchedulePlace(step, perEpoch, 0)))];
        Near.Within(expected, actual, 1e-6, 1e-9, name);
    }

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void A_plateau_reduces_the_rate_when_PyTorch_does(string name)
    {
        var options = new TrainingOptions { Schedule = ScheduleOf(name) };
        var watch = new ValidationWatch<float>(options, Dataset.FromSamples([[1f]], [[1f]]));
        double[] expected = [.. Golden.GetProperty("plateaus").GetProperty(name).EnumerateArray().Select(rate => rate.GetDouble())];
        List<double> actual = [];
        foreach (JsonElement loss in Golden.GetProperty("losses").EnumerateArray())
        {
            watch.Take(new ValidationReport { Count = 1, Loss = loss.GetDouble(), Accuracy = double.NaN, MeanSquaredError = 0 }, actual.Count + 1, () => []);
            actual.Add(options.RateAt(0.1f, new SchedulePlace(0, 1, watch.Reductions)));
        }

        Near.Within(expected, [.. actual], 1e-6, 0, name);
    }

    private static TrainingOptions OptionsOf(string name)
    {
        var options = new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = new Sgd { LearningRate = 0.1f } };
        return name switch
        {
            "plain" or "sample weights" => options,
            "l2" => options with { L2 = 0.05f },
            "l1" => options with { L1 = 0.02f },
            "l1 and l2 of biases" => options with { BiasL1 = 0.02f, BiasL2 = 0.05f },
            "clip value" => options with { GradientClipValue = 0.02f },
            "clip norm" => options with { GradientClipNorm = 0.1f },
            "l2 and clip norm with adam" => options with { L2 = 0.05f, GradientClipNorm = 0.1f, Optimizer = new Adam { LearningRate = 0.01f, Epsilon = 1e-4f } },
            "max norm" => options with { MaxNorm = 0.6f },
            "dropout" => options with { Dropout = 0.5f },
            "dropout and input dropout" => options with { Dropout = 0.25f, InputDropout = 0.125f },
            "label smoothing" => options with { LabelSmoothing = 0.1f },
            "label smoothing of binary cross-entropy" => options with { LabelSmoothing = 0.1f, Loss = Loss.BinaryCrossEntropy },
            "class weights" => options with { ClassWeights = ClassWeights.From(0.5f, 1, 2) },
            "balanced" => options with { ClassWeights = ClassWeights.Balanced },
            "huber" => options with { Loss = Loss.Huber },
            "mae" => options with { Loss = Loss.MeanAbsoluteError },
            "cosine" => options with { Schedule = new CosineSchedule { Epochs = Golden.GetProperty("epochs").GetInt32() } },
            _ => throw new InvalidOperationException($"training.py has a run '{name}' that is not known here."),
        };
    }

    // The notation of the command: cosine:epochs=10,final=0.25.
    private static LearningRateSchedule ScheduleOf(string text)
    {
        string[] parts = text.Split(':', 2);
        LearningRateSchedule schedule = LearningRateSchedule.Parse(parts[0]);
        foreach (string[] setting in parts[1].Split(',').Select(part => part.Split('=')))
            schedule = schedule.With(setting[0], float.Parse(setting[1], System.Globalization.CultureInfo.InvariantCulture));
        return schedule;
    }

    private static IEnumerable<TheoryDataRow<string>> Names(string property) =>
        Golden.GetProperty(property).EnumerateObject().Select(entry => new TheoryDataRow<string>(entry.Name));

    private static float[] Singles(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];

    private static float[][] Rows(string name) => [.. Golden.GetProperty(name).EnumerateArray().Select(Singles)];
}

using System.Text.Json;
using Glassbox.Reference;
using Glassbox.Training;

namespace Glassbox.Tests.Training;

public class AugmentationTests
{
    private static readonly Augmentation Everything = new() { Shift = 2, Rotate = 15, Scale = 0.1f, Shear = 10, Elastic = 20, Noise = 0.02f };

    [Fact]
    public void Augmented_images_match_SciPy()
    {
        JsonElement golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "scipy", "augmentation.json"))).RootElement;
        foreach (JsonElement entry in golden.GetProperty("cases").EnumerateArray())
        {
            string settings = entry.GetProperty("settings").GetString()!;
            var augmentation = new Augmentation();
            foreach (string[] setting in settings.Split(',').Select(part => part.Split('=')))
                augmentation = augmentation.With(setting[0], float.Parse(setting[1], System.Globalization.CultureInfo.InvariantCulture));
            int sample = entry.GetProperty("sample").GetInt32();
            float[] inputs = Digits.Training.Inputs(sample);
            new Augmenter(augmentation, Digits.Training, golden.GetProperty("seed").GetUInt64(), purpose: 0)
                .Change(entry.GetProperty("epoch").GetInt32(), sample, inputs);
            Near.Within(
                [.. entry.GetProperty("pixels").EnumerateArray().Select(pixel => pixel.GetDouble())], [.. inputs.Select(input => (double)input)], 0, 2e-5, settings);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_network_with_any_number_of_threads_and_another_seed_does_not()
    {
        string one = Trained(1, seed: 1);
        foreach (int threads in new[] { 2, 3, 5 }) Assert.Equal(one, Trained(threads, seed: 1));
        Assert.NotEqual(one, Trained(1, seed: 2));

        static string Trained(int threads, ulong seed)
        {
            var network = new Network(new Architecture([784, 20, 10], Activation.Relu, Activation.Softmax), 1, Initializer.He);
            var options = new TrainingOptions
            {
                Loss = Loss.CrossEntropy, Optimizer = new Adam(), BatchSize = 24, Seed = seed, Threads = threads, Augmentation = Everything, Dropout = 0.2f, InputDropout = 0.1f,
            };
            _ = new Trainer(network, Digits.Training.Take(300), options).Epochs(2).Last();
            return network.ParametersSha256();
        }
    }

    [Fact]
    public void The_engine_follows_the_reference()
    {
        var network = new Network(new Architecture([784, 8, 10]), 1);
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        var options = new TrainingOptions { BatchSize = 5, Augmentation = Everything, Shuffle = true };
        Dataset digits = Digits.Training.Take(60);
        TrainingReport engine = new Trainer(network, digits, options).Epochs(2).Last(), reference = new ReferenceTrainer(twin, digits, options).Epochs(2).Last();
        Assert.Equal(reference.MeanLoss, engine.MeanLoss, 1e-5);
        Near.Within(
            [.. twin.ToNetwork().Parameters.ToArray().Select(p => (double)p)], [.. network.Parameters.ToArray().Select(p => (double)p)], 1e-5, 1e-5, "parameters");
    }

    [Fact]
    public void Training_resumes_from_a_checkpoint_in_the_middle_of_an_epoch()
    {
        Dataset digits = Digits.Training.Take(100);
        var options = new TrainingOptions { BatchSize = 8, Augmentation = Everything, Shuffle = true };
        Trainer whole = New(), first = New();
        whole.Advance(9);
        first.Advance(9);
        using var stream = new MemoryStream();
        Checkpoint.From(first).Save(stream);
        stream.Position = 0;
        Checkpoint loaded = Checkpoint.Load(stream);
        Assert.Equal(options, loaded.Options);
        Trainer second = New();
        second.RestoreState(loaded.State!);
        whole.Advance(9);
        second.Advance(9);
        Assert.Equal(whole.Network.ParametersSha256(), second.Network.ParametersSha256());

        Trainer New() => new(new Network(new Architecture([784, 8, 10]), 1), digits, options);
    }

    [Fact]
    public void Noise_is_normal_and_keeps_pixels_within_their_bounds()
    {
        Dataset numbers = Dataset.FromSamples([new float[20_000]], [[1f]]);
        float[] inputs = numbers.Inputs(0);
        new Augmenter(new Augmentation { Noise = 2 }, numbers, 1, 0).Change(1, 0, inputs);
        double mean = inputs.Average(input => (double)input), deviation = Math.Sqrt(inputs.Average(input => Math.Pow(input - mean, 2)));
        Assert.Equal(0, mean, 0.05);
        Assert.Equal(2, deviation, 0.05);
        Assert.Equal(0.6827, inputs.Count(input => Math.Abs(input) < 2) / 20_000.0, 0.02);
        Assert.Equal(0.9545, inputs.Count(input => Math.Abs(input) < 4) / 20_000.0, 0.01);

        float[] pixels = Digits.Training.Inputs(0);
        new Augmenter(new Augmentation { Noise = 2 }, Digits.Training, 1, 0).Change(1, 0, pixels);
        Assert.All(pixels, pixel => Assert.InRange(pixel, 0, 1));
    }

    [Fact]
    public void Augmentation_helps_a_network_with_few_training_digits()
    {
        Assert.True(Accuracy(new Augmentation { Shift = 2, Rotate = 10 }) > Accuracy(null) + 0.02);

        static double Accuracy(Augmentation? augmentation)
        {
            var network = new Network(new Architecture([784, 60, 10], Activation.Relu, Activation.Softmax), 1, Initializer.He);
            var options = new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = new Adam(), BatchSize = 16, Shuffle = true, Augmentation = augmentation };
            _ = new Trainer(network, Digits.Training.Take(500), options).Epochs(30).Last();
            return network.Evaluate(Digits.Test).Accuracy;
        }
    }

    [Fact]
    public void Unsuitable_options_are_rejected_with_the_reason()
    {
        Assert.Contains("the rotate is 181", Assert.ThrowsAny<ArgumentException>(() => new Augmentation().With("rotate", 181)).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("smoothness is 0", Assert.ThrowsAny<ArgumentException>(() => new Augmentation().With("smoothness", 0)).Message, StringComparison.Ordinal);
        Assert.Contains("Known are shift, rotate", Assert.ThrowsAny<ArgumentException>(() => new Augmentation().With("flip", 1)).Message, StringComparison.Ordinal);
        var network = new Network(new Architecture([1, 1], output: Activation.Identity));
        Dataset numbers = Dataset.FromSamples([[1f]], [[1f]]);
        Assert.Contains(
            "not images", Assert.Throws<ArgumentException>(() => new Trainer(
                network, numbers, new TrainingOptions { Loss = Loss.MeanSquaredError, Augmentation = new Augmentation { Shift = 1 } })).Message, StringComparison.Ordinal);
    }
}

using System.Globalization;

namespace Glassbox.Bench;

/// <summary>What everybody is asked to do.</summary>
/// <param name="Key">Its name as an option.</param>
/// <param name="Title">What it is.</param>
/// <param name="Sizes">Inputs, then the neurons of each layer.</param>
/// <param name="Initializer">Of the weights that everybody starts from.</param>
/// <param name="Options">How it is trained.</param>
/// <param name="Digits">How many an epoch has: the first ones.</param>
internal sealed record Job(string Key, string Title, int[] Sizes, Initializer Initializer, TrainingOptions Options, int Digits)
{
    private const ulong Seed = 1;

    public static Job Main { get; } = new(
        "main", "784-20-10, sigmoid, one sample at a time, learning rate 0.01", [784, 20, 10], Initializer.Uniform,
        new TrainingOptions(), 60_000);

    public static Job Batch { get; } = Batches("batch", [784, 128, 10], new Adam(), 64, 60_000);

    public static Job Wide { get; } = Batches("wide", [784, 800, 10], new Sgd { LearningRate = 0.1f }, 64, 20_000);

    public static Job Wider { get; } = Batches("wider", [784, 1024, 1024, 1024, 10], new Sgd { LearningRate = 0.05f }, 128, 10_000);

    public static Job Widest { get; } = Batches(
        "widest", [784, 2500, 2000, 1500, 1000, 500, 10], new Sgd { LearningRate = 0.05f }, 128, 4_000);

    public static IReadOnlyList<Job> All { get; } = [Main, Batch, Wide, Wider, Widest];

    /// <summary>Whether the output is a softmax, and digits come in batches.</summary>
    public bool IsInBatches => this != Main;

    /// <summary>The options of <c>glassbox train</c> that ask for this job.</summary>
    public IReadOnlyList<string> CommandOptions =>
    [
        "--seed", $"{Seed}",
        .. IsInBatches
            ?
            [
                "--layers", SizesText, "--activation", "relu", "--output-activation", "softmax", "--loss", "cross-entropy",
                "--optimizer", Options.Optimizer.Name, "--learning-rate", RateText, "--batch", $"{Options.BatchSize}",
                "--initializer", "he", "--threads", "1",
            ]
            : Array.Empty<string>(),
    ];

    /// <summary>The same for the programs of peers, after all that every job has.</summary>
    public IReadOnlyList<string> PeerOptions => IsInBatches ? [SizesText, Options.Optimizer.Name, RateText, $"{Options.BatchSize}"] : [];

    private string SizesText => string.Join(',', Sizes);

    private string RateText => Options.Optimizer.LearningRate.ToString(CultureInfo.InvariantCulture);

    public Network NewNetwork() => new(
        IsInBatches ? new Architecture(Sizes, Activation.Relu, Activation.Softmax) : new Architecture(Sizes), Seed, Initializer);

    private static Job Batches(string key, int[] sizes, Optimizer optimizer, int batch, int digits) => new(
        key, $"{string.Join('-', sizes)}, ReLU, softmax, {(optimizer is Adam ? "Adam" : "SGD")}, batches of {batch}", sizes, Initializer.He,
        new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = optimizer, BatchSize = batch }, digits);
}

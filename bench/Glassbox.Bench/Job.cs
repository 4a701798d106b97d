using System.Globalization;

namespace Glassbox.Bench;

/// <summary>A training job for all programs.</summary>
/// <param name="Key">The name of the option value.</param>
/// <param name="Title">The description.</param>
/// <param name="Sizes">The number of inputs, then of neurons in each layer.</param>
/// <param name="Initializer">The initializer of the weights that all programs start from.</param>
/// <param name="Options">The training options.</param>
/// <param name="Digits">The number of digits in an epoch, from the first.</param>
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

    /// <summary>Whether the job trains in batches, with a softmax output.</summary>
    public bool IsInBatches => this != Main;

    /// <summary>The options of <c>glassbox train</c> for this job.</summary>
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

    /// <summary>The arguments of the programs of peers for this job, after those that all jobs have.</summary>
    public IReadOnlyList<string> PeerOptions => IsInBatches ? [SizesText, Options.Optimizer.Name, RateText, $"{Options.BatchSize}"] : [];

    private string SizesText => string.Join(',', Sizes);

    private string RateText => Options.Optimizer.LearningRate.ToString(CultureInfo.InvariantCulture);

    public Network NewNetwork() => new(
        IsInBatches ? new Architecture(Sizes, Activation.Relu, Activation.Softmax) : new Architecture(Sizes), Seed, Initializer);

    private static Job Batches(string key, int[] sizes, Optimizer optimizer, int batch, int digits) => new(
        key, $"{string.Join('-', sizes)}, ReLU, softmax, {(optimizer is Adam ? "Adam" : "SGD")}, batches of {batch}", sizes, Initializer.He,
        new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = optimizer, BatchSize = batch }, digits);
}

namespace Glassbox.Bench;

/// <summary>What everybody is asked to do.</summary>
internal sealed record Job(string Key, string Title, int[] Sizes, Initializer Initializer, TrainingOptions Options)
{
    /// <summary>Digits in an epoch.</summary>
    public const int Digits = 60_000;

    private const ulong Seed = 1;

    public static Job Main { get; } = new(
        "main", "784-20-10, sigmoid, one sample at a time, learning rate 0.01", [784, 20, 10], Initializer.Uniform,
        new TrainingOptions());

    public static Job Batch { get; } = new(
        "batch", "784-128-10, ReLU, softmax, Adam, batches of 64", [784, 128, 10], Initializer.He,
        new TrainingOptions { Loss = Loss.CrossEntropy, Optimizer = new Adam(), BatchSize = 64 });

    public static IReadOnlyList<Job> All { get; } = [Main, Batch];

    /// <summary>The options of <c>glassbox train</c> that ask for this job.</summary>
    public IReadOnlyList<string> CommandOptions => Key == "main"
        ? ["--seed", $"{Seed}"]
        :
        [
            "--seed", $"{Seed}", "--layers", string.Join(',', Sizes), "--activation", "relu", "--output-activation", "softmax",
            "--loss", "cross-entropy", "--optimizer", "adam", "--learning-rate", "0.001", "--batch", "64", "--initializer", "he",
            "--threads", "1",
        ];

    public Network NewNetwork() => new(
        Key == "main" ? new Architecture(Sizes) : new Architecture(Sizes, Activation.Relu, Activation.Softmax), Seed, Initializer);
}

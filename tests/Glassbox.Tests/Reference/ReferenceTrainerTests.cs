using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class ReferenceTrainerTests
{
    private static Dataset Few { get; } = Digits.Training.Take(150);

    [Fact]
    public void Steps_and_epochs_are_counted_as_the_engine_counts_them()
    {
        TrainingOptions options = new() { BatchSize = 64, Shuffle = true, Seed = 5 };
        TrainingReport[] twin = [.. new ReferenceTrainer(GoldenDigits.Load("initial"), Few, options).Steps(2, every: 2)];
        TrainingReport[] engine = [.. new Trainer(GoldenDigits.Load("initial").ToNetwork(), Few, options).Steps(2, every: 2)];

        Assert.Equal([(1, 2, 128, false), (1, 3, 150, true), (2, 5, 128, false), (2, 6, 150, true)], twin.Select(Counts));
        Assert.Equal(engine.Select(Counts), twin.Select(Counts));
        foreach ((TrainingReport e, TrainingReport t) in engine.Zip(twin))
        {
            Assert.Equal(t.MeanLoss, e.MeanLoss, 1e-5 * t.MeanLoss);
            Assert.Equal(t.MeanSquaredError, e.MeanSquaredError, 1e-5 * t.MeanSquaredError);
            Assert.Equal(t.RunningAccuracy, e.RunningAccuracy);
        }
    }

    [Fact]
    public void Training_continues_where_a_loop_was_left()
    {
        ReferenceNetwork whole = GoldenDigits.Load("initial"), parts = GoldenDigits.Load("initial");
        foreach (TrainingReport _ in new ReferenceTrainer(whole, Few, new TrainingOptions { Shuffle = true }).Epochs(2))
        {
        }

        var trainer = new ReferenceTrainer(parts, Few, new TrainingOptions { Shuffle = true });
        foreach (TrainingReport report in trainer.Steps(1, every: 7))
            if (report.Step >= 40) break;
        foreach (TrainingReport _ in trainer.Epochs(2))
        {
        }

        Assert.Equal(whole.Weights[0].Values, parts.Weights[0].Values);
        Assert.Equal(whole.Biases[1].Values, parts.Biases[1].Values);
    }

    [Fact]
    public void Cancellation_takes_effect_before_the_next_steps()
    {
        using var source = new CancellationTokenSource();
        var trainer = new ReferenceTrainer(GoldenDigits.Load("initial"), Few);
        using IEnumerator<TrainingReport> steps = trainer.Steps(1, 5, source.Token).GetEnumerator();
        Assert.True(steps.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => steps.MoveNext());
    }

    [Fact]
    public void Divergence_stops_training_and_keeps_the_last_good_parameters()
    {
        var network = new ReferenceNetwork(new Architecture([784, 8, 10], Activation.Relu, Activation.Identity));
        foreach (double[] weights in network.Weights.Select(w => w.Values)) Array.Fill(weights, 0.1);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = new Sgd { LearningRate = 1e30f } };
        ReferenceNetwork before = network.Clone();

        var diverged = Assert.Throws<TrainingDivergedException>(() => new ReferenceTrainer(network, Few, options).Epochs(1).Count());

        Assert.True(diverged.Step > 1, diverged.Message);
        Assert.Equal(0, diverged.RestoredStep);
        Assert.Equal(before.Weights[0].Values, network.Weights[0].Values);
        Assert.Equal(before.Biases[1].Values, network.Biases[1].Values);
    }

    [Fact]
    public void A_dataset_with_a_different_size_is_rejected_with_a_clear_message()
    {
        var network = new ReferenceNetwork(new Architecture([3, 10]));
        Assert.Contains("3 inputs", Assert.Throws<ArgumentException>(() => new ReferenceTrainer(network, Few)).Message);
        Assert.Contains("3 inputs", Assert.Throws<ArgumentException>(() => network.Accuracy(Few)).Message);
        Assert.Contains("batch", Assert.Throws<ArgumentException>(
            () => new ReferenceTrainer(GoldenDigits.Load("initial"), Few, new TrainingOptions { BatchSize = 0 })).Message);
    }

    private static (int Epoch, int Step, int Samples, bool IsEnd) Counts(TrainingReport report) =>
        (report.Epoch, (int)report.Step, report.Samples, report.IsEpochEnd);
}

namespace Glassbox.Tests.Engine;

public class TrainerTests
{
    private static Dataset Few { get; } = Digits.Training.Take(300);

    /// <summary>One sample at a time, and batches with an optimizer that remembers.</summary>
    public static IEnumerable<TheoryDataRow<string>> Ways => [new("sgd"), new("momentum"), new("adam")];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_goes_on_from_where_a_loop_was_left(string way)
    {
        Network whole = NewNetwork(), parts = NewNetwork();
        Assert.Equal(3, new Trainer(whole, Few, Options(way)).Epochs(3).Count());

        var trainer = new Trainer(parts, Few, Options(way));
        foreach (TrainingReport report in trainer.Steps(1, every: 3))
            if (report.Step >= 4) break;
        Assert.Equal(1, trainer.Epochs(1).Single().Epoch); // the rest of the first
        Assert.Equal([2, 3], trainer.Epochs(2).Select(r => r.Epoch));

        Assert.Equal(whole.ParametersSha256(), parts.ParametersSha256());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Divergence_leaves_the_last_good_parameters(string way)
    {
        Network network = NewNetwork();
        Dataset good = Digits.Training.Take(4000);
        TrainingOptions options = Options(way) with { Loss = Loss.MeanSquaredError };
        var trainer = new Trainer(network, good, options);
        string trained = "";
        foreach (TrainingReport report in trainer.Steps(1, every: 1 << 30)) trained = network.ParametersSha256();

        // A weight so large that the sums leave the range of floats, in the next step or the one after.
        using IEnumerator<TrainingReport> steps = trainer.Steps(1, every: 1).GetEnumerator();
        Assert.True(steps.MoveNext());
        network.Layers[1].Weights.Fill(float.MaxValue);
        var diverged = Assert.Throws<TrainingDivergedException>(() => { while (steps.MoveNext()) { } });

        Assert.True(network.Parameters.ToArray().All(float.IsFinite));
        Assert.Equal(trained, network.ParametersSha256());
        Assert.Equal(4000 / options.BatchSize, diverged.RestoredStep);
        Assert.Equal(2, diverged.Layer);
    }

    [Fact]
    public void A_request_to_stop_is_heard_between_steps()
    {
        using var source = new CancellationTokenSource();
        var trainer = new Trainer(NewNetwork(), Few);
        using IEnumerator<TrainingReport> steps = trainer.Steps(1, 5, source.Token).GetEnumerator();
        Assert.True(steps.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => steps.MoveNext());
        Assert.Equal(300, trainer.Epochs(1).Single().Samples); // and another loop takes it up again
    }

    [Fact]
    public void Targets_for_which_the_delta_would_be_wrong_are_refused()
    {
        var network = new Network(Architecture.Of([1, 2], output: Activation.Softmax));
        Dataset dataset = Dataset.FromSamples([[1f], [2f]], [[0.5f, 0.5f], [1f, 1f]]);
        string message = Assert.Throws<ArgumentException>(
            () => new Trainer(network, dataset, new TrainingOptions { Loss = Loss.CrossEntropy })).Message;
        Assert.Contains("Sample 1 has the targets 1, 1", message);
        Assert.Contains("add up to 1", message);

        network = new Network(Architecture.Of([1, 2]));
        dataset = Dataset.FromSamples([[1f]], [[0.5f, 1.5f]]);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(() => new Trainer(network, dataset)).Message);
        _ = new Trainer(network, dataset, new TrainingOptions { Loss = Loss.MeanSquaredError });
    }

    private static Network NewNetwork() => new(Architecture.Of([784, 12, 10]), 1);

    private static TrainingOptions Options(string way) => way switch
    {
        "sgd" => new TrainingOptions { Shuffle = true },
        "momentum" => new TrainingOptions { Shuffle = true, BatchSize = 10, Optimizer = new Sgd { Momentum = 0.9f } },
        _ => new TrainingOptions { Shuffle = true, BatchSize = 32, Optimizer = new Adam() },
    };
}

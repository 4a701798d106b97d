using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Training;

public class TrainerTests
{
    private static Dataset Few { get; } = Digits.Training.Take(300);

    /// <summary>Batch size 1, and mini-batches with a stateful optimizer.</summary>
    public static IEnumerable<TheoryDataRow<string>> Ways => [new("sgd"), new("momentum"), new("adam")];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_continues_where_a_loop_was_left(string way)
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
    public void Divergence_restores_the_last_good_parameters(string way)
    {
        Network network = NewNetwork();
        Dataset good = Digits.Training.Take(4000);
        TrainingOptions options = Options(way) with { Loss = Loss.MeanSquaredError };
        var trainer = new Trainer(network, good, options);
        string trained = "";
        foreach (TrainingReport report in trainer.Steps(1, every: 1 << 30)) trained = network.ParametersSha256();

        // A weight so large that the sums overflow in the next step or the one after.
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
    public void Cancellation_takes_effect_between_steps()
    {
        using var source = new CancellationTokenSource();
        var trainer = new Trainer(NewNetwork(), Few);
        using IEnumerator<TrainingReport> steps = trainer.Steps(1, 5, source.Token).GetEnumerator();
        Assert.True(steps.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => steps.MoveNext());
        Assert.Equal(300, trainer.Epochs(1).Single().Samples); // another loop continues
    }

    [Fact]
    public void Targets_with_a_wrong_delta_are_rejected()
    {
        var network = new Network(new Architecture([1, 2], output: Activation.Softmax));
        Dataset dataset = Dataset.FromSamples([[1f], [2f]], [[0.5f, 0.5f], [1f, 1f]]);
        string message = Assert.Throws<ArgumentException>(
            () => new Trainer(network, dataset, new TrainingOptions { Loss = Loss.CrossEntropy })).Message;
        Assert.Contains("Sample 1 has the targets 1, 1", message);
        Assert.Contains("add up to 1", message);

        network = new Network(new Architecture([1, 2]));
        dataset = Dataset.FromSamples([[1f]], [[0.5f, 1.5f]]);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(() => new Trainer(network, dataset)).Message);
    }

    [Theory]
    [InlineData("sigmoid", 1.5f, "sigmoid outputs are from 0 to 1, so they never reach 1.5")]
    [InlineData("sigmoid", -0.5f, "sigmoid outputs are from 0 to 1, so they never reach -0.5")]
    [InlineData("tanh", -1.25f, "tanh outputs are from -1 to 1, so they never reach -1.25")]
    [InlineData("relu", -1, "relu outputs are 0 or more, so they never reach -1")]
    [InlineData("gelu", -1, "gelu outputs are -0.1701 or more, so they never reach -1")]
    [InlineData("silu", -1, "silu outputs are -0.2785 or more, so they never reach -1")]
    [InlineData("softmax", 2, "softmax outputs are from 0 to 1, so they never reach 2")]
    [InlineData("softmax", 0.5f, "softmax outputs add up to 1, and these do not")]
    [InlineData("identity", -1e30f, null)]
    [InlineData("leaky-relu", -1e30f, null)]
    [InlineData("tanh", -1, null)]
    [InlineData("sigmoid", 0, null)]
    public void Unreachable_targets_are_rejected(string activation, float target, string? message)
    {
        var architecture = new Architecture([1, 2], output: Activation.Parse(activation));
        float other = target is 0 or -1 && message is null ? 0 : 1;
        Dataset dataset = Dataset.FromSamples([[1f], [2f]], [activation == "softmax" ? [0f, 1] : [0f, other], [other, target]]);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError };
        Action[] ways =
        [
            () => _ = new Trainer(new Network(architecture), dataset, options),
            () => _ = new ReferenceTrainer(new ReferenceNetwork(architecture), dataset, options),
            () => new ReferenceNetwork(architecture).Learn([2], [other, target], options.Loss),
        ];
        foreach (Action way in ways)
        {
            if (message is null) way();
            else Assert.Contains(message, Assert.Throws<ArgumentException>(way).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Outputs_stay_within_the_bounds_of_their_activation() => Gen.Float[-200, 200].Array[1, 40].Sample(sums =>
    {
        float[] outputs = new float[sums.Length];
        foreach (Activation activation in Activation.All)
        {
            activation.Forward(sums, outputs);
            Assert.All(outputs, output => Assert.InRange(output, activation.Minimum, activation.Maximum));
        }
    });

    [Theory]
    [InlineData(0f, 1f, false)]
    [InlineData(-10f, 10f, false)]
    [InlineData(12.5f, 14f, true)]
    [InlineData(0.5f, 1680f, true)]
    [InlineData(-300f, 0f, true)]
    public void Inputs_far_from_0_give_a_warning(float least, float most, bool warns)
    {
        var network = new Network(new Architecture([2, 1]));
        Dataset dataset = Dataset.FromSamples([[least, most], [least, least]], [[0f], [1f]]);
        IReadOnlyList<string> warnings = new Trainer(network, dataset).Warnings;
        Assert.Equal(warnings, new ReferenceTrainer(ReferenceNetwork.From(network), dataset).Warnings);
        if (warns) Assert.Contains(FormattableString.Invariant($"from {least} to {most}"), Assert.Single(warnings), StringComparison.Ordinal);
        else Assert.Empty(warnings);
        Assert.Empty(new Trainer(NewNetwork(), Few).Warnings);
    }

    [Fact]
    public void A_network_is_trained_by_one_trainer_at_a_time()
    {
        Network network = NewNetwork();
        var first = new Trainer(network, Few);
        var second = new Trainer(network, Few);
        string? message = null;
        first.Answered = (_, _) => message ??= Assert.Throws<InvalidOperationException>(() => second.Advance()).Message;
        first.Advance(3);
        Assert.Contains("already being trained", message!, StringComparison.Ordinal);

        // One after the other they may, also after a fault; and so may a copy at the same time.
        first.Answered = (_, _) => throw new InvalidDataException();
        Assert.Throws<InvalidDataException>(() => first.Advance());
        second.Advance();
        second.Answered = (_, _) => new Trainer(network.Clone(), Few).Advance();
        second.Advance();
    }

    [Fact]
    public void A_reference_network_is_trained_by_one_trainer_at_a_time()
    {
        var network = ReferenceNetwork.From(NewNetwork());
        var trainer = new ReferenceTrainer(network, Few);
        int refused = 0;
        trainer.Answered = (_, _) =>
        {
            Assert.Throws<InvalidOperationException>(() => new ReferenceTrainer(network, Few).Advance());
            refused++;
        };
        trainer.Advance();
        Assert.Equal(1, refused);
    }

    [Fact]
    public void Null_arguments_are_named()
    {
        Network network = NewNetwork();
        string Named(Action action) => Assert.Throws<ArgumentNullException>(action).ParamName!;
        var noLoss = new TrainingOptions { Loss = null! };
        var noOptimizer = new TrainingOptions { Optimizer = null! };
        foreach ((TrainingOptions options, string name) in new[] { (noLoss, "Loss"), (noOptimizer, "Optimizer") })
        {
            Assert.Equal(name, Named(() => _ = new Trainer(network, Few, options)));
            Assert.Equal(name, Named(() => _ = new ReferenceTrainer(ReferenceNetwork.From(network), Few, options)));
            Assert.Equal(name, Named(() => ModelFile.Save(Stream.Null, ModelFormat.Npz, network, new Recipe { Options = options })));
        }

        Assert.Equal("Options", Named(() => ModelFile.Save(Stream.Null, ModelFormat.Npz, network, new Recipe { Options = null! })));
        Assert.Equal("layers", Named(() => _ = new Architecture(1, new LayerShape(1, null!))));
        Assert.Equal("layers", Named(() => _ = new Architecture(1, [null!])));
        Assert.Equal("layers", Named(() => _ = new Architecture(1, null!)));
        Assert.Equal("sizes", Named(() => _ = new Architecture(null!)));
    }

    private static Network NewNetwork() => new(new Architecture([784, 12, 10]), 1);

    private static TrainingOptions Options(string way) => way switch
    {
        "sgd" => new TrainingOptions { Shuffle = true },
        "momentum" => new TrainingOptions { Shuffle = true, BatchSize = 10, Optimizer = new Sgd { Momentum = 0.9f } },
        _ => new TrainingOptions { Shuffle = true, BatchSize = 32, Optimizer = new Adam() },
    };
}

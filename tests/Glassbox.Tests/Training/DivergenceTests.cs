using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Training;

public class DivergenceTests
{
    public static TheoryData<int> BatchSizes => [1, 4];

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void An_infinite_sum_is_detected_even_if_the_activation_makes_it_finite(int batchSize)
    {
        var network = new Network(new Architecture([2, 3, 1]));
        network.Layers[0].Weights.Fill(1);
        float[] before = network.Parameters.ToArray();
        Dataset dataset = Dataset.FromSamples([[1, 1], [3e38f, 3e38f]], [[0f], [1f]]);

        TrainingDivergedException diverged = MustDiverge(network, dataset, new TrainingOptions { BatchSize = batchSize });

        Assert.Equal((1, 0L), (diverged.Layer, diverged.RestoredStep));
        Assert.Equal(batchSize == 1 ? 2 : 1, diverged.Step);
        Assert.Equal(before, network.Parameters);
    }

    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void An_update_that_overflows_is_undone(int batchSize)
    {
        var network = new Network(new Architecture([2, 2], output: Activation.Identity));
        network.Layers[0].Weights.Fill(1);
        float[] before = network.Parameters.ToArray();
        Dataset dataset = Dataset.FromSamples([[1e30f, 1]], [[0f, 0]]);
        var options = new TrainingOptions { BatchSize = batchSize, Loss = Loss.MeanSquaredError };

        TrainingDivergedException diverged = MustDiverge(network, dataset, options); // the only step of the epoch

        Assert.Equal((1, 0L), (diverged.Layer, diverged.RestoredStep));
        Assert.Equal(before, network.Parameters);
        Assert.Contains("layer 1", diverged.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate is too high", diverged.Message, StringComparison.Ordinal);
        Assert.Contains("back where they were after step 0", diverged.Message, StringComparison.Ordinal);
    }

    // Each parameter is finite after the only step, but the sums for the same sample are not.
    [Theory]
    [MemberData(nameof(BatchSizes))]
    public void The_last_step_is_checked_too(int batchSize)
    {
        (Network network, Dataset dataset, TrainingOptions options) = Overshooting(weight: 1e12f);
        float[] before = network.Parameters.ToArray();

        TrainingDivergedException diverged = MustDiverge(network, dataset, options with { BatchSize = batchSize });

        Assert.Equal((2, 0L), (diverged.Layer, diverged.RestoredStep));
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void The_reference_checks_its_last_step_too()
    {
        (Network network, Dataset dataset, TrainingOptions options) = Overshooting(weight: 0);
        var twin = ReferenceNetwork.From(network);
        foreach (double[] weights in twin.Weights.Select(w => w.Values)) Array.Fill(weights, 1e100);

        var diverged = Assert.Throws<TrainingDivergedException>(() => new ReferenceTrainer(twin, dataset, options).Epochs(1).Count());

        Assert.Equal((2, 0L), (diverged.Layer, diverged.RestoredStep));
        Assert.Equal([1e100], twin.Weights[1].Values);
    }

    [Fact]
    public void The_last_step_before_a_report_is_checked_too()
    {
        (Network network, _, TrainingOptions options) = Overshooting(weight: 1e12f);
        Dataset more = Dataset.FromSamples([[1f], [1f], [1f]], [[0f], [0f], [0f]]);
        Assert.Throws<TrainingDivergedException>(() => new Trainer(network, more, options).Steps(1).First());
    }

    // Two weights w in sequence, with a target of 0: a step turns each into −2w³, so that the next sum is 4w⁶.
    private static (Network Network, Dataset Dataset, TrainingOptions Options) Overshooting(float weight)
    {
        var network = new Network(new Architecture([1, 1, 1], Activation.Identity, Activation.Identity));
        foreach (DenseLayer layer in network.Layers) layer.Weights.Fill(weight);
        return (
            network, Dataset.FromSamples([[1f]], [[0f]]),
            new TrainingOptions { Loss = Loss.MeanSquaredError, Optimizer = new Sgd { LearningRate = 1 } });
    }

    [Fact]
    public void Restoring_the_last_good_parameters_restores_the_whole_optimizer_state() => RandomProblem.Any(widest: 9, deepest: 3, most: 12).Select(
        RandomOptimizer.Any).Sample((problem, optimizer) =>
    {
        if (problem.Samples <= 3) return; // another backup would be made at the end of an epoch
        var options = new TrainingOptions { Loss = problem.Loss, Optimizer = optimizer, BatchSize = 3 };
        Dataset dataset = problem.NewDataset();
        Network network = problem.NewNetwork(), again = problem.NewNetwork();
        var trainer = new Trainer(network, dataset, options);
        Assert.Single(trainer.Epochs(1)); // makes a backup at its end
        TrainerState<float> kept = trainer.CaptureState();

        trainer.Advance();
        network.Parameters.Fill(float.NaN);
        Assert.Equal(kept.Report.Step, Assert.Throws<TrainingDivergedException>(() => trainer.Advance()).RestoredStep);

        TrainerState<float> back = trainer.CaptureState();
        Assert.Equal(kept.Parameters, back.Parameters);
        Assert.Equal(kept.OptimizerBuffers.Values, back.OptimizerBuffers.Values);
        var other = new Trainer(again, dataset, options);
        other.RestoreState(back with { Report = back.Report with { Step = kept.Report.Step } });
        trainer.Advance();
        other.Advance();
        Assert.Equal(again.ParametersSha256(), network.ParametersSha256());
    }, iter: 100);

    [Fact]
    public void Engine_and_reference_detect_the_same_fault()
    {
        var network = new Network(new Architecture([2, 3, 1], Activation.Relu, Activation.Identity));
        network.Parameters.Fill(1e30f);
        Dataset dataset = Dataset.FromSamples([[1e9f, 1]], [[0f]]);
        var options = new TrainingOptions { Loss = Loss.MeanSquaredError };
        var twin = ReferenceNetwork.From(network);
        foreach (double[] weights in twin.Weights.Select(w => w.Values)) Array.Fill(weights, 1e300);

        var expected = Assert.Throws<TrainingDivergedException>(() => new ReferenceTrainer(twin, dataset, options).Epochs(1).Count());
        TrainingDivergedException actual = MustDiverge(network, dataset, options);

        Assert.Equal(
            (expected.Step, expected.Layer, expected.RestoredStep), (actual.Step, actual.Layer, actual.RestoredStep));
    }

    private static TrainingDivergedException MustDiverge(Network network, Dataset dataset, TrainingOptions options) =>
        Assert.Throws<TrainingDivergedException>(() => new Trainer(network, dataset, options).Epochs(1).Count());
}

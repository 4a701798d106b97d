using CsCheck;
using Glassbox.Inference;
using Glassbox.Optimizers;
using Glassbox.Tests.Reference;
using Glassbox.Training;
using Glassbox.Reference;

namespace Glassbox.Tests.Training;

/// <summary>Compares the engine, in float with vectors, with the reference, in double with plain loops.</summary>
public class FollowsReferenceTests
{
    [Fact]
    public void The_engine_follows_the_reference_for_any_shape_activation_loss_optimizer_and_batch_size() =>
        RandomProblem.Any(widest: 40, deepest: 4, most: 12)
            .Select(RandomOptimizer.Any, Gen.Int[1, 8], Gen.Bool, Gen.Int[1, 3]).Sample(
            (problem, optimizer, batchSize, shuffle, threads) =>
            {
                var options = new TrainingOptions
                {
                    Loss = problem.Loss, Optimizer = optimizer, BatchSize = batchSize, Shuffle = shuffle, Threads = threads,
                };
                MustFollow(problem, options, epochs: 2);
            },
            iter: 400);

    // Without L1, whose gradient is discontinuous at 0: rounding would decide when a weight crosses it. PyTorch's values cover it.
    [Fact]
    public void The_engine_follows_the_reference_with_any_options() =>
        RandomOptions.With(widest: 12, deepest: 3, most: 12).Sample(
            (problem, options) =>
            {
                if (HasKink(problem.Architecture) || problem.Loss == Loss.MeanAbsoluteError) return;
                MustFollow(problem, options with { L1 = 0, BiasL1 = 0 }, epochs: 3, RandomOptions.DatasetOf(problem, options), RandomOptions.ValidationOf(problem));
            },
            iter: 400);

    [Fact]
    public void The_fused_path_follows_the_reference() =>
        RandomProblem.Any(widest: 40, deepest: 4, most: 12).Sample(
            problem => MustFollow(
                problem, new TrainingOptions { Loss = problem.Loss, Optimizer = new Sgd { LearningRate = 0.02f } }, epochs: 2),
            iter: 300);

    [Fact]
    public void The_fused_path_and_the_mini_batch_path_agree() =>
        RandomProblem.Any(widest: 40, deepest: 4, most: 12).Sample(
            problem =>
            {
                Dataset dataset = problem.NewDataset();
                if (ComesToAKink(ReferenceNetwork.From(problem.NewNetwork()), dataset, problem.Loss)) return;
                Network one = problem.NewNetwork(), many = problem.NewNetwork();
                var optimizer = new Sgd { LearningRate = 0.02f };
                int[] order = [.. Enumerable.Range(0, dataset.Count)];
                (Tally tallyOfOne, Tally tallyOfMany) = (new Tally(problem.Loss), new Tally(problem.Loss));
                var fused = new FusedSgd(one, dataset, problem.Loss);
                fused.ParametersChanged();
                Assert.Equal(-1, fused.Run(order, optimizer.LearningRate, ref tallyOfOne));
                var batches = new BatchUpdater(
                    many, dataset, new TrainingOptions { Loss = problem.Loss, Optimizer = optimizer },
                    new OptimizerState(optimizer, many.Parameters.Length));
                Assert.Equal(-1, batches.Run(order, optimizer.LearningRate, ref tallyOfMany));

                MustBeNear(Widened(many), Widened(one), problem.ToString());
                Assert.Equal(tallyOfMany.Totals.Samples, tallyOfOne.Totals.Samples);
                Near.Within([tallyOfMany.Totals.Loss], [tallyOfOne.Totals.Loss], 1e-5, 1e-6 * order.Length, "loss");
            },
            iter: 300);

    [Fact]
    public void Predictions_match_the_reference() =>
        RandomProblem.Any(widest: 70, deepest: 4, most: 5).Sample(problem =>
        {
            Network network = problem.NewNetwork();
            ReferenceNetwork twin = ReferenceNetwork.From(network);
            Dataset dataset = problem.NewDataset();
            for (int s = 0; s < dataset.Count; s++)
                Near.Within(
                    twin.Forward(dataset, s)[^1].Values, [.. network.Predict(dataset, s).Select(o => (double)o)], 1e-5, 1e-6,
                    $"{problem}, sample {s}");
        });

    [Fact]
    public void An_epoch_of_digits_matches_the_reference_to_float_accuracy()
    {
        ReferenceNetwork twin = GoldenDigits.Load("initial");
        Network network = twin.ToNetwork();
        Dataset digits = Digits.Training.Take(10_000);
        TrainingReport expected = new ReferenceTrainer(twin, digits).Epochs(1).Single();
        TrainingReport actual = new Trainer(network, digits).Epochs(1).Single();

        Near.Within(Widened(twin), Widened(network), 1e-5, 1e-5, "parameters");
        Assert.Equal(expected.MeanSquaredError, actual.MeanSquaredError, 1e-6);
        Assert.Equal(expected.MeanLoss, actual.MeanLoss, 1e-5);
        Assert.Equal(expected.RunningAccuracy, actual.RunningAccuracy, 1e-3);
    }

    private static void MustFollow(RandomProblem problem, TrainingOptions options, int epochs, Dataset? samples = null, Dataset? validation = null)
    {
        Network network = problem.NewNetwork();
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        Dataset dataset = samples ?? problem.NewDataset();
        var twinTrainer = new ReferenceTrainer(twin, dataset, options) { Validation = validation };
        if ((HasKink(problem.Architecture) || problem.Loss == Loss.MeanAbsoluteError) && ComesToAKink(twin.Clone(), dataset, problem.Loss, options, epochs)) return;

        TrainingReport expected = twinTrainer.Epochs(epochs).Last();
        TrainingReport actual = new Trainer(network, dataset, options) { Validation = validation }.Epochs(epochs).Last();
        string what = $"{problem}, {options.Optimizer}, batches of {options.BatchSize}";
        MustBeNear(Widened(twin), Widened(network), what);
        Near.Within([expected.MeanLoss], [actual.MeanLoss], 1e-5, 1e-5, $"{what}, loss");
        Near.Within([expected.MeanSquaredError], [actual.MeanSquaredError], 1e-5, 1e-5, $"{what}, mean squared error");
    }

    private static void MustBeNear(double[] expected, double[] actual, string what) =>
        Near.Within(expected, actual, 1e-5, 2e-5, what);

    private static bool HasKink(Architecture architecture) =>
        architecture.Layers.Any(l => HasKink(l.Activation));

    private static bool HasKink(Activation activation) => activation == Activation.Relu || activation == Activation.LeakyRelu;

    /// <summary>
    /// Returns whether some sum is so close to 0, where the slope of ReLU is discontinuous, that rounding decides its sign.
    /// </summary>
    private static bool ComesToAKink(
        ReferenceNetwork twin, Dataset dataset, Loss loss, TrainingOptions? options = null, int epochs = 1)
    {
        options ??= new TrainingOptions { Loss = loss, Optimizer = new Sgd { LearningRate = 0.02f } };
        return StandsAtAKink(twin, dataset, loss)
            || new ReferenceTrainer(twin, dataset, options).Steps(epochs).Any(_ => StandsAtAKink(twin, dataset, loss));
    }

    private static bool StandsAtAKink(ReferenceNetwork twin, Dataset dataset, Loss loss)
    {
        var sample = new ForwardState(twin);
        for (int s = 0; s < dataset.Count; s++)
        {
            sample.Read(dataset, s);
            sample.Forward();
            for (int layer = 0; layer < sample.Sums.Length; layer++)
            {
                Activation activation = twin.Architecture.Layers[layer].Activation;
                if (!HasKink(activation)) continue;
                if (sample.Sums[layer].Any(sum => Math.Abs(sum) < 1e-5)) return true;
            }

            if (loss == Loss.MeanAbsoluteError && sample.Activations[^1].Zip(sample.Targets).Any(pair => Math.Abs(pair.First - pair.Second) < 1e-5)) return true;
        }

        return false;
    }

    private static double[] Widened(ReferenceNetwork twin) =>
        [.. twin.Weights.Zip(twin.Biases).SelectMany(l => l.First.Values.Concat(l.Second.Values))];

    private static double[] Widened(Network network) => Widened(ReferenceNetwork.From(network));
}

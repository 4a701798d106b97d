using CsCheck;

namespace Glassbox.Tests.Training;

/// <summary>Effects of options on gradients, weights and samples that are not compared with PyTorch.</summary>
public class RegularizationTests
{
    [Fact]
    public void The_number_of_threads_does_not_matter_with_any_options() =>
        RandomOptions.With(widest: 20, deepest: 3, most: 20).Sample(
            (problem, options) =>
            {
                string expected = Trained(1);
                foreach (int threads in new[] { 2, 3 }) Assert.Equal(expected, Trained(threads));

                string Trained(int threads)
                {
                    var trainer = new Trainer(problem.NewNetwork(), RandomOptions.DatasetOf(problem, options), options with { Threads = threads })
                    {
                        Validation = RandomOptions.ValidationOf(problem),
                    };
                    return FormattableString.Invariant($"{trainer.Epochs(3).Last()} {trainer.Network.ParametersSha256()}").Split("Elapsed")[0] + trainer.Network.ParametersSha256();
                }
            },
            iter: 200);

    [Fact]
    public void Dropout_drops_its_fraction_in_training_and_nothing_in_prediction()
    {
        var network = new Network(new Architecture([784, 100, 10]), 1);
        float[] before = network.Predict(Digits.Test, 0);
        var options = new TrainingOptions { Dropout = 0.5f, Optimizer = new Sgd { LearningRate = 1e-30f } };
        var trainer = new Trainer(network, Digits.Training.Take(100), options);
        Assert.Single(trainer.Epochs(1));
        Assert.Equal(before, network.Predict(Digits.Test, 0));

        // With an identity layer of ones, the sum of what passes tells how many outputs were dropped.
        var sum = new Network(new Architecture(1, new LayerShape(1000, Activation.Identity), new LayerShape(1, Activation.Identity)));
        sum.Parameters.Fill(1);
        sum.Layers[1].Biases[0] = 0;
        Dataset one = Dataset.FromSamples([[0f]], [[0f]]);
        var counted = new Trainer(sum, one, new TrainingOptions { Loss = Loss.MeanSquaredError, Dropout = 0.25f, Optimizer = new Sgd { LearningRate = 1e-30f } });
        double[] kept = [.. counted.Epochs(200).Select(report => Math.Sqrt(report.LossSum) / 1000)];
        Assert.Equal(1, kept.Average(), 0.01);
        Assert.InRange(kept.Max() - kept.Min(), 0.04, 0.2); // drawn anew in each epoch
    }

    [Fact]
    public void Options_at_their_defaults_keep_the_fused_path()
    {
        Network plain = New(), same = New();
        Assert.Single(new Trainer(plain, Digits.Training.Take(300)).Epochs(1));
        var options = new TrainingOptions { GradientClipNorm = 1e30f, MaxNorm = 1e30f, ClassWeights = ClassWeights.From(1, 1, 1, 1, 1, 1, 1, 1, 1, 1) };
        Assert.Single(new Trainer(same, Digits.Training.Take(300), options).Epochs(1));
        Near.Within(
            [.. plain.Parameters.ToArray().Select(p => (double)p)], [.. same.Parameters.ToArray().Select(p => (double)p)], 1e-5, 1e-5, "the long way round");

        static Network New() => new(new Architecture([784, 20, 10]), 1);
    }

    [Fact]
    public void Sample_weights_follow_their_samples_into_every_view()
    {
        Dataset dataset = Dataset.FromSamples([[1f], [2f], [3f], [4f]], new byte[] { 0, 1, 0, 1 }, 2);
        Assert.Equal(1, dataset.Weight(3));
        Dataset weighted = dataset.WithWeights([1, 2, 3, 4]);
        Assert.Equal([3f, 4], Weights(weighted.Split(2).Others));
        Dataset shuffled = weighted.Shuffle(3);
        Assert.Equal(Enumerable.Range(0, 4).Select(i => shuffled.Inputs(i)[0]), Weights(shuffled)); // here, each weight equals its input
        Assert.Equal([10f, 20], Weights(weighted.Take(2).WithWeights([10, 20])));
        Assert.Equal([1f, 2, 3, 4], Weights(weighted.WithClasses(5)));
        Assert.Throws<ArgumentException>(() => dataset.WithWeights([1]));
        Assert.Throws<ArgumentException>(() => dataset.WithWeights([1, 2, 3, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => weighted.Take(2).Weight(2));

        // Drawn with replacement, a sample occurs twice, each time with its own weight.
        Dataset drawn = dataset.Subset([2, 0, 2]).WithWeights([5, 6, 7]);
        Assert.Equal([5f, 6, 7], Weights(drawn));
        Assert.Equal([7f, 5], Weights(drawn.Subset([2, 0])));
        Assert.Equal([6f, 7], Weights(drawn.Split(1).Others));
        Assert.Equal([5f, 6, 7, 1], Weights(Dataset.Concat(drawn, dataset.Take(1))));
        Assert.Equal([5f, 6, 7], drawn.Folds(3, 1).SelectMany(fold => Weights(fold.Test)).Order());
        Assert.Equal([5f, 6, 7], Parts(drawn.StratifiedSplit(2, 1)).SelectMany(Weights).Order());

        static Dataset[] Parts((Dataset, Dataset) both) => [both.Item1, both.Item2];
        static float[] Weights(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).Select(dataset.Weight)];
    }

    [Fact]
    public void Unsuitable_options_are_rejected_with_the_reason()
    {
        var network = new Network(new Architecture([784, 5, 10]), 1);
        Dataset digits = Digits.Training.Take(10), numbers = Dataset.FromSamples([[1f, 2]], [[1f, 2, 3]]);
        Refused("l1 is -1", digits, new TrainingOptions { L1 = -1 });
        Refused("gradient clip norm is NaN", digits, new TrainingOptions { GradientClipNorm = float.NaN });
        Refused("dropout is 1", digits, new TrainingOptions { Dropout = 1 });
        Refused("warmup steps is -1", digits, new TrainingOptions { WarmupSteps = -1 });
        Refused("patience is 0", digits, new TrainingOptions { EarlyStopping = new EarlyStopping { Patience = 0 } });
        Refused("factor is 2", digits, new TrainingOptions { Schedule = new ExponentialSchedule { Factor = 2 } });
        Refused("one class weight for each class: 10 classes, but 2 weights", digits, new TrainingOptions { ClassWeights = ClassWeights.From(1, 2) });
        network = new Network(new Architecture([2, 3], output: Activation.Identity));
        Refused("Label smoothing is for", numbers, new TrainingOptions { Loss = Loss.Huber, LabelSmoothing = 0.1f });
        Refused("Class weights are for classes", numbers, new TrainingOptions { Loss = Loss.Huber, ClassWeights = ClassWeights.Balanced });
        Refused("this network has none", numbers, new TrainingOptions { Loss = Loss.Huber, Dropout = 0.1f });
        Assert.Throws<ArgumentException>(() => ClassWeights.From(1, -1));
        Assert.Throws<ArgumentException>(() => ClassWeights.Parse("1,b"));
        Assert.Equal(ClassWeights.Balanced, ClassWeights.Parse("Balanced"));
        Assert.Equal(ClassWeights.From(1, 2.5f), ClassWeights.Parse($"{ClassWeights.From(1, 2.5f)}"));

        void Refused(string reason, Dataset dataset, TrainingOptions options) => Assert.Contains(
            reason, Assert.ThrowsAny<ArgumentException>(() => new Trainer(network, dataset, options)).Message, StringComparison.Ordinal);
    }
}

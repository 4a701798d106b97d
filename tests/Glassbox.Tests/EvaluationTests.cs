using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests;

public class EvaluationTests
{
    // One input per output, passed through: the predictions are in the samples.
    private static Network Passing(int classes)
    {
        var network = new Network(new Architecture([classes, classes], output: Activation.Identity));
        for (int i = 0; i < classes; i++) network.Layers[0].Weight(i, i) = 1;
        return network;
    }

    // Truth → prediction: 0→0, 0→1 narrowly, 1→1, 1→0 clearly, 1→1, 2→0, and never 2.
    private static Dataset Samples { get; } = Dataset.FromSamples(
        [[1f, 0, 0], [0.5f, 0.75f, 0], [0, 1, 0], [2, 0, 0], [0, 0.25f, 0], [1, 0, 0]], new byte[] { 0, 0, 1, 1, 1, 2 }, 3);

    [Fact]
    public void Counts_match_those_made_by_hand()
    {
        var evaluation = Passing(3).Evaluate(Samples);

        Assert.Equal((6, 3, 0.5), (evaluation.Count, evaluation.Correct, evaluation.Accuracy));
        Assert.Equal([0, 1, 1, 0, 1, 0], Enumerable.Range(0, 6).Select(evaluation.Answer));
        ConfusionMatrix confusion = evaluation.Confusion;
        Assert.Equal(
            [1, 1, 0, 1, 2, 0, 1, 0, 0],
            Enumerable.Range(0, 3).SelectMany(truth => Enumerable.Range(0, 3).Select(answer => confusion[truth, answer])));
        Assert.Equal([2, 3, 1], Enumerable.Range(0, 3).Select(confusion.Samples));
        Assert.Equal([3, 3, 0], Enumerable.Range(0, 3).Select(confusion.Answers));
        Assert.Equal([1.0 / 3, 2.0 / 3, double.NaN], Enumerable.Range(0, 3).Select(confusion.Precision));
        Assert.Equal([1.0 / 2, 2.0 / 3, 0], Enumerable.Range(0, 3).Select(confusion.Recall));
        Assert.Equal([2.0 / 5, 2.0 / 3, 0], Enumerable.Range(0, 3).Select(confusion.F1));
        // The sum of (output − target)² over the three outputs of each sample.
        Assert.Equal((0 + (0.25 + 0.5625) + 0 + (4 + 1) + 0.5625 + (1 + 1)) / 18, evaluation.MeanSquaredError, 1e-12);
        Assert.True(double.IsNaN(evaluation.MeanLoss));
        Assert.Equal(
            evaluation.MeanSquaredError, Passing(3).Evaluate(Samples, Loss.MeanSquaredError).MeanLoss, 1e-12);
    }

    [Fact]
    public void The_worst_mistakes_come_first()
    {
        var evaluation = Passing(3).Evaluate(Samples);

        Assert.Equal([3, 5, 1], evaluation.WorstMisclassifications(10).Select(m => m.Index));
        Misclassification worst = Assert.Single(evaluation.WorstMisclassifications(1));
        Assert.Equal((3, 1, 0, 2f), (worst.Index, worst.Label, worst.Answer, worst.Margin));
        Assert.Equal([2f, 0, 0], worst.Outputs);
        Assert.Empty(evaluation.WorstMisclassifications(0));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 3);
        Dataset digits = Digits.Test.Take(1500);
        var one = network.Evaluate(digits, Loss.BinaryCrossEntropy);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            var many = network.Evaluate(digits, Loss.BinaryCrossEntropy, threads);
            Assert.Equal((one.Correct, one.MeanSquaredError, one.MeanLoss), (many.Correct, many.MeanSquaredError, many.MeanLoss));
            Assert.Equal(
                one.WorstMisclassifications(50).Select(m => (m.Index, m.Margin)), many.WorstMisclassifications(50).Select(m => (m.Index, m.Margin)));
        }
    }

    [Fact]
    public void Numeric_targets_have_an_error_and_no_predicted_classes()
    {
        Dataset numbers = Dataset.FromSamples([[1f, 2], [3, 4]], [[1f, 2], [3, 6]]);
        var evaluation = Passing(2).Evaluate(numbers, Loss.MeanSquaredError);

        Assert.Equal(1, evaluation.MeanSquaredError, 1e-12);
        Assert.Equal(1, evaluation.MeanLoss, 1e-12);
        Assert.True(double.IsNaN(evaluation.Accuracy));
        Assert.Equal((0, 0), (evaluation.Correct, evaluation.Confusion.Classes));
        Assert.Empty(evaluation.WorstMisclassifications(5));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void NaN_outputs_are_never_correct(float fault)
    {
        Network network = Passing(3);
        network.Layers[0].Biases[2] = fault;
        var evaluation = network.Evaluate(Samples, Loss.MeanSquaredError, threads: 2);

        Assert.Equal((0, 0.0, 6), (evaluation.Correct, evaluation.Accuracy, evaluation.Unanswered));
        Assert.All(Enumerable.Range(0, 6), s => Assert.Equal(Classification.None, evaluation.Answer(s)));
        Assert.Equal([2, 3, 1], Enumerable.Range(0, 3).Select(evaluation.Confusion.Unanswered));
        Assert.Equal([2, 3, 1], Enumerable.Range(0, 3).Select(evaluation.Confusion.Samples));
        Assert.Equal([0, 0, 0], Enumerable.Range(0, 3).Select(evaluation.Confusion.Answers));
        Assert.Empty(evaluation.WorstMisclassifications(9));
        Assert.Equal(Classification.None, network.Classify(Samples, 0));
        Assert.Equal(Classification.None, network.Classify([1, 0, 0]));
        Assert.Equal(0, ReferenceNetwork.From(network).Accuracy(Samples));
    }

    [Fact]
    public void ArgMax_and_IsArgMax_agree_for_any_outputs() =>
        Gen.Int[0, 40].SelectMany(kind => kind switch
        {
            0 => Gen.Const(float.NaN),
            1 => Gen.Const(float.PositiveInfinity),
            < 20 => Gen.Int[-1, 1].Select(few => (float)few), // so that several are equal
            _ => Gen.Float[-1, 1],
        }).Array[1, 20].Sample(outputs =>
        {
            int answer = outputs.ArgMax();
            Assert.Equal(answer == Classification.None, !outputs.All(float.IsFinite));
            for (int o = 0; o < outputs.Length; o++) Assert.Equal(o == answer, outputs.IsArgMax(o));
            Assert.Equal(answer, outputs.Select(o => (double)o).ToArray().ArgMax());
        });

    // One weight of 1, no bias: sums of −1, 0, 2, 3 give outputs of 0.27, 0.5, 0.88, 0.95.
    [Fact]
    public void A_single_sigmoid_output_predicts_1_above_one_half()
    {
        var network = new Network(new Architecture([1, 1]));
        network.Layers[0].Weights[0] = 1;
        Dataset samples = Dataset.FromSamples([[-1f], [0f], [2f], [3f]], [[0f], [0f], [0f], [1f]]);
        var evaluation = network.Evaluate(samples, Loss.BinaryCrossEntropy);

        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(evaluation.Answer));
        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(s => network.Classify(samples, s)));
        Assert.Equal((3, 0.75, 2), (evaluation.Correct, evaluation.Accuracy, evaluation.Confusion.Classes));
        Assert.Equal((2, 1, 0, 1), (evaluation.Confusion[0, 0], evaluation.Confusion[0, 1], evaluation.Confusion[1, 0], evaluation.Confusion[1, 1]));
        Misclassification mistake = Assert.Single(evaluation.WorstMisclassifications(9));
        Assert.Equal((2, 0, 1), (mistake.Index, mistake.Label, mistake.Answer));
        Assert.Equal(0.7616f, mistake.Margin, 1e-4f); // 0.8808 against 0.1192

        // Training predicts each sample before its update: at this rate, nothing changes.
        var still = new TrainingOptions { Optimizer = new Sgd { LearningRate = 1e-30f } };
        Assert.Equal(0.75, new Trainer(network, samples, still).Epochs(1).Last().RunningAccuracy);
        Assert.Equal(0.75, new Trainer(network, samples, still with { BatchSize = 3 }).Epochs(1).Last().RunningAccuracy);
        Assert.Equal(0.75, new ReferenceTrainer(ReferenceNetwork.From(network), samples, still).Epochs(1).Last().RunningAccuracy);
    }

    [Fact]
    public void A_single_output_that_is_not_a_probability_predicts_no_class()
    {
        var network = new Network(new Architecture([1, 1], output: Activation.Identity));
        Assert.Contains("identity", Assert.Throws<InvalidOperationException>(() => network.Classify([1])).Message, StringComparison.Ordinal);
        Dataset samples = Dataset.FromSamples([[1f]], [[1f]]);
        Assert.True(double.IsNaN(network.Evaluate(samples).Accuracy));
        Assert.True(double.IsNaN(new Network(new Architecture([1, 1])).Evaluate(Dataset.FromSamples([[1f]], [[0.5f]])).Accuracy));
    }

    [Fact]
    public void A_loss_that_does_not_suit_the_targets_is_rejected()
    {
        Dataset samples = Dataset.FromSamples([[1f], [2f]], [[1f], [5f]]);
        var network = new Network(new Architecture([1, 1]));
        var refused = Assert.Throws<ArgumentException>(() => network.Evaluate(samples, Loss.BinaryCrossEntropy));
        Assert.Contains("Sample 1 has the targets 5", refused.Message, StringComparison.Ordinal);
        Assert.Equal((0.25 + 20.25) / 2, network.Evaluate(samples, Loss.MeanSquaredError).MeanLoss, 1e-6); // a large error, but measured
    }

    [Fact]
    public void Mismatched_sizes_are_rejected()
    {
        Assert.Contains("3 inputs", Assert.Throws<ArgumentException>(() => Passing(3).Evaluate(Digits.Test)).Message);
        Assert.Throws<ArgumentException>(() => Passing(3).Evaluate(Samples, Loss.CrossEntropy));
        Assert.Throws<ArgumentOutOfRangeException>(() => Passing(3).Evaluate(Samples, threads: 0));
        var evaluation = Passing(3).Evaluate(Samples);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.Answer(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.WorstMisclassifications(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.Confusion[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.Confusion[-1, 0]);
    }
}

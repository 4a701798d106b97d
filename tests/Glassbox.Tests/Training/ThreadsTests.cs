using CsCheck;
using Glassbox.Inference;
using Glassbox.Optimizers;
using Glassbox.Training;

namespace Glassbox.Tests.Training;

public class ThreadsTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_parameters_bit_for_bit() =>
        RandomProblem.Any(widest: 40, deepest: 4, most: 20).Select(RandomOptimizer.Any, Gen.Int[1, 24]).Sample(
            (problem, optimizer, batchSize) =>
            {
                string expected = Trained(problem, optimizer, batchSize, threads: 1);
                foreach (int threads in new[] { 2, 3, 5 })
                    Assert.Equal(expected, Trained(problem, optimizer, batchSize, threads));
            },
            iter: 200);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Mini_batches_of_digits_give_the_same_parameters_with_any_number_of_threads(int threads)
    {
        Assert.Equal(Trained(1), Trained(threads));

        static string Trained(int threads)
        {
            var network = new Network(new Architecture([784, 30, 10], Activation.Relu, Activation.Softmax), 3, Initializer.He);
            var options = new TrainingOptions
            {
                Loss = Loss.CrossEntropy, Optimizer = new Adam(), BatchSize = 48, Shuffle = true, Threads = threads,
            };
            _ = new Trainer(network, Digits.Training.Take(1000), options).Epochs(1).Single(); // 1000 is not a multiple of 48
            return network.ParametersSha256();
        }
    }

    private static string Trained(RandomProblem problem, Optimizer optimizer, int batchSize, int threads)
    {
        Network network = problem.NewNetwork();
        Dataset dataset = problem.NewDataset();
        var options = new TrainingOptions
        {
            Loss = problem.Loss, Optimizer = optimizer, BatchSize = batchSize, Threads = threads,
        };
        var state = new OptimizerState(optimizer, network.Parameters.Length);
        var updater = new BatchUpdater(network, dataset, options, state); // not through Trainer, which has another path for batch size 1
        var tally = new Tally(problem.Loss);
        for (int epoch = 0; epoch < 2; epoch++)
            Assert.Equal(-1, updater.Run([.. Enumerable.Range(0, dataset.Count)], optimizer.LearningRate, ref tally));
        return FormattableString.Invariant($"{network.ParametersSha256()} {tally.Totals.Loss:R} {tally.Totals.Correct}");
    }
}

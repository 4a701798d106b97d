using CsCheck;

namespace Glassbox.Tests.Training;

/// <summary>Steps that need the whole gradient first.</summary>
public class GradientChangeTests
{
    [Fact]
    public void A_gradient_change_without_effect_gives_the_same_bits() =>
        RandomProblem.Any(widest: 20, deepest: 3, most: 20).Select(RandomOptimizer.Any, Gen.Int[2, 8], Gen.Int[1, 3]).Sample(
            (problem, optimizer, batch, threads) =>
            {
                Network plain = problem.NewNetwork(), seen = problem.NewNetwork();
                Dataset dataset = problem.NewDataset();
                var options = new TrainingOptions { Loss = problem.Loss, Optimizer = optimizer, BatchSize = batch, Threads = threads };
                Assert.Equal(2, new Trainer(plain, dataset, options).Epochs(2).Count());
                var watched = new Trainer(seen, dataset, options, gradients => Assert.Equal(seen.Parameters.Length, gradients.Length));
                Assert.Equal(2, watched.Epochs(2).Count());
                Assert.Equal(plain.ParametersSha256(), seen.ParametersSha256());
            },
            iter: 200);

    [Fact]
    public void Clipping_by_norm_limits_every_step()
    {
        const float Norm = 0.01f, Rate = 0.5f;
        var network = new Network(new Architecture([784, 20, 10]), 1);
        var trainer = new Trainer(
            network, Digits.Training.Take(200), new TrainingOptions { Optimizer = new Sgd { LearningRate = Rate } }, Clip);
        for (int step = 0; step < 200; step++)
        {
            float[] before = network.Parameters.ToArray();
            trainer.Advance();
            double moved = Math.Sqrt(network.Parameters.ToArray().Zip(before).Sum(p => Math.Pow((double)p.First - p.Second, 2)));
            Assert.Equal(Rate * Norm, moved, 1e-5); // each of these gradients exceeds the norm
        }

        static void Clip(Span<float> gradients)
        {
            double squares = 0;
            foreach (float gradient in gradients) squares += (double)gradient * gradient;
            float factor = (float)Math.Min(1, Norm / Math.Sqrt(squares));
            foreach (ref float gradient in gradients) gradient *= factor;
        }
    }
}

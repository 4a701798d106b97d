using Glassbox.Kernels;
using Glassbox.Tests.Kernels;
using Glassbox.Training;

namespace Glassbox.Tests.Training;

public class FusedTests
{
    private static readonly TrainingOptions Options = new()
    {
        Loss = Loss.CrossEntropy, Optimizer = new Sgd { LearningRate = 0.1f }, BatchSize = 32, Arithmetic = Arithmetic.Fused,
    };

    [Fact]
    public void It_is_not_the_default() => Assert.Equal(Arithmetic.Separate, new TrainingOptions().Arithmetic);

    [Fact]
    public void Training_differs_from_the_default_only_in_the_last_digits_or_is_rejected_by_name()
    {
        if (!TrainingOptions.IsFusedSupported)
        {
            Assert.Contains("fused multiply-add", Assert.Throws<ArgumentException>(() => Trained(Options)).Message, StringComparison.Ordinal);
            return;
        }

        float[] fused = Trained(Options), separate = Trained(Options with { Arithmetic = Arithmetic.Separate });
        Assert.NotEqual(separate, fused);
        for (int i = 0; i < fused.Length; i++) Assert.InRange(fused[i], separate[i] - 1e-3f, separate[i] + 1e-3f);
        Assert.Equal(fused, Trained(Options with { Threads = 3 }));
    }

    [Fact]
    public void Gradients_are_the_same_at_every_vector_width()
    {
        float[] expected = Gradients(1);
        foreach (int lanes in new[] { 4, 8, 16 }) Numbers.MustBeSame(expected, Gradients(lanes), $"{lanes} lanes");

        static float[] Gradients(int lanes)
        {
            Network network = NewNetwork();
            var engine = new ForwardBackward(
                network.Layers, Digits.Training.Take(40), Loss.CrossEntropy, 40, 1, DenseKernel.Create<RoundedOnce>(lanes));
            engine.Run([.. Enumerable.Range(0, 40)]);
            var all = new AllGradients(network.Parameters.Length, skipsZeros: false);
            engine.Gradients(all);
            return all.Gradients;
        }
    }

    private static Network NewNetwork() => new(new Architecture([784, 60, 50, 10], Activation.Relu, Activation.Softmax), 7, Initializer.He);

    private static float[] Trained(TrainingOptions options)
    {
        Network network = NewNetwork();
        _ = new Trainer(network, Digits.Training.Take(320), options).Epochs(1).Single();
        return network.Parameters.ToArray();
    }
}

using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class GradientTests
{
    [Fact]
    public void Finite_differences_confirm_the_gradient_of_every_parameter_of_any_network() =>
        RandomProblem.Any(widest: 6, deepest: 4, most: 3).Sample(
            problem => { _ = IsConfirmed(problem); },
            iter: 300);

    public static TheoryData<string, string> Endings =>
        [.. from loss in Loss.All from activation in Activation.All
            where loss.Incompatibility(activation, 3) is null select (loss.Name, activation.Name)];

    [Theory]
    [MemberData(nameof(Endings))]
    public void Finite_differences_confirm_every_combination_of_loss_and_activations(string lossName, string outputName)
    {
        foreach (Activation hidden in Activation.All.Where(a => a != Activation.Softmax))
        {
            Architecture architecture = new Architecture([4, 5, 3], hidden, Activation.Parse(outputName));
            int confirmed = Enumerable.Range(1, 100)
                .Select(seed => new RandomProblem(architecture, Loss.Parse(lossName), (uint)seed, Samples: 2, IsSparse: false))
                .Where(IsConfirmed).Take(2).Count();
            Assert.Equal(2, confirmed); // neither is at a kink
        }
    }

    /// <summary>Compares every gradient with finite differences; returns false if a kink is too close for them.</summary>
    private static bool IsConfirmed(RandomProblem problem)
    {
        ReferenceNetwork network = ReferenceNetwork.From(problem.NewNetwork());
        ForwardState[] batch = Batch(network, problem.NewDataset());
        if (batch.Any(sample => StandsAtAKink(network, sample) || StandsAtAKink(problem.Loss, sample))) return false;

        ReferenceNetwork before = network.Clone();
        var step = new Step(network, new TrainingOptions { Loss = problem.Loss }, UpdateOrder.Textbook);
        step.Run(batch, 0.01f);
        for (int layer = 0; layer < before.Weights.Count; layer++)
        {
            MustBeGradient(problem, before, batch, before.Weights[layer], step.WeightGradients[layer], layer);
            MustBeGradient(problem, before, batch, before.Biases[layer], step.BiasGradients[layer], layer);
        }

        return true;
    }

    private static void MustBeGradient(
        RandomProblem problem, ReferenceNetwork network, ForwardState[] batch, Matrix parameters, Matrix gradients, int layer)
    {
        for (int i = 0; i < parameters.Values.Length; i++)
        {
            double stands = parameters.Values[i];
            double expected = FiniteDifference.Estimate(
                value =>
                {
                    parameters.Values[i] = value;
                    return batch.Average(sample => Cost(network, problem.Loss, sample));
                },
                stands);
            parameters.Values[i] = stands;
            Near.Within([expected], [gradients.Values[i]], 1e-6, 1e-10, $"{problem}, layer {layer}, parameter {i}");
        }
    }

    private static double Cost(ReferenceNetwork network, Loss loss, ForwardState sample) =>
        network.Trace(sample.Inputs, sample.Targets, loss)["loss"].Values[0];

    private static ForwardState[] Batch(ReferenceNetwork network, Dataset dataset)
    {
        var batch = new ForwardState[dataset.Count];
        for (int s = 0; s < batch.Length; s++)
        {
            batch[s] = new ForwardState(network);
            batch[s].Read(dataset, s);
            batch[s].Forward();
        }

        return batch;
    }

    private static bool StandsAtAKink(Loss loss, ForwardState sample)
    {
        IEnumerable<double> distances = sample.Activations[^1].Zip(sample.Targets, (output, target) => Math.Abs(output - target));
        return loss == Loss.MeanAbsoluteError ? distances.Any(distance => distance < 0.03)
            : loss == Loss.Huber && distances.Any(distance => Math.Abs(distance - 1) < 0.03);
    }

    private static bool StandsAtAKink(ReferenceNetwork network, ForwardState sample)
    {
        for (int layer = 0; layer < network.Weights.Count; layer++)
        {
            Activation activation = network.Architecture.Layers[layer].Activation;
            if ((activation == Activation.Relu || activation == Activation.LeakyRelu)
                && sample.Sums[layer].Any(sum => Math.Abs(sum) < 0.03))
                return true;
        }

        return false;
    }
}

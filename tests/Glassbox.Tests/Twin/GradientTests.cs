using CsCheck;
using Glassbox.Twin;

namespace Glassbox.Tests.Twin;

public class GradientTests
{
    [Fact]
    public void Finite_differences_confirm_the_gradient_of_every_parameter_of_any_network() =>
        RandomProblem.Any(widest: 6, deepest: 4, most: 3).Sample(
            problem =>
            {
                TwinNetwork network = TwinNetwork.From(problem.NewNetwork());
                Passage[] batch = Batch(network, problem.NewDataset());
                if (batch.Any(sample => StandsAtAKink(network, sample))) return;

                TwinNetwork before = network.Clone();
                var step = new Step(network, problem.Loss, new Sgd(), UpdateOrder.Textbook);
                step.Run(batch);
                for (int layer = 0; layer < before.Weights.Count; layer++)
                {
                    MustBeGradient(problem, before, batch, before.Weights[layer], step.WeightGradients[layer], layer);
                    MustBeGradient(problem, before, batch, before.Biases[layer], step.BiasGradients[layer], layer);
                }
            },
            iter: 300);

    private static void MustBeGradient(
        RandomProblem problem, TwinNetwork network, Passage[] batch, Matrix parameters, Matrix gradients, int layer)
    {
        for (int i = 0; i < parameters.Values.Length; i++)
        {
            double stands = parameters.Values[i];
            double expected = FiniteDifference.Of(
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

    private static double Cost(TwinNetwork network, Loss loss, Passage sample) =>
        network.Trace(sample.Inputs, sample.Targets, loss)["loss"].Values[0];

    private static Passage[] Batch(TwinNetwork network, Dataset dataset)
    {
        var batch = new Passage[dataset.Count];
        for (int s = 0; s < batch.Length; s++)
        {
            batch[s] = new Passage(network);
            batch[s].Read(dataset, s);
            batch[s].Forward();
        }

        return batch;
    }

    private static bool StandsAtAKink(TwinNetwork network, Passage sample)
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

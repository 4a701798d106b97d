using Glassbox.Inference;

namespace Glassbox.Training;

/// <summary>How a network answers samples that count differently: each as much as its weight says.</summary>
internal static class WeightedValidation
{
    /// <param name="network">What is asked.</param>
    /// <param name="samples">Samples with weights, of which one at least is above 0.</param>
    /// <param name="loss">The loss that is minimized.</param>
    public static ValidationReport Of(Network network, Dataset samples, Loss loss)
    {
        var forward = new DatasetForward(network.Layers, samples);
        var sum = new WeightedSum(samples, network.Architecture.IsBinaryFor(samples));
        float[] targets = new float[samples.Outputs];
        for (int first = 0; first < samples.Count; first += forward.Batch)
        {
            int count = Math.Min(forward.Batch, samples.Count - first);
            forward.Run(first, count);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> outputs = forward.Outputs(i);
                samples.CopyTargets(first + i, targets);
                int answer = sum.IsBinary ? Classification.FromProbability(outputs[0]) : outputs.ArgMax();
                double squares = 0;
                for (int o = 0; o < outputs.Length; o++) squares += ((double)outputs[o] - targets[o]) * ((double)outputs[o] - targets[o]);
                sum.Add(first + i, answer, loss.Value(forward.Sums(i), outputs, targets), squares);
            }
        }

        return sum.Report();
    }
}

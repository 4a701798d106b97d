using Glassbox.Inference;

namespace Glassbox.Training;

/// <summary>Validates a network on samples that have weights.</summary>
internal static class WeightedValidation
{
    /// <param name="network">The network.</param>
    /// <param name="samples">Samples with weights, at least one of them above 0.</param>
    /// <param name="loss">The loss being minimized.</param>
    /// <param name="threads">The number of threads, at least 1; any number gives the same result.</param>
    public static ValidationReport Compute(Network network, Dataset samples, Loss loss, int threads)
    {
        bool isBinary = network.Architecture.IsBinaryFor(samples);
        return SampleSum.Compute(network.Layers, samples, threads, Sum).Report(samples, samples.HasClasses || isBinary);

        WeightedTotals Sum(DatasetForward forward, int first, int end)
        {
            WeightedTotals totals = default;
            float[] differences = new float[samples.Outputs];
            forward.ForEach(first, end, (place, sample) =>
            {
                ReadOnlySpan<float> outputs = forward.Outputs(place);
                samples.Subtract(sample, outputs, differences);
                var tally = new Tally(loss, isBinary);
                tally.Add(samples, sample, forward.Sums(place), outputs, differences);
                totals += WeightedTotals.Of(samples, sample, tally.Totals);
            });
            return totals;
        }
    }
}

namespace Glassbox;

/// <summary>The samples that were given about one probability.</summary>
/// <param name="From">Above this; the first bin holds 0 too.</param>
/// <param name="To">Up to this.</param>
/// <param name="Count">How many samples.</param>
/// <param name="MeanProbability">The mean of their probabilities; NaN where there are none.</param>
/// <param name="Frequency">The fraction that came true; NaN where there are none.</param>
public sealed record CalibrationBin(double From, double To, int Count, double MeanProbability, double Frequency);

/// <summary>Whether what is given a probability of 0.8 comes true eight times in ten.</summary>
/// <remarks>Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks", section 2.</remarks>
public sealed class Calibration
{
    /// <summary>As many bins as scikit-learn's examples and most papers have.</summary>
    public const int UsualBins = 10;

    private Calibration(IReadOnlyList<CalibrationBin> bins, double brier) => (Bins, BrierScore) = (bins, brier);

    /// <summary>Bins of one width from 0 to 1, in order.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// The expected calibration error: the mean over samples of how far the frequency of their bin is from its mean probability, 0 to 1.
    /// NaN where there are no samples.
    /// </summary>
    public double ExpectedError => Seen.Sum(bin => bin.Count * Gap(bin)) / Bins.Sum(bin => (double)bin.Count);

    /// <summary>The largest distance of a frequency from its mean probability, 0 to 1; NaN where there are no samples.</summary>
    public double LargestError => Seen.Select(Gap).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The mean of (probability − 1 or 0)²: 0 is perfect. NaN where there are no samples.</summary>
    /// <remarks>Brier 1950.</remarks>
    public double BrierScore { get; }

    private IEnumerable<CalibrationBin> Seen => Bins.Where(bin => bin.Count > 0);

    /// <summary>The calibration of probabilities.</summary>
    /// <param name="probabilities">[samples] 0 to 1; a sample of which it is NaN is left out.</param>
    /// <param name="truths">[samples] Whether it came true.</param>
    /// <param name="bins">At least 1.</param>
    /// <exception cref="ArgumentException">There are not as many of both, or one is no probability.</exception>
    public static Calibration From(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> truths, int bins = UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (probabilities.Length != truths.Length)
            throw new ArgumentException($"There are {probabilities.Length} probabilities and {truths.Length} truths.", nameof(truths));
        int[] counts = new int[bins], right = new int[bins];
        double[] sums = new double[bins], edges = [.. Enumerable.Range(0, bins + 1).Select(i => i == bins ? 1 : i * (1.0 / bins))];
        double squares = 0;
        for (int s = 0; s < truths.Length; s++)
        {
            double probability = probabilities[s];
            if (double.IsNaN(probability)) continue;
            if (probability is < 0 or > 1) throw new ArgumentException(FormattableString.Invariant($"Sample {s} has a probability of {probability}; it must be 0 to 1."), nameof(probabilities));
            int bin = Math.Clamp((int)(probability * bins), 0, bins - 1);
            while (bin > 0 && probability <= edges[bin]) bin--;
            while (bin < bins - 1 && probability > edges[bin + 1]) bin++;
            counts[bin]++;
            sums[bin] += probability;
            right[bin] += truths[s] ? 1 : 0;
            double difference = probability - (truths[s] ? 1 : 0);
            squares += difference * difference;
        }

        return new Calibration(
            [.. Enumerable.Range(0, bins).Select(b => new CalibrationBin(edges[b], edges[b + 1], counts[b], sums[b] / counts[b], (double)right[b] / counts[b]))],
            squares / counts.Sum());
    }

    private static double Gap(CalibrationBin bin) => Math.Abs(bin.Frequency - bin.MeanProbability);
}

namespace Glassbox;

/// <summary>The samples whose predicted probability lies in one interval.</summary>
/// <param name="From">The lower end, exclusive, except that the first bin includes 0.</param>
/// <param name="To">The upper end, inclusive.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="MeanProbability">The mean of their probabilities; NaN if the bin is empty.</param>
/// <param name="Frequency">The fraction that is true; NaN if the bin is empty.</param>
public sealed record CalibrationBin(double From, double To, int Count, double MeanProbability, double Frequency);

/// <summary>How well probabilities are calibrated: of the samples predicted with a probability of 0.8, eight in ten should be true.</summary>
/// <remarks>Guo, Pleiss, Sun and Weinberger 2017, "On Calibration of Modern Neural Networks", section 2.</remarks>
public sealed class Calibration
{
    /// <summary>The default number of bins, as in scikit-learn's examples and most papers.</summary>
    public const int UsualBins = 10;

    private Calibration(IReadOnlyList<CalibrationBin> bins, double brier) => (Bins, BrierScore) = (bins, brier);

    /// <summary>Bins of equal width from 0 to 1, in order.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// The expected calibration error: the mean over samples of the difference between the frequency and the mean probability of their bin, 0
    /// to 1. NaN if there are no samples.
    /// </summary>
    public double ExpectedError => Seen.Sum(bin => bin.Count * Gap(bin)) / Bins.Sum(bin => (double)bin.Count);

    /// <summary>The maximum calibration error: the largest difference between the frequency and the mean probability of a bin, 0 to 1; NaN if there are no samples.</summary>
    public double LargestError => Seen.Select(Gap).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The Brier score: the mean of (probability − 1 or 0)²; 0 is perfect. NaN if there are no samples.</summary>
    /// <remarks>Brier 1950.</remarks>
    public double BrierScore { get; }

    /// <summary>Returns the errors in a line, such as <c>expected error 0.0063, largest error 0.12, Brier score 0.0041</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"expected error {ExpectedError:G4}, largest error {LargestError:G4}, Brier score {BrierScore:G4}");

    private IEnumerable<CalibrationBin> Seen => Bins.Where(bin => bin.Count > 0);

    /// <summary>Computes the calibration of predicted probabilities.</summary>
    /// <param name="probabilities">[samples] 0 to 1; samples with NaN are ignored.</param>
    /// <param name="truths">[samples] Whether each is true.</param>
    /// <param name="bins">The number of bins: at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not a probability.</exception>
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

using CsCheck;

namespace Glassbox.Tests;

/// <summary>Properties of ROC curves and calibrations for any numbers; Glassbox.Data.Tests compares them with scikit-learn.</summary>
public class RankingTests
{
    private static readonly Gen<(double Score, bool Truth)[]> Samples = Gen.Select(Gen.Int[0, 12].Select(i => i / 12.0), Gen.Bool).Array[0, 40];

    [Fact]
    public void The_area_is_the_probability_that_a_positive_scores_above_a_negative() => Samples.Sample(samples =>
    {
        var curve = RocCurve.From([.. samples.Select(s => s.Score)], [.. samples.Select(s => s.Truth)]);
        double[] are = [.. samples.Where(s => s.Truth).Select(s => s.Score)], areNot = [.. samples.Where(s => !s.Truth).Select(s => s.Score)];
        if (are.Length == 0 || areNot.Length == 0)
        {
            Assert.True(double.IsNaN(curve.Area) && curve.Points.Count == 0);
            return;
        }

        double pairs = are.Sum(a => areNot.Sum(b => a > b ? 1 : a == b ? 0.5 : 0));
        Assert.Equal(pairs / (are.Length * areNot.Length), curve.Area, 12);
        double trapezoids = curve.Points.Zip(curve.Points.Skip(1), (p, q) => (q.FalsePositiveRate - p.FalsePositiveRate) * (q.TruePositiveRate + p.TruePositiveRate) / 2).Sum();
        Assert.Equal(curve.Area, trapezoids, 12);
        Assert.True(curve.Points.Zip(curve.Points.Skip(1)).All(pair => pair.First.Threshold > pair.Second.Threshold));
    });

    [Fact]
    public void Every_sample_is_in_the_bin_of_its_probability() => Gen.Select(Samples, Gen.Int[1, 20]).Sample((samples, bins) =>
    {
        var calibration = Calibration.From([.. samples.Select(s => s.Score)], [.. samples.Select(s => s.Truth)], bins);
        Assert.Equal(bins, calibration.Bins.Count);
        Assert.Equal(samples.Length, calibration.Bins.Sum(bin => bin.Count));
        Assert.Equal((0.0, 1.0), (calibration.Bins[0].From, calibration.Bins[^1].To));
        foreach (CalibrationBin bin in calibration.Bins)
        {
            var own = samples.Where(s => (s.Score > bin.From || (bin.From == 0 && s.Score == 0)) && s.Score <= bin.To).ToArray();
            Assert.Equal(own.Length, bin.Count);
            if (own.Length > 0) Assert.Equal((double)own.Count(s => s.Truth) / own.Length, bin.Frequency, 12);
        }

        if (samples.Length > 0) Assert.InRange(calibration.ExpectedError, 0, calibration.LargestError + 1e-12);
        else Assert.True(double.IsNaN(calibration.ExpectedError));
    });

    [Fact]
    public void Samples_without_a_prediction_rank_last_and_are_in_no_bin()
    {
        double[] scores = [double.NaN, 0.2, 0.9];
        bool[] truths = [true, false, true];
        Assert.Equal(0.5, RocCurve.From(scores, truths).Area);
        Assert.Equal(2, Calibration.From(scores, truths).Bins.Sum(bin => bin.Count));
        Assert.Throws<ArgumentException>(() => RocCurve.From(scores, [true]));
        Assert.Throws<ArgumentException>(() => Calibration.From(scores, [true]));
        Assert.Throws<ArgumentException>(() => Calibration.From([1.5], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibration.From([], [], 0));
    }
}

using Glassbox.Cli.Charts;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows how well probabilities are calibrated, and how well the model ranks.</summary>
internal static class CertaintySection
{
    private const int MaxCurves = 30, MaxPoints = 200;

    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        if (evaluated.Task == ModelTask.Regression) yield break;
        List<Chart> charts = [.. Calibrated(evaluated), .. Ranked(evaluated)];
        if (charts.Count == 0) yield break;
        yield return new ReportSection(
            "certainty", "Calibration and ROC",
            "<p>Of the answers with a probability of 80%, eight in ten should be right: then the dots lie on the dashed line. Below the line the model is overconfident, above it underconfident. "
            + "The ROC curve shows the true positive rate against the false positive rate at every threshold. The area below it is 1 if all positives rank above all negatives.</p>"
            + $"<div class=\"plots\">{string.Concat(charts.Select((chart, i) => chart.ToFigure($"certainty-{i}")))}</div>");
    }

    private static IEnumerable<Chart> Calibrated(Evaluated evaluated)
    {
        Calibration calibration = evaluated.Scores.Calibration();
        CalibrationBin[] seen = [.. calibration.Bins.Where(bin => bin.Count > 0)];
        if (seen.Length == 0) yield break;
        bool isOfLabels = evaluated.Task == ModelTask.Labels;
        string what = isOfLabels ? "probability of a label" : "probability of the answer";
        var x = new ChartAxis(what) { IsPercent = true, Minimum = 0, Maximum = 1 };
        yield return new Chart(
            "Calibration", $"Horizontal: the {what}. Vertical: how often it came true. The expected calibration error is {Numerals.Fixed(calibration.ExpectedError, 4)}.",
            x, new ChartAxis("came true") { IsPercent = true, Minimum = 0, Maximum = 1 },
            [new ChartLine("measured", ChartRole.Measured, [.. seen.Select(bin => (bin.MeanProbability, bin.Frequency))]) { HasDots = true }])
        {
            Ideal = (0, 0, 1, 1), IdealName = "perfect calibration", Height = 260,
        };
        yield return new Chart(
            "Distribution", $"The number of samples for each {what}.", x, new ChartAxis(isOfLabels ? "labels" : $"{evaluated.Views.Noun}s") { IsWhole = true },
            [new ChartBars("samples", ChartRole.Measured, [.. calibration.Bins.Select(bin => (bin.From, bin.To, (double)bin.Count))])]) { Height = 260 };
    }

    private static IEnumerable<Chart> Ranked(Evaluated evaluated)
    {
        bool isOne = evaluated.Task == ModelTask.Classes && evaluated.Target.Outputs == 2;
        int[] places = isOne ? [1] : [.. Enumerable.Range(0, Math.Min(MaxCurves, evaluated.Target.Outputs))];
        List<ChartMark> curves = [];
        foreach (int place in places)
        {
            RocCurve roc = evaluated.Scores.Roc(place);
            if (roc.Points.Count == 0) continue;
            string name = $"{evaluated.Name(place)}, area {Numerals.Fixed(roc.Area, 4)}";
            curves.Add(new ChartLine(name, ChartRole.Measured, Thinned(roc)) { IsFaint = !isOne });
        }

        if (curves is [ChartLine { IsFaint: true } first, ..]) curves[0] = first with { KeyName = $"area {Numerals.Fixed(evaluated.Scores.RocAuc, 4)} on average" };

        if (curves.Count == 0) yield break;
        string against = evaluated.Task == ModelTask.Labels ? "each label" : isOne ? evaluated.Name(1) : "each class against the rest";
        yield return new Chart(
            $"ROC: {against}", $"Horizontal: the false positive rate. Vertical: the true positive rate. The area is {Numerals.Fixed(evaluated.Scores.RocAuc, 4)}.",
            new ChartAxis("false positive rate") { IsPercent = true, Minimum = 0, Maximum = 1 }, new ChartAxis("true positive rate") { IsPercent = true, Minimum = 0, Maximum = 1 }, curves)
        {
            Ideal = (0, 0, 1, 1), IdealName = "no better than chance", Height = 260,
        };
    }

    private static (double X, double Y)[] Thinned(RocCurve roc)
    {
        int each = (roc.Points.Count + MaxPoints - 1) / MaxPoints;
        return [.. roc.Points.Where((_, i) => i % each == 0 || i == roc.Points.Count - 1).Select(p => (p.FalsePositiveRate, p.TruePositiveRate))];
    }
}

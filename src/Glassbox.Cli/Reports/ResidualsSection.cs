using Glassbox.Cli.Charts;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>For regression: plots the answers against the truth, and their residuals.</summary>
internal static class ResidualsSection
{
    private const int MaxDots = 3000, MaxNumbers = 8;

    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        if (evaluated.Task != ModelTask.Regression) yield break;
        int shown = Math.Min(MaxNumbers, evaluated.Target.Names.Count);
        string charts = string.Concat(Enumerable.Range(0, shown).Select(place =>
        {
            string heading = evaluated.Target.Names.Count > 1 ? $"<h3>{Html.Name(evaluated.Name(place))}</h3>" : "";
            return $"{heading}<div class=\"plots\">{string.Concat(Charts(evaluated, place).Select((chart, i) => chart.ToFigure($"residuals-{place}-{i}")))}</div>";
        }));
        string rest = evaluated.Target.Names.Count > shown ? $"<p>The first {shown} of {evaluated.Target.Names.Count} numbers are shown.</p>" : "";
        yield return new ReportSection("residuals", "Residuals", $"<p>A residual is the answer minus the truth. Residuals should scatter around 0 without a pattern.</p>{charts}{rest}");
    }

    private static IEnumerable<Chart> Charts(Evaluated evaluated, int place)
    {
        ModelEvaluation scores = evaluated.Scores;
        string name = evaluated.Name(place);
        int each = (scores.Count + MaxDots - 1) / MaxDots;
        int[] rows = [.. Enumerable.Range(0, scores.Count).Where(row => row % each == 0 && double.IsFinite(scores.Answer(row, place)))];
        (double Truth, double Answer)[] points = [.. rows.Select(row => (scores.Truth(row, place), scores.Answer(row, place)))];
        if (points.Length == 0) yield break;
        string note = each > 1 ? $"{Numerals.Count(points.Length)} of {Numerals.Count(scores.Count)} {evaluated.Views.Noun}s" : "";
        string[] labels = [.. rows.Select((row, i) => $"{evaluated.Views.Noun} {evaluated.Views.Place(row)}: {TableLines.Number(points[i].Truth)}, answered with {TableLines.Number(points[i].Answer)}")];
        double least = Math.Min(points.Min(p => p.Truth), points.Min(p => p.Answer)), most = Math.Max(points.Max(p => p.Truth), points.Max(p => p.Answer));
        yield return new Chart(
            "Answer against truth", $"Each {evaluated.Views.Noun} is a dot. Horizontal: the true {name}. Vertical: the answer. On the dashed line both are equal.",
            new ChartAxis($"truth: {name}"), new ChartAxis("answer"), [new ChartDots($"{evaluated.Views.Noun}s", ChartRole.Measured, points) { Labels = labels }])
        {
            Ideal = (least, least, most, most), IdealName = "right", Note = note, Height = 260,
        };
        yield return new Chart(
            "Residuals", $"Each {evaluated.Views.Noun} is a dot. Horizontal: the answer. Vertical: the answer minus the truth.",
            new ChartAxis("answer"), new ChartAxis("answer − truth"), [new ChartDots($"{evaluated.Views.Noun}s", ChartRole.Measured, [.. points.Select(p => (p.Answer, p.Answer - p.Truth))]) { Labels = labels }])
        {
            Ideal = (points.Min(p => p.Answer), 0, points.Max(p => p.Answer), 0), IdealName = "right", Height = 260,
        };
        yield return new Chart(
            "Distribution of residuals", "The number of answers for each distance from the truth.", new ChartAxis("answer − truth"), new ChartAxis($"{evaluated.Views.Noun}s") { IsWhole = true },
            [new ChartBars($"{evaluated.Views.Noun}s", ChartRole.Measured, Histogram([.. points.Select(p => p.Answer - p.Truth)]))]) { Height = 260 };
    }

    // As many bins as the square root of the count, of equal width, with an edge at 0.
    private static (double From, double To, double Height)[] Histogram(double[] values)
    {
        double most = Math.Max(values.Max(Math.Abs), double.Epsilon);
        int half = Math.Clamp((int)Math.Round(Math.Sqrt(values.Length) / 2), 3, 20);
        double width = most / half;
        if (!(width > 0) || !double.IsFinite(width)) return [];
        int[] counts = new int[2 * half];
        foreach (double value in values) counts[Math.Clamp((int)Math.Floor(value / width) + half, 0, counts.Length - 1)]++;
        return [.. counts.Select((count, i) => ((i - half) * width, (i - half + 1) * width, (double)count))];
    }
}

using System.Globalization;
using System.Text;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows the importance of each column of a table.</summary>
internal static class ColumnsSection
{
    private const int MaxColumns = 40;

    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        ColumnImportance[] columns = [.. content.Evaluated.Importance.OrderByDescending(column => column.Mean)];
        if (columns.Length == 0) yield break;
        bool isOfNumbers = content.Evaluated.Task == ModelTask.Regression;
        string score = isOfNumbers ? "R²" : "accuracy";
        double baseline = columns[0].Baseline, most = Math.Max(columns.Max(c => c.Mean + c.Deviation), 1e-12);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>How far the {score} of {Html.Text(isOfNumbers ? Numerals.Fixed(baseline, 4) : Numerals.Percent(baseline))} falls when a column is shuffled, so that it no longer says anything about its row: the mean over {columns[0].Drops.Count} shuffles, with the standard deviation as a thin line. If two columns carry the same information, each may seem to matter little.</p>");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"Importance of columns\"><table class=\"bars\"><thead><tr><th scope=\"col\">column</th><th scope=\"col\"></th><th scope=\"col\" class=\"n\">drop in {score}</th></tr></thead><tbody>");
        foreach (ColumnImportance column in columns.Take(MaxColumns))
        {
            double width = Math.Clamp(column.Mean / most, 0, 1), from = Math.Clamp((column.Mean - column.Deviation) / most, 0, 1), to = Math.Clamp((column.Mean + column.Deviation) / most, 0, 1);
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Cell(column.Column)}</th><td class=\"bar\" aria-hidden=\"true\"><span class=\"track measured\"><i style=\"left:0;width:{100 * width:0.##}%\"></i><i class=\"whisker\" style=\"left:{100 * from:0.##}%;width:{100 * (to - from):0.##}%\"></i></span></td><td class=\"n\">{column.Mean:0.0000} ± {column.Deviation:0.0000}</td></tr>");
        }

        html.Append("</tbody></table></div>");
        if (columns.Length > MaxColumns) html.Append(CultureInfo.InvariantCulture, $"<p>And {columns.Length - MaxColumns} more, which matter less.</p>");
        yield return new ReportSection("columns", "Column importance", html.ToString());
    }
}

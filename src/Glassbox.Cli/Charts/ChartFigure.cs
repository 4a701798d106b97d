using System.Globalization;
using System.Text;
using Glassbox.Cli.Reports;

namespace Glassbox.Cli.Charts;

/// <summary>Writes a chart as a figure of an HTML page: title, key, drawing, and numbers.</summary>
internal static class ChartFigure
{
    /// <summary>The most rows listed; of more, only every nth is.</summary>
    private const int MaxRows = 200;

    public static string Write(Chart chart, string id)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"plot\" id=\"{id}\"><figcaption>{Html.Text(chart.Title)}");
        if (chart.Note is { } note) html.Append(CultureInfo.InvariantCulture, $" <small>{Html.Text(note)}</small>");
        html.Append("</figcaption>");
        Key(html, chart);
        html.Append(chart.ToSvg(id)).Append("<details class=\"numbers\"><summary>Numbers</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers of the chart\">");
        foreach (ChartMark[] together in Tables(chart.Marks)) Table(html, chart, together);
        return html.Append("</div></details></figure>").ToString();
    }

    private static void Key(StringBuilder html, Chart chart)
    {
        List<(string Class, string Name)> keys = [.. chart.Marks.Where(mark => mark is not ChartLine { IsFaint: true, KeyName: null })
            .Select(mark => ($"{(mark is ChartLine ? "line" : "fill")} {ChartSvg.Name(mark.Role)}", (mark as ChartLine)?.KeyName ?? mark.Name))];
        if (chart.Ideal is not null) keys.Add(("line ideal", chart.IdealName));
        if (keys.Count < 2)
        {
            html.Append("<div></div>"); // keeps the row, so that drawings side by side start at the same height
            return;
        }

        html.Append("<ul class=\"key\">");
        foreach ((string style, string name) in keys) html.Append(CultureInfo.InvariantCulture, $"<li><i class=\"{style}\"></i>{Html.Text(name)}</li>");
        html.Append("</ul>");
    }

    // Lines with the same X values share a table; every other mark has its own.
    private static IEnumerable<ChartMark[]> Tables(IReadOnlyList<ChartMark> marks)
    {
        List<List<ChartMark>> tables = [];
        foreach (ChartMark mark in marks)
        {
            List<ChartMark>? same = mark is not ChartLine line ? null
                : tables.Find(table => table[0] is ChartLine first && first.Points.Select(p => p.X).SequenceEqual(line.Points.Select(p => p.X)));
            if (same is null) tables.Add([mark]);
            else same.Add(mark);
        }

        return tables.Select(table => table.ToArray());
    }

    private static void Table(StringBuilder html, Chart chart, ChartMark[] marks)
    {
        html.Append(CultureInfo.InvariantCulture, $"<table><thead><tr><th scope=\"col\">{Html.Text(chart.X.Label)}</th>");
        foreach (ChartMark mark in marks) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html.Text(mark.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        List<string[]> rows = [.. marks[0] switch
        {
            ChartLine line => line.Points.Select((point, i) => (string[])[chart.X.Text(point.X), .. marks.Cast<ChartLine>().Select(other => chart.Y.Text(other.Points[i].Y))]),
            ChartDots dots => dots.Points.Select(point => (string[])[chart.X.Text(point.X), chart.Y.Text(point.Y)]),
            ChartBars bars => bars.Bars.Select(bar => (string[])[$"{chart.X.Text(bar.From)} to {chart.X.Text(bar.To)}", chart.Y.Text(bar.Height)]),
            _ => [],
        }];
        int each = (rows.Count + MaxRows - 1) / MaxRows;
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % each != 0 && i != rows.Count - 1) continue;
            html.Append("<tr>");
            foreach (string cell in rows[i]) html.Append(CultureInfo.InvariantCulture, $"<td>{Html.Text(cell)}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (each > 1) html.Append(CultureInfo.InvariantCulture, $"<p>Every {each}th of {rows.Count} rows is listed.</p>");
    }
}

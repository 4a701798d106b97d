using System.Globalization;
using System.Text;
using Glassbox.Cli.Reports;

namespace Glassbox.Cli.Charts;

/// <summary>Draws a chart as SVG. The style sheet of the page sets the colors by the role of each mark.</summary>
internal sealed class ChartSvg
{
    /// <summary>The width of a chart: that of a phone.</summary>
    public const int Width = 360;

    /// <summary>The most points that get a tooltip each.</summary>
    private const int MaxNamed = 250;

    private const double Left = 52, Right = 12, Top = 10, Bottom = 40;

    private readonly Chart chart;
    private readonly ChartScale x, y;
    private readonly StringBuilder svg = new();

    private ChartSvg(Chart chart)
    {
        this.chart = chart;
        List<(double X, double Y)> all = [.. chart.Marks.SelectMany(mark => mark.Extent)];
        if (chart.Ideal is { } ideal) all.AddRange([(ideal.X1, ideal.Y1), (ideal.X2, ideal.Y2)]);
        x = new ChartScale(chart.X, all.Select(point => point.X), Left, Width - Left - Right, 5);
        y = new ChartScale(chart.Y, all.Select(point => point.Y), chart.Height - Bottom, -(chart.Height - Top - Bottom), 4);
    }

    public static string Write(Chart chart, string id) => new ChartSvg(chart).Write(id);

    private string Write(string id)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {chart.Height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Html.Text(chart.Title)}</title><desc id=\"{id}-d\">{Html.Text(chart.Description)}</desc>");
        Axes();
        svg.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}-c\"><rect x=\"{Left - 5}\" y=\"{Top - 5}\" width=\"{Width - Left - Right + 10}\" height=\"{chart.Height - Top - Bottom + 5}\"/></clipPath><g clip-path=\"url(#{id}-c)\">");
        if (chart.Ideal is { } ideal)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ideal\" d=\"M{At(x[ideal.X1])} {At(y[ideal.Y1])}L{At(x[ideal.X2])} {At(y[ideal.Y2])}\"/>");
        foreach (ChartMark mark in chart.Marks)
        {
            if (mark is ChartLine line) Line(line);
            if (mark is ChartDots dots) Dots(dots);
            if (mark is ChartBars bars) Bars(bars);
        }

        svg.Append("</g>");
        if (chart.Place is { } place && x.Has(place.X)) Place(place.X, place.Name);
        return svg.Append("</svg>").ToString();
    }

    private void Axes()
    {
        double bottom = chart.Height - Bottom;
        foreach (double tick in y.Ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {At(y[tick])}H{Width - Right}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{Left - 6}\" y=\"{At(y[tick] + 3.5)}\" text-anchor=\"end\">{Html.Text(Short(chart.Y, tick))}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {At(bottom)}H{Width - Right}\"/>");
        foreach (double tick in x.Ticks)
        {
            string mark = Short(chart.X, tick);
            bool isPastEnd = x[tick] + (mark.Length * 3.2) > Width;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{At(x[tick])} {At(bottom)}v3\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{At(isPastEnd ? Width : x[tick])}\" y=\"{At(bottom + 15)}\" text-anchor=\"{(isPastEnd ? "end" : "middle")}\">{Html.Text(mark)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" x=\"{At((Left + Width - Right) / 2)}\" y=\"{chart.Height - 6}\" text-anchor=\"middle\">{Html.Text(chart.X.Label)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" transform=\"translate(9 {At((Top + bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">{Html.Text(chart.Y.Label)}</text>");
    }

    private void Line(ChartLine line)
    {
        var path = new StringBuilder();
        bool isDown = false;
        foreach ((double px, double py) in line.Points)
        {
            bool isSeen = double.IsFinite(px) && double.IsFinite(py) && !(chart.Y.IsLogarithmic && py <= 0) && !(chart.X.IsLogarithmic && px <= 0);
            if (isSeen) path.Append(isDown ? 'L' : 'M').Append(At(x[px])).Append(' ').Append(At(y[py]));
            isDown = isSeen;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line {Name(line.Role)}{(line.IsFaint ? " faint" : "")}\" d=\"{path}\"><title>{Html.Text(line.Name)}</title></path>");
        if (line.Points.Count > MaxNamed) return;
        foreach ((double px, double py) in line.Points)
            if (x.Has(px) && y.Has(py)) Dot(px, py, line.HasDots || line.Points.Count == 1 ? "dot" : "spot", line.Role, $"{line.Name}: {chart.X.Text(px)}, {chart.Y.Text(py)}");
    }

    private void Dots(ChartDots dots)
    {
        if (dots.Points.Count > MaxNamed)
        {
            // One path of zero-length segments with round caps: a tenth of the bytes.
            var all = new StringBuilder();
            foreach ((double px, double py) in dots.Points)
                if (x.Has(px) && y.Has(py)) all.Append('M').Append(At(x[px])).Append(' ').Append(At(y[py])).Append("h0");
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"cloud {Name(dots.Role)}\" d=\"{all}\"/>");
            return;
        }

        for (int i = 0; i < dots.Points.Count; i++)
        {
            (double px, double py) = dots.Points[i];
            if (x.Has(px) && y.Has(py)) Dot(px, py, "dot", dots.Role, dots.Labels?[i] ?? $"{chart.X.Text(px)}, {chart.Y.Text(py)}");
        }
    }

    private void Dot(double px, double py, string kind, ChartRole role, string label) => svg.Append(
        CultureInfo.InvariantCulture, $"<circle class=\"{kind} {Name(role)}\" cx=\"{At(x[px])}\" cy=\"{At(y[py])}\" r=\"{(kind == "spot" ? 5 : 3)}\"><title>{Html.Text(label)}</title></circle>");

    private void Bars(ChartBars bars)
    {
        foreach ((double from, double to, double height) in bars.Bars)
        {
            if (!double.IsFinite(height)) continue;
            double left = Math.Min(x[from], x[to]), width = Math.Abs(x[to] - x[from]), gap = width > 6 ? 1 : 0, top = Math.Min(y[height], y[0]), tall = Math.Abs(y[height] - y[0]);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar {Name(bars.Role)}\" x=\"{At(left + gap)}\" y=\"{At(top)}\" width=\"{At(width - (2 * gap))}\" height=\"{At(tall)}\"><title>{Html.Text($"{chart.X.Text(from)} to {chart.X.Text(to)}: {chart.Y.Text(height)}")}</title></rect>");
        }
    }

    private void Place(double place, string name)
    {
        bool isRight = x[place] > Width * 0.6;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"place\" d=\"M{At(x[place])} {Top}V{At(chart.Height - Bottom)}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{At(x[place] + (isRight ? -4 : 4))}\" y=\"{Top + 9}\" text-anchor=\"{(isRight ? "end" : "start")}\">{Html.Text(name)}</text>");
    }

    /// <summary>Formats a tick in little space: 20,000 as 20k.</summary>
    private static string Short(ChartAxis axis, double value) => Math.Abs(value) switch
    {
        _ when axis.IsPercent => axis.Text(value),
        0 => "0",
        >= 1e6 and < 1e9 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 and < 1e6 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        < 1e-3 or >= 1e9 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    internal static string Name(ChartRole role) => role.ToString().ToLowerInvariant();

    private static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);
}

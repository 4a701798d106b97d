namespace Glassbox.Cli.Charts;

/// <summary>A chart for an HTML page: a drawing that follows the light or dark color scheme, and its numbers as a table.</summary>
/// <remarks>
/// We draw charts ourselves because the page must follow the color scheme, name its parts for screen readers, stay readable at the width of
/// a phone, and come from a program that is compiled ahead of time: ScottPlot and LiveCharts draw pixels with a native library, and the SVG
/// of OxyPlot has fixed colors and no names.
/// </remarks>
/// <param name="Title">The title, in a few words.</param>
/// <param name="Description">A sentence or two for readers who cannot see the chart.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Marks">The marks, drawn in this order.</param>
internal sealed record Chart(string Title, string Description, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartMark> Marks)
{
    /// <summary>A reference line between two points, which the marks should ideally follow; null for none.</summary>
    public (double X1, double Y1, double X2, double Y2)? Ideal { get; init; }

    /// <summary>The name of the <see cref="Ideal"/> in the key.</summary>
    public string IdealName { get; init; } = "ideal";

    /// <summary>A marked position on the horizontal axis and its name; null for none.</summary>
    public (double X, string Name)? Place { get; init; }

    /// <summary>A subtitle.</summary>
    public string? Note { get; init; }

    /// <summary>The height; the width is 360.</summary>
    public int Height { get; init; } = 230;

    /// <summary>Returns the chart as a <c>figure</c>: title, key, drawing, and the numbers in a disclosure.</summary>
    /// <param name="id">An element ID that is unique in the page.</param>
    public string ToFigure(string id) => ChartFigure.Write(this, id);

    /// <summary>Returns the drawing alone.</summary>
    /// <param name="id">An element ID that is unique in the page.</param>
    public string ToSvg(string id) => ChartSvg.Write(this, id);
}

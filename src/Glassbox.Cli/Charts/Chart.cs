namespace Glassbox.Cli.Charts;

/// <summary>A chart for a page: a drawing that follows light and dark, and behind it its numbers as a table.</summary>
/// <remarks>
/// Drawn here because a page must follow light and dark by itself, name its parts to who cannot see them, be readable at the width of a
/// telephone, and come out of a program that is compiled ahead of time: ScottPlot and LiveCharts draw pixels by a native library, and
/// the SVG of OxyPlot has fixed colors and no names.
/// </remarks>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What there is to see, for those who do not see it: a sentence or two.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from bottom to top.</param>
/// <param name="Marks">What it shows; a later one lies over those before it.</param>
internal sealed record Chart(string Title, string Description, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartMark> Marks)
{
    /// <summary>A line from one corner of the plane to another, for where the others should be; null for none.</summary>
    public (double X1, double Y1, double X2, double Y2)? Ideal { get; init; }

    /// <summary>What the <see cref="Ideal"/> is, for the key.</summary>
    public string IdealName { get; init; } = "ideal";

    /// <summary>A place from left to right that is marked, and its name; null for none.</summary>
    public (double X, string Name)? Place { get; init; }

    /// <summary>More of what it shows, in a line below the title.</summary>
    public string? Note { get; init; }

    /// <summary>The height, where the width is 360.</summary>
    public int Height { get; init; } = 230;

    /// <summary>The chart as a <c>figure</c>: title, key, drawing, and its numbers behind a disclosure.</summary>
    /// <param name="id">Of no other element in the page.</param>
    public string ToFigure(string id) => ChartFigure.Write(this, id);

    /// <summary>The drawing alone.</summary>
    /// <param name="id">Of no other element in the page.</param>
    public string ToSvg(string id) => ChartSvg.Write(this, id);
}

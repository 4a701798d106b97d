namespace Glassbox.Cli.Charts;

/// <summary>A mark of a chart: a line, dots, or bars.</summary>
/// <param name="Name">The name in the key and in the table of numbers.</param>
/// <param name="Role">What the mark stands for.</param>
internal abstract record ChartMark(string Name, ChartRole Role)
{
    /// <summary>All points that must fit on the axes.</summary>
    public abstract IEnumerable<(double X, double Y)> Extent { get; }
}

/// <summary>A line through points, from left to right. A point that is NaN breaks it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What the line stands for.</param>
/// <param name="Points">The points, in order.</param>
internal sealed record ChartLine(string Name, ChartRole Role, IReadOnlyList<(double X, double Y)> Points) : ChartMark(Name, Role)
{
    /// <summary>Whether to draw a dot at each point, for a few measured points.</summary>
    public bool HasDots { get; init; }

    /// <summary>Whether the line is drawn faint, as one of many that only their names tell apart.</summary>
    public bool IsFaint { get; init; }

    /// <summary>For faint lines, the name in the key of the line that represents them; null for lines that are not in the key.</summary>
    public string? KeyName { get; init; }

    public override IEnumerable<(double X, double Y)> Extent => Points;
}

/// <summary>Dots.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What the dots stand for.</param>
/// <param name="Points">The points, in any order.</param>
internal sealed record ChartDots(string Name, ChartRole Role, IReadOnlyList<(double X, double Y)> Points) : ChartMark(Name, Role)
{
    /// <summary>The tooltip of each dot; its numbers if null.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public override IEnumerable<(double X, double Y)> Extent => Points;
}

/// <summary>Bars that start at 0.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What the bars stand for.</param>
/// <param name="Bars">The range and the height of each bar.</param>
internal sealed record ChartBars(string Name, ChartRole Role, IReadOnlyList<(double From, double To, double Height)> Bars) : ChartMark(Name, Role)
{
    public override IEnumerable<(double X, double Y)> Extent => Bars.SelectMany(bar => (IEnumerable<(double, double)>)[(bar.From, 0), (bar.To, bar.Height)]);
}

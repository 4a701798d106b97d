namespace Glassbox.Cli.Charts;

/// <summary>What a chart shows: a line, dots, or bars.</summary>
/// <param name="Name">What it is, for the key and the table of numbers.</param>
/// <param name="Role">What it stands for.</param>
internal abstract record ChartMark(string Name, ChartRole Role)
{
    /// <summary>All that it shows, along both axes.</summary>
    public abstract IEnumerable<(double X, double Y)> Extent { get; }
}

/// <summary>A line through points, from left to right. A point that is NaN breaks it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Points">In order.</param>
internal sealed record ChartLine(string Name, ChartRole Role, IReadOnlyList<(double X, double Y)> Points) : ChartMark(Name, Role)
{
    /// <summary>Whether each point is a dot too: where they are few, and each was measured.</summary>
    public bool HasDots { get; init; }

    /// <summary>Whether it is one of many that are told apart by their names alone, and so stands back.</summary>
    public bool IsFaint { get; init; }

    /// <summary>Of faint lines, what one of them stands for in the key; null for those that are not told there.</summary>
    public string? KeyName { get; init; }

    public override IEnumerable<(double X, double Y)> Extent => Points;
}

/// <summary>Dots.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Role">What they stand for.</param>
/// <param name="Points">In any order.</param>
internal sealed record ChartDots(string Name, ChartRole Role, IReadOnlyList<(double X, double Y)> Points) : ChartMark(Name, Role)
{
    /// <summary>What is told of each where it is pointed at; its numbers where not given.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public override IEnumerable<(double X, double Y)> Extent => Points;
}

/// <summary>Bars that stand on 0.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Role">What they stand for.</param>
/// <param name="Bars">Each from where to where, and how high.</param>
internal sealed record ChartBars(string Name, ChartRole Role, IReadOnlyList<(double From, double To, double Height)> Bars) : ChartMark(Name, Role)
{
    public override IEnumerable<(double X, double Y)> Extent => Bars.SelectMany(bar => (IEnumerable<(double, double)>)[(bar.From, 0), (bar.To, bar.Height)]);
}

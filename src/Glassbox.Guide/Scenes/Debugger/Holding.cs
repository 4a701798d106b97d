using System.Globalization;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>A variable as it stands at a position.</summary>
public sealed record Holding
{
    public required Variable Variable { get; init; }

    /// <summary>The name in the program of the video; null where that has none.</summary>
    public required string? Video { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>[rows, columns]; 0 in rows that are not known yet. The same array as long as the numbers are the same.</summary>
    public required double[] Values { get; init; }

    /// <summary>The same before this step, where there was any.</summary>
    public required double[]? Before { get; init; }

    /// <summary>How many rows, from the first, have their numbers; 0 where it does not exist yet.</summary>
    public required int Known { get; init; }

    /// <summary>What the step does with it.</summary>
    public required Role Role { get; init; }

    /// <summary>The one row that the step reads or writes; null for all.</summary>
    public required int? Row { get; init; }

    /// <summary>The one column that the step reads; null for all.</summary>
    public required int? Column { get; init; }

    public bool Exists => Known > 0;

    /// <summary>As <c>(20 × 784)</c>.</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"({Rows} × {Columns})");

    public double At(int row, int column = 0) => Values[(row * Columns) + column];

    /// <summary>What rows and columns count, as in a trace.</summary>
    public required (string Rows, string Columns) Axes { get; init; }

    /// <summary>Its shape, for a shape box.</summary>
    public Shape Shape => new(Variable.Name, Rows, Columns, Axes.Rows, Axes.Columns, Variable.Term);
}

using System.Globalization;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The state of a variable after a step.</summary>
public sealed record Holding
{
    public required Variable Variable { get; init; }

    /// <summary>The name in the video's program; null if it has none.</summary>
    public required string? Video { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>[rows, columns] The values; empty if the variable does not exist yet. The array stays the same as long as the values do.</summary>
    public required double[] Values { get; init; }

    /// <summary>The role of the variable in the step.</summary>
    public required Role Role { get; init; }

    public bool Exists => Values.Length > 0;

    /// <summary>The shape, such as <c>(20 × 784)</c>.</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"({Rows} × {Columns})");

    public double At(int row, int column = 0) => Values[(row * Columns) + column];
}

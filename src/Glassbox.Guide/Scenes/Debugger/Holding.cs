using System.Globalization;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>A variable as it stands when a step has just been done.</summary>
public sealed record Holding
{
    public required Variable Variable { get; init; }

    /// <summary>The name in the program of the video; null where that has none.</summary>
    public required string? Video { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>[rows, columns]; empty where it does not exist yet. The same array as long as the numbers are the same.</summary>
    public required double[] Values { get; init; }

    /// <summary>What the step does with it.</summary>
    public required Role Role { get; init; }

    public bool Exists => Values.Length > 0;

    /// <summary>As <c>(20 × 784)</c>.</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"({Rows} × {Columns})");

    public double At(int row, int column = 0) => Values[(row * Columns) + column];
}

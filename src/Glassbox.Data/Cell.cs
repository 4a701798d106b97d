using System.Globalization;

namespace Glassbox.Data;

/// <summary>A value of a table: a number, a text, or nothing.</summary>
/// <remarks>Numbers and texts become cells by themselves: <c>("alcohol", 13.2)</c>, <c>("color", "red")</c>, <c>("age", null)</c>.</remarks>
public readonly struct Cell : IEquatable<Cell>
{
    private readonly double number; // NaN where there is none
    private readonly string? text;

    private Cell(double number, string? text) => (this.number, this.text) = (number, text);

    /// <summary>Nothing: an empty cell.</summary>
    public static Cell Missing => new(double.NaN, null);

    /// <summary>Whether it is empty.</summary>
    public bool IsMissing => text is null && double.IsNaN(number);

    /// <summary>Whether it is a text, rather than a number.</summary>
    public bool IsText => text is not null;

    /// <summary>The number; NaN where it is none.</summary>
    public double Number => text is null ? number : double.NaN;

    /// <summary>The text, or the number in the shortest way that reads back as it; null where the cell is empty.</summary>
    public string? Text => text ?? (double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A cell that holds a number; NaN is an empty one, and −0 is 0, so that equal numbers have one text.</summary>
    /// <exception cref="ArgumentException">It is infinite.</exception>
    public static Cell From(double number) => double.IsInfinity(number)
        ? throw new ArgumentException("A cell holds a finite number, or NaN where there is none.", nameof(number))
        : new Cell(number + 0.0, null);

    /// <summary>A cell that holds a number, or nothing.</summary>
    /// <exception cref="ArgumentException">It is infinite.</exception>
    public static Cell From(double? number) => From(number ?? double.NaN);

    /// <summary>A cell that holds a text; null and an empty one are an empty cell.</summary>
    public static Cell From(string? text) => string.IsNullOrEmpty(text) ? Missing : new Cell(double.NaN, text);

    /// <summary>A cell that holds the name of a value.</summary>
    public static Cell From<T>(T value)
        where T : struct, Enum => From(value.ToString());

    /// <summary>A cell that holds a number; NaN is an empty one.</summary>
    /// <exception cref="ArgumentException">It is infinite.</exception>
    public static implicit operator Cell(double number) => From(number);

    /// <summary>A cell that holds a text; null and an empty one are an empty cell.</summary>
    public static implicit operator Cell(string? text) => From(text);

    /// <summary>A cell that holds <c>true</c> or <c>false</c>.</summary>
    public static implicit operator Cell(bool value) => new(double.NaN, value ? "true" : "false");

    /// <summary>Whether two cells hold the same; empty ones do.</summary>
    public static bool operator ==(Cell left, Cell right) => left.Equals(right);

    /// <summary>Whether two cells hold something else.</summary>
    public static bool operator !=(Cell left, Cell right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Cell other) => number.Equals(other.number) && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cell other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(number, text);

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}

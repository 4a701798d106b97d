using System.Globalization;

namespace Glassbox.Data;

/// <summary>A value in a table: a number, a text, or nothing.</summary>
/// <remarks>Numbers and texts convert implicitly to cells: <c>("alcohol", 13.2)</c>, <c>("color", "red")</c>, <c>("age", null)</c>.</remarks>
public readonly struct Cell : IEquatable<Cell>
{
    private readonly double number; // NaN if the cell is not a number
    private readonly string? text;

    private Cell(double number, string? text) => (this.number, this.text) = (number, text);

    /// <summary>An empty cell.</summary>
    public static Cell Missing => new(double.NaN, null);

    /// <summary>Whether the cell is empty.</summary>
    public bool IsMissing => text is null && double.IsNaN(number);

    /// <summary>Whether the cell is a text, rather than a number.</summary>
    public bool IsText => text is not null;

    /// <summary>The number; NaN if the cell is not a number.</summary>
    public double Number => text is null ? number : double.NaN;

    /// <summary>The text, or the shortest form of the number that parses to the same value; null if the cell is empty.</summary>
    public string? Text => text ?? (double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Creates a cell from a number; NaN gives an empty cell, and −0 becomes 0, so that equal numbers have the same text.</summary>
    /// <exception cref="ArgumentException">The number is infinite.</exception>
    public static Cell From(double number) => double.IsInfinity(number)
        ? throw new ArgumentException("A cell holds a finite number, or NaN where there is none.", nameof(number))
        : new Cell(number + 0.0, null);

    /// <summary>Creates a cell from a number or null.</summary>
    /// <exception cref="ArgumentException">The number is infinite.</exception>
    public static Cell From(double? number) => From(number ?? double.NaN);

    /// <summary>Creates a cell from a text; null and the empty string give an empty cell.</summary>
    public static Cell From(string? text) => string.IsNullOrEmpty(text) ? Missing : new Cell(double.NaN, text);

    /// <summary>Creates a cell from an enum value, with its name as text.</summary>
    public static Cell From<T>(T value)
        where T : struct, Enum => From(value.ToString());

    /// <summary>Converts a number to a cell; NaN gives an empty cell.</summary>
    /// <exception cref="ArgumentException">The number is infinite.</exception>
    public static implicit operator Cell(double number) => From(number);

    /// <summary>Converts a text to a cell; null and the empty string give an empty cell.</summary>
    public static implicit operator Cell(string? text) => From(text);

    /// <summary>Converts a Boolean to a cell with the text <c>true</c> or <c>false</c>.</summary>
    public static implicit operator Cell(bool value) => new(double.NaN, value ? "true" : "false");

    /// <summary>Returns whether two cells are equal; empty cells are.</summary>
    public static bool operator ==(Cell left, Cell right) => left.Equals(right);

    /// <summary>Returns whether two cells differ.</summary>
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

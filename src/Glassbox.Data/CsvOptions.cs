using System.Text;

namespace Glassbox.Data;

/// <summary>What is known of a file of separated values. What is null is detected.</summary>
public sealed record CsvOptions
{
    /// <summary>Nothing is said.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>What stands between two cells: usually a comma, a semicolon, a tab, or a vertical bar.</summary>
    public char? Separator { get; init; }

    /// <summary>What stands before the fraction of a number: a point or a comma.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>Whether the first row names the columns. Where none does, they are called <c>column 1</c> and so on.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Whether quotation marks protect what stands between them. Where not, they are characters like any other.</summary>
    public bool HasQuotes { get; init; } = true;

    /// <summary>How characters are written as bytes; otherwise as a mark at the start says, as UTF-8, or else as Windows-1252.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The kinds of some columns, by name, where those detected are not what is meant.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; init; } = new Dictionary<string, ColumnKind>();

    /// <summary>
    /// What stands in a column of numbers where there is none, besides nothing at all; in
    /// capital letters or small ones. In a column of texts only an empty cell is missing.
    /// </summary>
    public IReadOnlyCollection<string> Missing { get; init; } = ["NA", "N/A", "n.a.", "NaN", "null", "none", "nil", "#N/A", "#VALUE!", "#DIV/0!", "?", "-", "--", "."];
}

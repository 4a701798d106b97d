using System.Globalization;
using System.Text;

namespace Glassbox.Data;

/// <summary>Options for reading a CSV file. Values that are null are detected.</summary>
public sealed record CsvOptions
{
    /// <summary>The default options: everything is detected.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>The separator between cells: usually a comma, a semicolon, a tab, or a vertical bar.</summary>
    public char? Separator { get; init; }

    /// <summary>The decimal separator of numbers: a point or a comma.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>Whether the first row has the names of the columns. Without names, columns are called <c>column 1</c> and so on.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>Whether quotation marks enclose cells. If not, they are ordinary characters.</summary>
    public bool HasQuotes { get; init; } = true;

    /// <summary>The character encoding; by default that of the byte order mark, otherwise UTF-8, or Windows-1252 if the file is not valid UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The kinds of columns, by name, that override the detected ones.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds { get; init; } = new Dictionary<string, ColumnKind>();

    /// <summary>
    /// The texts that mark a missing value in a column of numbers, besides an empty cell; case does not matter. In a column of text, only empty
    /// cells are missing.
    /// </summary>
    public IReadOnlyCollection<string> Missing { get; init; } = ["NA", "N/A", "n.a.", "NaN", "null", "none", "nil", "#N/A", "#VALUE!", "#DIV/0!", "?", "-", "--", "."];

    /// <summary>Returns the name and the value of each option.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"CsvOptions {{ Separator = {Separator}, DecimalSign = {DecimalSign}, HasHeader = {HasHeader}, HasQuotes = {HasQuotes}, Encoding = {Encoding?.WebName}, Kinds = [{string.Join(", ", Kinds.Select(kind => $"{kind.Key}: {kind.Value}"))}], Missing = [{string.Join(", ", Missing)}] }}");
}

namespace Glassbox.Data;

/// <summary>How a file of separated values was read.</summary>
/// <param name="Separator">What stands between two cells.</param>
/// <param name="DecimalSign">What stands before the fraction of a number.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="EncodingName">How characters are written as bytes, as <c>utf-8</c>.</param>
public sealed record CsvFormat(char Separator, char DecimalSign, bool HasHeader, string EncodingName)
{
    /// <summary>Lines above the table that are no part of it, as titles and remarks; empty ones are not counted.</summary>
    public int LinesAbove { get; init; }

    /// <summary>As <c>separator ';', decimal sign ',', a header, utf-8</c>.</summary>
    public override string ToString() =>
        $"separator {(Separator == '\t' ? "tab" : $"'{Separator}'")}, decimal sign '{DecimalSign}', {(HasHeader ? "a header" : "no header")}{Above}, {EncodingName}";

    private string Above => LinesAbove switch { 0 => "", 1 => " below a line that is passed over", _ => FormattableString.Invariant($" below {LinesAbove} lines that are passed over") };
}

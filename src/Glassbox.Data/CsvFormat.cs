namespace Glassbox.Data;

/// <summary>The detected format of a CSV file.</summary>
/// <param name="Separator">The separator between cells.</param>
/// <param name="DecimalSign">The decimal separator of numbers.</param>
/// <param name="HasHeader">Whether the first row has the names of the columns.</param>
/// <param name="EncodingName">The character encoding, such as <c>utf-8</c>.</param>
public sealed record CsvFormat(char Separator, char DecimalSign, bool HasHeader, string EncodingName)
{
    /// <summary>The number of lines above the table that are not part of it, such as titles and remarks, without empty lines.</summary>
    public int LinesAbove { get; init; }

    /// <summary>Returns a description, such as <c>separator ';', decimal sign ',', a header, utf-8</c>.</summary>
    public override string ToString() =>
        $"separator {(Separator == '\t' ? "tab" : $"'{Separator}'")}, decimal sign '{DecimalSign}', {(HasHeader ? "a header" : "no header")}{Above}, {EncodingName}";

    private string Above => LinesAbove switch { 0 => "", 1 => " below a skipped line", _ => FormattableString.Invariant($" below {LinesAbove} skipped lines") };
}

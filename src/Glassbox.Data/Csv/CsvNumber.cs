using System.Globalization;
using csFastFloat;

namespace Glassbox.Data.Csv;

/// <summary>Numbers as files have them.</summary>
internal static class CsvNumber
{
    /// <summary>Reads a finite number that takes the whole of a text, as <c>-1.5e3</c>; white space around it may be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalSign">What stands before its fraction.</param>
    /// <param name="number">The nearest double.</param>
    public static bool TryParse(ReadOnlySpan<char> text, char decimalSign, out double number)
    {
        // What ends in another character than a digit, or the decimal sign, is a name of infinity, or nothing.
        if (!text.IsEmpty && IsLast(text[^1], decimalSign)
            && FastDoubleParser.TryParseDouble(text, out int used, out number, NumberStyles.Float, decimalSign)
            && used == text.Length && double.IsFinite(number))
            return true;
        return TryParseSlowly(text.Trim(), decimalSign, out number);
    }

    // A plus before it, white space around it, and what is no number.
    private static bool TryParseSlowly(ReadOnlySpan<char> text, char decimalSign, out double number)
    {
        number = double.NaN;
        if (text.IsEmpty || !IsLast(text[^1], decimalSign)) return false;
        if (text[0] == '+')
        {
            text = text[1..];
            if (text[0] == '-') return false;
        }

        if (!(char.IsAsciiDigit(text[0]) || text[0] == '-' || text[0] == decimalSign)) return false;
        NumberFormatInfo format = decimalSign == '.' ? NumberFormatInfo.InvariantInfo : Comma;
        if (double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowTrailingWhite, format, out double read) && double.IsFinite(read))
        {
            number = read;
            return true;
        }

        return false;
    }

    private static NumberFormatInfo Comma { get; } = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static bool IsLast(char character, char decimalSign) => char.IsAsciiDigit(character) || character == decimalSign;
}

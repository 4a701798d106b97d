using System.Globalization;
using csFastFloat;

namespace Glassbox.Data.Csv;

/// <summary>Parses numbers as they occur in files.</summary>
internal static class CsvNumber
{
    /// <summary>Parses a text that is a finite number, such as <c>-1.5e3</c>, ignoring white space around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalSign">The decimal separator.</param>
    /// <param name="number">The nearest double.</param>
    public static bool TryParse(ReadOnlySpan<char> text, char decimalSign, out double number)
    {
        // A text that ends in neither a digit nor the decimal sign is a name of infinity, or not a number.
        if (!text.IsEmpty && IsLast(text[^1], decimalSign)
            && FastDoubleParser.TryParseDouble(text, out int used, out number, NumberStyles.Float, decimalSign)
            && used == text.Length && double.IsFinite(number))
            return true;
        return TryParseSlowly(text.Trim(), decimalSign, out number);
    }

    /// <summary>
    /// Parses a number as people write it: with thousands separators, such as <c>1,204.50</c> (or with points, if the decimal sign is a comma; with
    /// apostrophes or narrow spaces), with a currency before or after it, such as <c>$12</c>, or with a percent sign.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="decimalSign">The decimal separator.</param>
    /// <param name="number">The nearest double; for percentages, the number as written.</param>
    public static bool TryParseWritten(ReadOnlySpan<char> text, char decimalSign, out double number)
    {
        if (TryParse(text, decimalSign, out number)) return true;
        text = text.Trim();
        bool isNegative = text.Length > 1 && text[0] is '-' or '−';
        if (isNegative) text = text[1..];
        if (text.Length > 1 && Currencies.Contains(text[0], StringComparison.Ordinal)) text = text[1..].TrimStart();
        if (text.Length > 1 && (text[^1] == '%' || Currencies.Contains(text[^1], StringComparison.Ordinal))) text = text[..^1].TrimEnd();
        if (text.IsEmpty || text.Length > MostDigits || (isNegative && !char.IsAsciiDigit(text[0]))) return false;
        Span<char> plain = stackalloc char[MostDigits];
        int length = Ungroup(text, decimalSign, plain);
        if (length == 0 || !TryParse(plain[..length], decimalSign, out number)) return false;
        if (isNegative) number = -number;
        return true;
    }

    /// <summary>Returns whether a text is a number with thousands separators.</summary>
    public static bool IsGrouped(ReadOnlySpan<char> text, char decimalSign) =>
        text.Length <= MostDigits && Ungroup(text, decimalSign, stackalloc char[MostDigits]) is > 0 and var length && length < text.Length;

    // Removes thousands separators: a group of one to three digits without a leading zero, then groups of three, then optionally a fraction. The
    // result is empty for anything else.
    private static int Ungroup(ReadOnlySpan<char> text, char decimalSign, Span<char> plain)
    {
        int end = text.IndexOf(decimalSign) is >= 0 and var at ? at : text.Length, length = 0, group = 0;
        char mark = '\0';
        for (int i = 0; i < end; i++)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c))
            {
                (plain[length++], group) = (c, group + 1);
                continue;
            }

            bool isMark = mark == '\0' ? c != decimalSign && Marks.Contains(c, StringComparison.Ordinal) && group is >= 1 and <= 3 && text[0] != '0' : c == mark && group == 3;
            if (!isMark) return mark == '\0' ? Copy(text, plain) : 0;
            (mark, group) = (c, 0);
        }

        if (mark == '\0') return Copy(text, plain);
        if (group != 3) return 0;
        text[end..].CopyTo(plain[length..]);
        return length + text.Length - end;

        static int Copy(ReadOnlySpan<char> all, Span<char> to)
        {
            all.CopyTo(to);
            return all.Length;
        }
    }

    private const int MostDigits = 64;
    private const string Currencies = "$€£¥₹", Marks = ",.'’\u00A0\u202F";

    // Handles a leading plus, white space around the number, and texts that are not numbers.
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

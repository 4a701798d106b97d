using System.Globalization;

namespace Glassbox.Guide.Stage;

/// <content>Words and numbers.</content>
public sealed partial class Painter
{
    /// <summary>A text on one line; up and down its middle is at the place.</summary>
    public void Text(ReadOnlySpan<char> text, double x, double y, Lettering lettering, Shade shade)
    {
        if (!IsSeen(shade) || text.IsEmpty) return;
        Start(Mark.Text, 10 + text.Length);
        Put(x);
        Put(y);
        Put((int)lettering.Align);
        PutLetters(text, lettering, shade);
    }

    /// <summary>Goes on where the last text ended, if that was set to the left.</summary>
    public void TextOn(ReadOnlySpan<char> text, Lettering lettering, Shade shade)
    {
        if (text.IsEmpty) return;
        Start(Mark.TextOn, 7 + text.Length);
        PutLetters(text, lettering, shade);
    }

    /// <summary>A number with a fixed count of decimals and a true minus sign.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits behind the point, 0 to 9.</param>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its place.</param>
    /// <param name="lettering">How it is set.</param>
    /// <param name="shade">Its color.</param>
    /// <param name="isSigned">Numbers above 0 get a plus sign.</param>
    /// <param name="before">Words before it.</param>
    /// <param name="after">Words behind it.</param>
    public void Number(
        double value, int decimals, double x, double y, Lettering lettering, Shade shade, bool isSigned = false,
        ReadOnlySpan<char> before = default, ReadOnlySpan<char> after = default)
    {
        Span<char> text = stackalloc char[96];
        before.CopyTo(text);
        int length = before.Length + Format(text[before.Length..], value, decimals, isSigned);
        after.CopyTo(text[length..]);
        Text(text[..(length + after.Length)], x, y, lettering, shade);
    }

    /// <summary>A whole number, thousands apart.</summary>
    public void Count(
        long value, double x, double y, Lettering lettering, Shade shade, ReadOnlySpan<char> before = default, ReadOnlySpan<char> after = default)
    {
        Span<char> text = stackalloc char[96];
        before.CopyTo(text);
        value.TryFormat(text[before.Length..], out int written, "N0", CultureInfo.InvariantCulture);
        int length = before.Length + written;
        text[before.Length..length].Replace(',', '\u202f');
        after.CopyTo(text[length..]);
        Text(text[..(length + after.Length)], x, y, lettering, shade);
    }

    // "F2" and the like are strings of the program: nothing is made.
    private static int Format(Span<char> text, double value, int decimals, bool isSigned)
    {
        ReadOnlySpan<char> format = decimals switch { 0 => "F0", 1 => "F1", 2 => "F2", 3 => "F3", 4 => "F4", 5 => "F5", 6 => "F6", 7 => "F7", 8 => "F8", _ => "F9" };
        value.TryFormat(text[1..], out int length, format, CultureInfo.InvariantCulture);
        Span<char> digits = text.Slice(1, length);
        bool isNegative = digits.Length > 0 && digits[0] == '-';
        bool isZero = digits.IndexOfAnyInRange('1', '9') < 0 && !double.IsNaN(value) && !double.IsInfinity(value);
        if (isNegative) digits = digits[1..];
        char? sign = isZero ? null : isNegative ? '−' : isSigned ? '+' : null;
        if (sign is { } mark)
        {
            digits.CopyTo(text[1..]);
            text[0] = mark;
            return digits.Length + 1;
        }

        digits.CopyTo(text);
        return digits.Length;
    }

    private void PutLetters(ReadOnlySpan<char> text, Lettering lettering, Shade shade)
    {
        Put(lettering.Size);
        Put(lettering.Weight);
        Put((int)lettering.Face);
        Put(shade);
        Put(text.Length);
        foreach (char letter in text) Put(letter);
    }
}

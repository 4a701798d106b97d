namespace Glassbox.Guide.Stage;

/// <content>Text and numbers.</content>
public sealed partial class Painter
{
    /// <summary>Draws a single line of text, vertically centered at the position.</summary>
    public void Text(ReadOnlySpan<char> text, double x, double y, Lettering lettering, Shade shade)
    {
        if (!IsSeen(shade) || text.IsEmpty) return;
        Start(Mark.Text, 10 + text.Length);
        Put(x);
        Put(y);
        Put((int)lettering.Align);
        PutLetters(text, lettering, shade);
    }

    /// <summary>Continues where the last text ended, if that was left-aligned.</summary>
    public void TextOn(ReadOnlySpan<char> text, Lettering lettering, Shade shade)
    {
        if (text.IsEmpty) return;
        Start(Mark.TextOn, 7 + text.Length);
        PutLetters(text, lettering, shade);
    }

    /// <summary>Draws a number with a fixed count of decimals and a true minus sign.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits after the decimal point, 0 to 9.</param>
    /// <param name="x">The x-coordinate.</param>
    /// <param name="y">The y-coordinate.</param>
    /// <param name="lettering">The text style.</param>
    /// <param name="shade">The color.</param>
    /// <param name="isSigned">Whether positive numbers get a plus sign.</param>
    /// <param name="before">The text before the number.</param>
    /// <param name="after">The text after the number.</param>
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

    /// <summary>Draws a whole number, with thousands separated.</summary>
    public void Count(
        long value, double x, double y, Lettering lettering, Shade shade, ReadOnlySpan<char> before = default, ReadOnlySpan<char> after = default)
    {
        Span<char> text = stackalloc char[96];
        before.CopyTo(text);
        int length = before.Length + Whole(text[before.Length..], value, isGrouped: true);
        after.CopyTo(text[length..]);
        Text(text[..(length + after.Length)], x, y, lettering, shade);
    }

    // Formats as Numbers.Fixed does. The framework's own formatting allocates until it is optimized by the JIT, and always in interpreted
    // code.
    internal static int Format(Span<char> text, double value, int decimals, bool isSigned = false)
    {
        double size = Math.Abs(value), scaled = size * Power(decimals), whole = Math.Floor(scaled), rest = scaled - whole;
        if (!(scaled < 1e15)) return Huge(text, value, decimals, isSigned);
        bool roundsUp = Math.Abs(rest - 0.5) < 1e-3 ? RoundsUp(size, decimals, (long)whole) : rest > 0.5;
        long digits = (long)whole + (roundsUp ? 1 : 0), unit = (long)Power(decimals);
        int length = 0;
        if (digits != 0 && value < 0) text[length++] = '−';
        else if (digits != 0 && isSigned) text[length++] = '+';
        length += Whole(text[length..], digits / unit, isGrouped: false);
        if (decimals == 0) return length;
        text[length++] = '.';
        long fraction = digits % unit;
        for (int i = decimals - 1; i >= 0; i--, fraction /= 10) text[length + i] = (char)('0' + (fraction % 10));
        return length + decimals;
    }

    // Whether to round up a number close to halfway between two representable ones; exactly halfway, rounds to even. A double is an integer
    // divided by a power of two, so integer arithmetic decides.
    private static bool RoundsUp(double size, int decimals, long whole)
    {
        long bits = BitConverter.DoubleToInt64Bits(size);
        int exponent = (int)(bits >> 52) - 1075;
        if (exponent is >= 0 or < -100) return false; // no fraction, or far too small
        var number = (UInt128)(ulong)((bits & ((1L << 52) - 1)) | (1L << 52)) * (UInt128)Power(decimals) * 2;
        UInt128 middle = (UInt128)(ulong)((2 * whole) + 1) << -exponent;
        return number > middle || (number == middle && whole % 2 == 1);
    }

    // NaN, infinity, or a number with more digits than anyone reads.
    private static int Huge(Span<char> text, double value, int decimals, bool isSigned)
    {
        string number = Widgets.Numbers.Fixed(value, decimals);
        if (isSigned && value > 0) number = "+" + number;
        number.CopyTo(text);
        return number.Length;
    }

    private static int Whole(Span<char> text, long value, bool isGrouped)
    {
        int length = 0;
        if (value < 0)
        {
            text[length++] = '−';
            value = -value;
        }

        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) digits++;
        int end = length + digits + (isGrouped ? (digits - 1) / 3 : 0);
        for (int i = end - 1, written = 0; i >= length; i--, written++)
        {
            if (isGrouped && written == 3)
            {
                text[i] = '\u202f';
                written = -1;
                continue;
            }

            text[i] = (char)('0' + (value % 10));
            value /= 10;
        }

        return end;
    }

    private static double Power(int decimals)
    {
        double power = 1;
        for (int i = 0; i < decimals; i++) power *= 10;
        return power;
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

using System.Globalization;

namespace Glassbox.Guide.Widgets;

/// <summary>How numbers are written, everywhere alike: a true minus sign, as many digits as are worth reading.</summary>
public static class Numbers
{
    private const char Minus = '−';

    /// <summary>With so many decimals, as 0.1234.</summary>
    public static string Fixed(double number, int decimals = 4) => Signed(number.ToString("F" + decimals, CultureInfo.InvariantCulture));

    /// <summary>The number that <see cref="Fixed"/> shows. (Math.Round decides ties otherwise: it makes -0.018 of -0.0185, which is shown as -0.019.)</summary>
    public static double Rounded(double number, int decimals) =>
        double.Parse(number.ToString("F" + decimals, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>With four significant digits, very small and very large ones with a power of ten, as 1.234·10⁻⁷.</summary>
    public static string Brief(double number)
    {
        double size = Math.Abs(number);
        if (double.IsNaN(number)) return "not a number";
        if (double.IsInfinity(number)) return number > 0 ? "∞" : "−∞";
        if (size == 0) return "0";
        if (size is >= 1e-4 and < 1e5)
            return Signed(number.ToString("F" + Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6), CultureInfo.InvariantCulture));
        int power = (int)Math.Floor(Math.Log10(size));
        return $"{Signed((number / Math.Pow(10, power)).ToString("F3", CultureInfo.InvariantCulture))}·10{Superscript(power)}";
    }

    /// <summary>In as few characters as will do: three decimals, fewer for large ones, or the power of ten of a small one, as 1·10⁻⁷.</summary>
    public static string Compact(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 99.95 => Fixed(number, 0),
        >= 9.9995 => Fixed(number, 1),
        >= 0.0005 => Fixed(number, 3),
        _ => Tiny(number),
    };

    /// <summary>With thousands apart, as 60 000.</summary>
    public static string Count(long number) => Signed(number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202f'));

    /// <summary>A fraction as percent, as 93.41 %.</summary>
    public static string Percent(double fraction, int decimals = 2) => $"{Fixed(100 * fraction, decimals)}\u202f%";

    /// <summary>A digit with its article, as a 3, an 8.</summary>
    public static string A(int digit) => (digit == 8 ? "an " : "a ") + digit.ToString(CultureInfo.InvariantCulture);

    /// <summary>How many decimals to show of numbers, so that a calculator that is given them as shown gives the result as shown.</summary>
    /// <param name="result">What the exact numbers give.</param>
    /// <param name="again">What they give when each is rounded to so many decimals.</param>
    /// <param name="shown">How the result is written.</param>
    /// <param name="least">No fewer than these; never more than 12.</param>
    public static int Decimals(double result, Func<int, double> again, Func<double, string> shown, int least)
    {
        int decimals = least;
        while (decimals < 12 && shown(again(decimals)) != shown(result)) decimals++;
        return decimals;
    }

    /// <summary>How many decimals two factors need, for their product to be the one shown.</summary>
    public static int Decimals(double a, double b, Func<double, string> shown, int least = 3) =>
        Decimals(a * b, decimals => Rounded(a, decimals) * Rounded(b, decimals), shown, least);

    /// <summary>Two factors, as 0.487 × 0.992, for their product to be the one shown.</summary>
    public static string Factors(double a, double b, Func<double, string> shown)
    {
        int decimals = Decimals(a, b, shown);
        return $"{Fixed(a, decimals)} × {Fixed(b, decimals)}";
    }

    /// <summary>As attributes of HTML and SVG have it.</summary>
    public static string Invariant(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Tiny(double number)
    {
        string text = Brief(number); // as 1.234·10⁻⁷, or a fraction with many zeros
        if (!text.Contains('·')) return $"{Fixed(number * 1e4, 0)}·10⁻⁴";
        int point = text.IndexOf('.'), times = text.IndexOf('·');
        return text[..point] + text[times..];
    }

    private static string Signed(string text)
    {
        string positive = text.TrimStart('-');
        return positive.Length == text.Length || positive.AsSpan().IndexOfAnyExcept('0', '.') < 0 ? positive : Minus + positive;
    }

    private static string Superscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}

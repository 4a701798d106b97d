using System.Globalization;

namespace Glassbox.Guide.Widgets;

/// <summary>Formats numbers the same way everywhere: with a true minus sign and a sensible number of digits.</summary>
public static class Numbers
{
    private const char Minus = '−';

    /// <summary>Formats with a fixed number of decimals, such as 0.1234.</summary>
    public static string Fixed(double number, int decimals = 4) => Signed(number.ToString("F" + decimals, CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the number that <see cref="Fixed"/> shows. (Math.Round breaks ties differently: it rounds -0.0185 to -0.018, which is shown
    /// as -0.019.)
    /// </summary>
    public static double Rounded(double number, int decimals) =>
        double.Parse(number.ToString("F" + decimals, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Formats with four significant digits, very small and very large numbers with a power of ten, such as 1.234·10⁻⁷.</summary>
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

    /// <summary>Formats compactly: three decimals, fewer for large numbers, or a power of ten for small ones, such as 1·10⁻⁷.</summary>
    public static string Compact(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 99.95 => Fixed(number, 0),
        >= 9.9995 => Fixed(number, 1),
        >= 0.0005 => Fixed(number, 3),
        _ => Tiny(number),
    };

    /// <summary>Formats with grouped thousands, such as 60 000.</summary>
    public static string Count(long number) => Signed(number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202f'));

    /// <summary>Formats a fraction as a percentage, such as 93.41 %.</summary>
    public static string Percent(double fraction, int decimals = 2) => $"{Fixed(100 * fraction, decimals)}\u202f%";

    /// <summary>Formats a digit with its article, such as a 3, an 8.</summary>
    public static string A(int digit) => (digit == 8 ? "an " : "a ") + digit.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns the number of decimals with which to show numbers, so that computing with the numbers as shown gives the result as shown.
    /// </summary>
    /// <param name="result">The result of the exact numbers.</param>
    /// <param name="again">Computes the result with all numbers rounded to a number of decimals.</param>
    /// <param name="shown">Formats the result.</param>
    /// <param name="least">The minimum number of decimals; the maximum is 12.</param>
    public static int Decimals(double result, Func<int, double> again, Func<double, string> shown, int least)
    {
        int decimals = least;
        while (decimals < 12 && shown(again(decimals)) != shown(result)) decimals++;
        return decimals;
    }

    /// <summary>Returns the number of decimals with which two factors give the product as shown.</summary>
    public static int Decimals(double a, double b, Func<double, string> shown, int least = 3) =>
        Decimals(a * b, decimals => Rounded(a, decimals) * Rounded(b, decimals), shown, least);

    /// <summary>Formats two factors, such as 0.487 × 0.992, so that they give the product as shown.</summary>
    public static string Factors(double a, double b, Func<double, string> shown)
    {
        int decimals = Decimals(a, b, shown);
        return $"{Fixed(a, decimals)} × {Fixed(b, decimals)}";
    }

    /// <summary>Formats for attributes in HTML and SVG.</summary>
    public static string Invariant(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Tiny(double number)
    {
        string text = Brief(number); // such as 1.234·10⁻⁷, or a fraction with many zeros
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

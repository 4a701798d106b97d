using System.Globalization;

namespace Glassbox.Cli.Views;

/// <summary>Formats numbers for people.</summary>
internal static class Numerals
{
    public static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double fraction) => Fixed(100 * fraction, 2) + "%";

    public static string Fixed(double number, int digits) => number.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => Fixed(seconds, seconds < 10 ? 2 : 1) + " s";
}

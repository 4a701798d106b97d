using System.Globalization;

namespace Glassbox.Bench;

/// <summary>Formats counts.</summary>
internal static class Words
{
    /// <summary>Formats a number with a space between thousands, such as 60 000.</summary>
    public static string Thousands(int count) => count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>Formats a count with its noun, such as 1 round or 3 rounds.</summary>
    public static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + ' ' + what + (count == 1 ? "" : "s");
}

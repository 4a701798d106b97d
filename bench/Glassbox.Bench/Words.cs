using System.Globalization;

namespace Glassbox.Bench;

/// <summary>How things are called.</summary>
internal static class Words
{
    /// <summary>A number with its thousands apart, as 60 000.</summary>
    public static string Thousands(int count) => count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    /// <summary>So many of something, as 1 round, 3 rounds.</summary>
    public static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + ' ' + what + (count == 1 ? "" : "s");
}

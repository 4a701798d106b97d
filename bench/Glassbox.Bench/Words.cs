using System.Globalization;

namespace Glassbox.Bench;

/// <summary>How things are called.</summary>
internal static class Words
{
    /// <summary>So many of something, as 1 round, 3 rounds.</summary>
    public static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + ' ' + what + (count == 1 ? "" : "s");
}

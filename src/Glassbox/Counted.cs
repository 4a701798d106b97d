using System.Globalization;

namespace Glassbox;

/// <summary>Numbers of things, in words: <c>1 sample</c>, <c>60,000 samples</c>, <c>2 classes</c>.</summary>
internal static class Counted
{
    public static string Of(long count, string thing, string? things = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? thing : things ?? thing + (thing.EndsWith('s') ? "es" : "s"))}");
}

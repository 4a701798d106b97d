namespace Glassbox.Cli.Views;

/// <summary>Formats durations for people.</summary>
internal static class Durations
{
    /// <summary>Returns an approximate duration, such as <c>45 s</c>, <c>12 min</c> or <c>3.5 h</c>.</summary>
    public static string About(double seconds) => seconds switch
    {
        < 0.95 => $"{Numerals.Fixed(seconds, 1)} s",
        < 99.5 => $"{Numerals.Fixed(seconds, 0)} s",
        < 99.5 * 60 => $"{Numerals.Fixed(seconds / 60, 0)} min",
        < 48 * 3600 => $"{Numerals.Fixed(seconds / 3600, 1)} h",
        _ => $"{Numerals.Fixed(seconds / 86400, 0)} days",
    };
}

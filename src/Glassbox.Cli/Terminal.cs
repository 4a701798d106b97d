namespace Glassbox.Cli;

/// <summary>Which of the standard streams are a terminal.</summary>
internal static class Terminal
{
    private static readonly AsyncLocal<bool> isReplaced = new();

    public static bool IsInput => !isReplaced.Value && !Console.IsInputRedirected;

    public static bool IsOutput => !isReplaced.Value && !Console.IsOutputRedirected;

    public static bool IsError => !isReplaced.Value && !Console.IsErrorRedirected;

    /// <summary>Whether whoever calls this has put streams of its own in the console's place.</summary>
    public static bool IsReplaced => isReplaced.Value;

    /// <summary>From here on, for this caller and all it starts, no stream is a terminal.</summary>
    public static void Replace() => isReplaced.Value = true;
}

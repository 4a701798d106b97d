namespace Glassbox.Cli;

/// <summary>Which of the standard streams are terminals.</summary>
internal static class Terminal
{
    private static readonly AsyncLocal<bool> isReplaced = new();

    public static bool IsInput => !isReplaced.Value && !Console.IsInputRedirected;

    public static bool IsOutput => !isReplaced.Value && !Console.IsOutputRedirected;

    public static bool IsError => !isReplaced.Value && !Console.IsErrorRedirected;

    /// <summary>Whether the caller has replaced the streams of the console.</summary>
    public static bool IsReplaced => isReplaced.Value;

    /// <summary>Declares that no stream is a terminal, for this caller and everything that it starts.</summary>
    public static void Replace() => isReplaced.Value = true;
}

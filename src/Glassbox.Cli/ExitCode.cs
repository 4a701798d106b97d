namespace Glassbox.Cli;

/// <summary>What the command tells the shell at its end.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The job could not be done, or not all of it.</summary>
    public const int Failed = 1;

    /// <summary>The command was not given as it must be.</summary>
    public const int Usage = 2;

    /// <summary>Nobody reads standard output any more: 128 + SIGPIPE, as shells have it.</summary>
    public const int OutputLeft = 141;

    /// <summary>Stopped by Ctrl-C, or another request to end: 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}

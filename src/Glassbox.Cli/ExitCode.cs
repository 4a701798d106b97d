namespace Glassbox.Cli;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The job failed, in whole or in part.</summary>
    public const int Failed = 1;

    /// <summary>The command line is invalid.</summary>
    public const int Usage = 2;

    /// <summary>The reader of standard output has gone: 128 + SIGPIPE, as in shells.</summary>
    public const int BrokenPipe = 141;

    /// <summary>Stopped by Ctrl-C or another request to end: 128 + SIGINT, as in shells.</summary>
    public const int Interrupted = 130;
}

namespace Glassbox.Cli;

/// <summary>Standard output can no longer be written.</summary>
internal sealed class OutletException(Exception cause) : Exception(cause.Message, cause)
{
    private const int BrokenPipe = 32; // EPIPE, on Linux and macOS

    /// <summary>Whether the reader has closed the pipe, as <c>head</c> does when it has enough. This is not reported as an error.</summary>
    public bool IsBrokenPipe => InnerException is IOException && (InnerException.HResult & 0xffff) == BrokenPipe;
}

namespace Glassbox.Cli;

/// <summary>Standard output cannot be written to any more.</summary>
internal sealed class OutletException(Exception cause) : Exception(cause.Message, cause)
{
    private const int BrokenPipe = 32; // EPIPE, on Linux and macOS

    /// <summary>Whether whoever read it has gone, as <c>head</c> does when it has enough: nothing that need be told.</summary>
    public bool IsLeft => InnerException is IOException && (InnerException.HResult & 0xffff) == BrokenPipe;
}

namespace Glassbox.Cli.Logs;

/// <summary>A file that is told of each epoch.</summary>
internal interface IEpochLog : IDisposable
{
    /// <summary>Writes an epoch, down to the disk's cache: what has been written stays, whatever becomes of the command.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Write(EpochEntry entry);
}

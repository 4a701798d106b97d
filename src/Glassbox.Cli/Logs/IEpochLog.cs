namespace Glassbox.Cli.Logs;

/// <summary>A log with an entry for each epoch.</summary>
internal interface IEpochLog : IDisposable
{
    /// <summary>Writes an epoch and flushes it to the operating system: it is kept even if the command crashes.</summary>
    /// <exception cref="IOException">The entry cannot be written.</exception>
    void Write(EpochEntry entry);
}

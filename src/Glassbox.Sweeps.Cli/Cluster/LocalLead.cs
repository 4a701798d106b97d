using System.Globalization;
using Glassbox.Cli;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>
/// The leading process of a cluster on this machine, which keeps the membership in memory: the first process to start, until it ends. It holds a
/// lock, which is released when it ends for whatever reason, and writes its port to a file for the others.
/// </summary>
internal sealed class LocalLead : IDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    private readonly string folder;
    private readonly FileStream? held;

    private LocalLead(string folder, FileStream? held, int port) => (this.folder, this.held, Port) = (folder, held, port);

    /// <summary>The default folder, shared by the processes of this user.</summary>
    public static string Usual => Path.Combine(Path.GetDirectoryName(DataCache.Usual)!, "cluster");

    /// <summary>The port at which it listens.</summary>
    public int Port { get; }

    /// <summary>Whether it is this process.</summary>
    public bool IsHere => held is not null;

    /// <summary>Finds the leading process, or becomes it.</summary>
    /// <param name="folder">The folder shared by the processes of a user.</param>
    /// <param name="freePort">Returns a free port.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static async Task<LocalLead> FindAsync(string folder, Func<int> freePort, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder}: the processes of this machine's cluster cannot use this folder: {fault.Message}");
        }

        while (true)
        {
            if (Hold(folder) is { } held)
            {
                int port = freePort();
                await File.WriteAllTextAsync(PortFile(folder), port.ToString(CultureInfo.InvariantCulture), cancellation);
                return new LocalLead(folder, held, port);
            }

            if (Read(folder) is { } known) return new LocalLead(folder, null, known);
            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>Completes when the leading process has ended, or another one leads; never if it is this process.</summary>
    public async Task GoneAsync(CancellationToken cancellation)
    {
        while (IsHere || (Read(folder) == Port && !IsFree(folder))) await Task.Delay(pause, cancellation);
    }

    public void Dispose()
    {
        if (held is null) return;
        File.Delete(PortFile(folder));
        held.Dispose();
    }

    private static string PortFile(string folder) => Path.Combine(folder, "port");

    private static int? Read(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(PortFile(folder)), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null;
        }
        catch (IOException)
        {
            return null; // it is being written, or was deleted
        }
    }

    private static bool IsFree(string folder)
    {
        using FileStream? held = Hold(folder);
        return held is not null;
    }

    private static FileStream? Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "lead"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // in use
        }
    }
}

/// <summary>The process that led the cluster of this machine has ended.</summary>
internal sealed class LeadGoneException() : Exception("The process that led the cluster of this machine has ended.");

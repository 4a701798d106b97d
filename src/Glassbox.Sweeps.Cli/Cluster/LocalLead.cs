using System.Globalization;
using Glassbox.Cli;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>
/// Who leads the cluster of this machine, and keeps the list of its processes in memory: the first that comes, until it ends.
/// It holds a lock, which goes with it whatever ends it, and leaves its port where the others find it.
/// </summary>
internal sealed class LocalLead : IDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);

    private readonly string folder;
    private readonly FileStream? held;

    private LocalLead(string folder, FileStream? held, int port) => (this.folder, this.held, Port) = (folder, held, port);

    /// <summary>Where the processes of this user meet.</summary>
    public static string Usual => Path.Combine(Path.GetDirectoryName(DataCache.Usual)!, "cluster");

    /// <summary>At which it listens for the others.</summary>
    public int Port { get; }

    /// <summary>Whether it is this process.</summary>
    public bool IsHere => held is not null;

    /// <summary>Finds it, or becomes it.</summary>
    /// <param name="folder">Where the processes of a user meet.</param>
    /// <param name="freePort">Gives a port to listen at.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async Task<LocalLead> FindAsync(string folder, Func<int> freePort, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{folder}: the processes of a cluster of this machine cannot meet there: {fault.Message}");
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

    /// <summary>Ends when it has gone, or another process leads; of this process's own lead, never.</summary>
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
            return null; // it is being written, or has gone
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
            return null; // somebody has it
        }
    }
}

/// <summary>The process that led the cluster of this machine has ended.</summary>
internal sealed class LeadGoneException() : Exception("The process that led the cluster of this machine has ended.");

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Glassbox.Sweeps.Tests;

/// <summary>A PostgreSQL of our own, in a folder of its own, from Debian's package or whatever is in the PATH.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("glassbox-postgres-").FullName;
    private readonly string address;
    private readonly int port = FreePort();

    private PostgreSqlServer(string address) => this.address = address;

    /// <summary>Where its programs are; null where there is none.</summary>
    public static string? Programs { get; } =
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => version, StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")));

    public string Connection => $"Host={address};Port={port};Database=postgres;Username=postgres;Timeout=5;Command Timeout=10";

    /// <summary>The number of its process, whose children serve the connections.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="address">Where it listens.</param>
    /// <param name="network">From where anybody may come in.</param>
    public static PostgreSqlServer Start(string address = "127.0.0.1", string network = "127.0.0.1/32")
    {
        var server = new PostgreSqlServer(address);
        string data = Path.Combine(server.folder, "data");
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", server.folder); // it refuses to be run by root
        Do("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--no-instructions");
        File.AppendAllText(Path.Combine(data, "pg_hba.conf"), $"host all all {network} trust\n");
        File.AppendAllText(Path.Combine(data, "postgresql.conf"), $"listen_addresses = '{address}'\nport = {server.port}\nunix_socket_directories = '{server.folder}'\nmax_connections = 200\n");
        Do("pg_ctl", "-D", data, "-w", "-l", Path.Combine(server.folder, "log"), "start");
        return server;
    }

    /// <summary>Stops it as a crash does, and starts it again after a while.</summary>
    public void Restart(TimeSpan away)
    {
        Do("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Thread.Sleep(away);
        Do("pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"), "start");
    }

    public void Dispose()
    {
        Do("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static void Do(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server keeps what it is given: were that our pipes, they would never end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

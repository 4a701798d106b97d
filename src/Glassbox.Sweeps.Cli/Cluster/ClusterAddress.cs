using Glassbox.Cli;
using Npgsql;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The address of a cluster: this machine, or a PostgreSQL database that all its machines can reach.</summary>
/// <param name="Connection">The connection to the database; null for this machine.</param>
internal sealed record ClusterAddress(string? Connection)
{
    public const string Local = "localhost";
    private const string FilePrefix = "file:", Planned = "Max Auto Prepare", Cleaned = "No Reset On Close";
    private const int MostPlanned = 32;

    /// <summary>Parses <c>--cluster</c>: <c>localhost</c>, a connection string, or <c>file:PATH</c> with one.</summary>
    /// <exception cref="CommandException">The text is none of these.</exception>
    public static ClusterAddress Parse(string text)
    {
        if (text == Local) return new ClusterAddress((string?)null);
        if (text.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            string file = text[FilePrefix.Length..];
            if (!File.Exists(file)) throw new CommandException($"{file}: there is no such file; expected one with the connection of the cluster.");
            text = File.ReadAllText(file).Trim();
        }

        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(connection.Host)) throw new ArgumentException("it names no Host");
            connection.ApplicationName ??= "glassbox";

            // The same few statements come over and over, and none leaves anything behind in its session: the database plans each once, and a
            // connection needs no cleaning before its next use. Whoever says otherwise, for a pooler that cannot do it, is heard.
            if (!connection.ShouldSerialize(Planned)) connection.MaxAutoPrepare = MostPlanned;
            if (!connection.ShouldSerialize(Cleaned)) connection.NoResetOnClose = true;
            return new ClusterAddress(connection.ToString());
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text is not shown, because it may contain a password.
            throw CommandException.Usage($"--cluster must be localhost, the connection of a PostgreSQL database, such as 'Host=db;Database=glassbox;Username=glassbox', or file:PATH of a file that holds one; {fault.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Creates the tables, if they do not exist.</summary>
    /// <exception cref="CommandException">The database cannot be reached or used.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (Connection is null) return;
        try
        {
            using Stream script = typeof(ClusterAddress).Assembly.GetManifestResourceStream("PostgreSql.sql")!;
            using var reader = new StreamReader(script);
            await using var connection = new NpgsqlConnection(Connection);
            await connection.OpenAsync(cancellation);
            const long ours = 0x474C5357; // so that machines that start at the same time create them one after another
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({ours}); {await reader.ReadToEndAsync(cancellation)}", connection, transaction);
            // The queries in it have their own parameters, which are not this command's.
            command.AllResultTypesAreUnknown = false;
            await command.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw new CommandException($"the database of the cluster cannot be used: {fault.Message}");
        }
    }
}

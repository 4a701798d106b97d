using Microsoft.Data.Sqlite;

namespace Glassbox.Sweeps.Storage;

/// <summary>The SQLite file of a sweep. Each write is atomic, whenever the process ends.</summary>
internal sealed class Database : IDisposable
{
    private const int Application = 0x474C5357; // "GLSW", the application ID
    private const int Version = 1;
    private const int IsNoDatabase = 26, IsDamaged = 11; // SQLITE_NOTADB, SQLITE_CORRUPT
    private const int HeldOnLinux = 11, HeldOnMac = 35, HeldOnWindows = 32; // EWOULDBLOCK and ERROR_SHARING_VIOLATION: another process has the file open

    private const string Schema =
        """
        CREATE TABLE sweep (plan TEXT NOT NULL, sha256 TEXT NOT NULL, shard TEXT NOT NULL);
        CREATE TABLE trial (key TEXT PRIMARY KEY, settings TEXT NOT NULL, seed TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE result (
            key TEXT NOT NULL, until INTEGER NOT NULL, status TEXT NOT NULL, epochs INTEGER NOT NULL, best_epoch INTEGER, sha256 TEXT NOT NULL,
            problem TEXT, seconds REAL NOT NULL, machine TEXT NOT NULL, PRIMARY KEY (key, until)) WITHOUT ROWID;
        CREATE TABLE epoch (
            key TEXT NOT NULL, epoch INTEGER NOT NULL, training_loss REAL, loss REAL, accuracy REAL, mean_squared_error REAL,
            PRIMARY KEY (key, epoch)) WITHOUT ROWID;
        CREATE TABLE state (key TEXT PRIMARY KEY, epochs INTEGER NOT NULL, seconds REAL NOT NULL, checkpoint BLOB NOT NULL);
        """;

    private readonly SqliteConnection connection;
    private readonly FileStream? holder; // null where it is only read, as it may be while a sweep is at work on it
    private readonly Dictionary<string, SqliteCommand> commands = []; // prepared once

    private Database(string path, SqliteConnection connection, FileStream? holder) => (Path, this.connection, this.holder) = (path, connection, holder);

    public string Path { get; }

    /// <param name="path">The file.</param>
    /// <param name="mayCreate">Whether to create the file if there is none.</param>
    /// <param name="isReading">Whether nothing is written, so that another process may write.</param>
    /// <exception cref="IOException">The file cannot be opened, is in use by another process, or has other contents.</exception>
    public static Database Open(string path, bool mayCreate, bool isReading = false)
    {
        bool exists = File.Exists(path);
        if (!exists && !mayCreate) throw new FileNotFoundException($"{path}: there is no such file.");
        if (Directory.Exists(path)) throw new IOException($"{path} is a folder; expected a sweep file.");
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{path}: the folder {folder} does not exist.");

        FileStream? holder = isReading ? null : Hold(path);
        SqliteConnection? connection = null;
        try
        {
            // Without pooling, so that the file is closed and may be moved.
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            var database = new Database(path, connection, holder);
            database.Prepare();
            return database;
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            holder?.Dispose();
            if (fault is SqliteException { SqliteErrorCode: IsNoDatabase }) throw Other(path);
            if (fault is SqliteException) throw Explain(path, fault);
            throw;
        }
    }

    /// <summary>Reads the rows of a query.</summary>
    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (connection)
        {
            try
            {
                using SqliteDataReader reader = Command(sql, values).ExecuteReader();
                List<T> rows = [];
                while (reader.Read()) rows.Add(read(reader));
                return rows;
            }
            catch (SqliteException fault)
            {
                throw Explain(Path, fault);
            }
        }
    }

    /// <summary>Runs statements in one transaction.</summary>
    public void Write(IReadOnlyList<Statement> statements)
    {
        lock (connection)
        {
            try
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                foreach (Statement statement in statements) Command(statement.Sql, statement.Values, transaction).ExecuteNonQuery();
                transaction.Commit();
            }
            catch (SqliteException fault)
            {
                throw Explain(Path, fault);
            }
        }
    }

    /// <summary>Releases the space of deleted rows.</summary>
    public void Shrink()
    {
        lock (connection) Execute("VACUUM");
    }

    public void Dispose()
    {
        lock (connection)
        {
            foreach (SqliteCommand command in commands.Values) command.Dispose();
            connection.Dispose();
            holder?.Dispose();
        }
    }

    /// <summary>Takes a lock that is released when the process ends, for whatever reason.</summary>
    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0, Options = FileOptions.DeleteOnClose,
            });
        }
        catch (IOException fault) when (fault.GetType() == typeof(IOException) && (fault.HResult & 0xFFFF) is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            throw new IOException($"{path}: another sweep is using this file; name another one, or wait until it is finished.");
        }
        catch (IOException fault)
        {
            throw new IOException($"{path} cannot be created: {fault.Message}", fault);
        }
        catch (UnauthorizedAccessException)
        {
            throw new IOException($"{path}: there is no permission to write in this folder.");
        }
    }

    private void Prepare()
    {
        Execute("PRAGMA busy_timeout = 10000");
        long application = Number("PRAGMA application_id"), version = Number("PRAGMA user_version");
        if (holder is not null && application == 0 && version == 0 && Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            WriteAhead();
            using SqliteTransaction transaction = connection.BeginTransaction();
            Execute($"{Schema} PRAGMA application_id = {Application}; PRAGMA user_version = {Version};", transaction);
            transaction.Commit();
            return;
        }

        if (application != Application) throw Other(Path);
        if (version != Version) throw new IOException($"{Path} was written by another version of Glassbox: its format is {version}; expected {Version}.");
        WriteAhead();

        // Not before it is known to be a sweep: the mode is stored in the file, which may belong to another program.
        void WriteAhead()
        {
            // Committed data survives the end of the process; a write-ahead log also lets others read during the sweep.
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
        }
    }

    private void Execute(string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values, SqliteTransaction? transaction = null)
    {
        if (!commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), null);
            commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] is null or double.NaN ? DBNull.Value : values[i];
        return command;
    }

    private static IOException Other(string path) => new($"{path} is not a sweep file: name another one.");

    private static IOException Explain(string path, Exception fault) => fault is SqliteException { SqliteErrorCode: IsDamaged }
        ? new($"{path} is damaged: take a copy of it from before, or name another file to train the sweep anew.", fault)
        : new($"{path} could not be read or written: {fault.Message}", fault);
}

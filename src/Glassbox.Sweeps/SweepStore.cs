using System.Globalization;
using Glassbox.Sweeps.Storage;
using Microsoft.Data.Sqlite;

namespace Glassbox.Sweeps;

/// <summary>A SQLite file with the results of trials, each saved as soon as it is finished: it survives the end of the process at any moment.</summary>
/// <remarks>
/// Trials are identified by their keys, so if a sweep is changed and run again with the same file, only new trials are trained.
/// Thread-safe, but only one process may use it at a time.
/// </remarks>
public sealed class SweepStore : IDisposable
{
    private readonly Database database;

    private SweepStore(Database database) => this.database = database;

    /// <summary>The path of the file.</summary>
    public string Path => database.Path;

    /// <summary>The plan of the last sweep that used the file; null for a new file.</summary>
    public SweepPlan? Plan => database.Read("SELECT plan FROM sweep", row => SweepPlan.FromJson(row.GetString(0))) is [var plan, ..] ? plan : null;

    /// <summary>Opens a file, and creates it if it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be opened, is in use by another process, or has other contents.</exception>
    public static SweepStore Open(string path) => new(Database.Open(path, mayCreate: true));

    /// <summary>Opens an existing file.</summary>
    /// <inheritdoc cref="Open"/>
    public static SweepStore OpenExisting(string path) => new(Database.Open(path, mayCreate: false));

    /// <summary>Opens an existing file without changing it; a sweep may be running on it.</summary>
    internal static SweepStore OpenToRead(string path) => new(Database.Open(path, mayCreate: false, isReading: true));

    /// <summary>Returns the result of a trial at a rung; null if it has not been trained that far.</summary>
    /// <param name="key">The <see cref="Trial.Key"/>.</param>
    /// <param name="until">The number of epochs of the rung; 0 for the end.</param>
    public TrialResult? Find(string key, int until) => database.Read(
        "SELECT status, best_epoch, sha256, problem, seconds, machine, epochs FROM result WHERE key = $1 AND until = $2",
        row => (Status: row.GetString(0), Best: row.IsDBNull(1) ? (int?)null : row.GetInt32(1), Sha: row.GetString(2), Problem: row.IsDBNull(3) ? null : row.GetString(3),
            Seconds: row.GetDouble(4), Machine: row.GetString(5), Epochs: row.GetInt32(6)), key, until)
        .Select(row => new TrialResult
        {
            Key = key, Until = until, Status = Enum.Parse<TrialStatus>(row.Status, ignoreCase: true), BestEpoch = row.Best, Sha256 = row.Sha,
            Problem = row.Problem, Seconds = row.Seconds, Machine = row.Machine, History = History(key, row.Epochs),
        }).FirstOrDefault();

    /// <summary>Returns the result of a trial at the highest rung that it reached; null if it has not been trained.</summary>
    public TrialResult? FindFurthest(string key)
    {
        int[] untils = [.. database.Read("SELECT until FROM result WHERE key = $1 ORDER BY until = 0 DESC, until DESC LIMIT 1", row => row.GetInt32(0), key)];
        return untils is [var until] ? Find(key, until) : null;
    }

    /// <summary>Stores the result of a trial.</summary>
    public void Add(Trial trial, TrialResult result)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(result);
        Add(trial, result, null);
    }

    /// <summary>Adds the results in other files of the same sweep: its shards.</summary>
    /// <exception cref="ArgumentException">A file belongs to another sweep, or has another result of the same trial.</exception>
    public void Merge(params IReadOnlyList<SweepStore> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (SweepStore other in others)
        {
            SweepPlan plan = other.Plan ?? throw new ArgumentException($"{other.Path} contains no sweep.", nameof(others));
            if (Plan is null) Begin(plan, SweepShard.All);
            else if (Plan.Sha256 != plan.Sha256) throw new ArgumentException($"{other.Path} contains a different sweep from {Path}: its settings, seeds, data or objective differ.", nameof(others));
            foreach (Trial trial in plan.Trials)
            {
                foreach (int until in plan.Rungs)
                {
                    if (other.Find(trial.Key, until) is not { } result) continue;
                    if (Find(trial.Key, until) is not { } known) Add(trial, result);
                    else if (!known.IsSameAs(result))
                        throw new ArgumentException($"{other.Path} and {Path} have different results of trial {trial.Number + 1} ({trial}): one of them was trained by a different version.", nameof(others));
                }
            }
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => database.Dispose();

    /// <summary>The part of the sweep that was trained into it; null of a new file.</summary>
    internal SweepShard? Shard => database.Read("SELECT shard FROM sweep", row => SweepShard.Parse(row.GetString(0))) is [var shard, ..] ? shard : null;

    internal void Begin(SweepPlan plan, SweepShard shard) => database.Write(
        [new("DELETE FROM sweep"), new("INSERT INTO sweep (plan, sha256, shard) VALUES ($1, $2, $3)", plan.ToJson(), plan.Sha256, shard.ToString())]);

    internal void End(SweepPlan plan)
    {
        if (database.Read("SELECT 1 FROM state LIMIT 1", _ => true).Count == 0) return;
        database.Write([.. plan.Trials.Select(trial => new Statement("DELETE FROM state WHERE key = $1", trial.Key))]);
        database.Shrink();
    }

    internal void Add(Trial trial, TrialResult result, TrialState? state) => database.Write(
        [
            new("INSERT OR IGNORE INTO trial (key, settings, seed) VALUES ($1, $2, $3)", trial.Key, Text(trial), trial.Seed.ToString(CultureInfo.InvariantCulture)),
            new(
                "INSERT OR REPLACE INTO result (key, until, status, epochs, best_epoch, sha256, problem, seconds, machine) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                result.Key, result.Until, result.Status.ToString().ToLowerInvariant(), result.Epochs, result.BestEpoch, result.Sha256, result.Problem, result.Seconds, result.Machine),
            .. result.History.Select(score => Insert(result.Key, score)),
            state is null ? new("DELETE FROM state WHERE key = $1", trial.Key) : Insert(trial.Key, state),
        ]);

    internal TrialState? FindState(string key) => database.Read(
            "SELECT checkpoint, epochs, seconds FROM state WHERE key = $1", row => (Checkpoint: (byte[])row[0], Epochs: row.GetInt32(1), Seconds: row.GetDouble(2)), key)
        .Select(row => TrialState.FromBytes(row.Checkpoint, History(key, row.Epochs), row.Seconds)).FirstOrDefault();

    internal void KeepState(string key, TrialState state) =>
        database.Write([Insert(key, state), .. state.History.Select(score => Insert(key, score))]);

    private IReadOnlyList<EpochScore> History(string key, int epochs) => database.Read(
        "SELECT epoch, training_loss, loss, accuracy, mean_squared_error FROM epoch WHERE key = $1 AND epoch <= $2 ORDER BY epoch",
        row => new EpochScore(row.GetInt32(0), Number(row, 1), Number(row, 2), Number(row, 3), Number(row, 4)), key, epochs);

    private static string Text(Trial trial) => string.Join('\n', trial.AllSettings.Select(setting => $"{setting.Name}={setting.Value}"));

    private static Statement Insert(string key, TrialState state) =>
        new("INSERT OR REPLACE INTO state (key, epochs, seconds, checkpoint) VALUES ($1, $2, $3, $4)", key, state.History.Count, state.Seconds, state.ToBytes());

    private static Statement Insert(string key, EpochScore score) => new(
        "INSERT OR IGNORE INTO epoch (key, epoch, training_loss, loss, accuracy, mean_squared_error) VALUES ($1, $2, $3, $4, $5, $6)",
        key, score.Epoch, score.TrainingLoss, score.Loss, score.Accuracy, score.MeanSquaredError);

    // SQLite stores NaN as NULL.
    private static double Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}

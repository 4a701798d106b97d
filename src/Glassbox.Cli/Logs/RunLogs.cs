namespace Glassbox.Cli.Logs;

/// <summary>All logs of a training run. If one fails, this is reported once, and training continues.</summary>
internal sealed class RunLogs : IDisposable
{
    private readonly List<(string Name, IEpochLog Log)> logs = [];

    /// <summary>Returns an empty set of logs.</summary>
    public static RunLogs None => new([], null, 0);

    /// <param name="files">Log files that end in <c>.csv</c> or <c>.jsonl</c>.</param>
    /// <param name="folder">A folder for TensorBoard, or null.</param>
    /// <param name="epochsBefore">Epochs trained before, if training is resumed.</param>
    /// <exception cref="CommandException">A log cannot be written.</exception>
    public RunLogs(IEnumerable<string> files, string? folder, int epochsBefore)
    {
        try
        {
            foreach (string file in files.Distinct()) logs.Add((file, LineLog.Open(file, epochsBefore)));
            if (folder is not null) logs.Add((folder, TensorBoardLog.Open(folder)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new CommandException(fault.Message);
        }
    }

    /// <summary>Why a log is incomplete; null if all are complete.</summary>
    public string? Problem { get; private set; }

    public void Write(EpochEntry entry)
    {
        for (int i = logs.Count - 1; i >= 0; i--)
        {
            try
            {
                logs[i].Log.Write(entry);
            }
            catch (IOException fault)
            {
                Problem = $"{logs[i].Name}: epoch {entry.Epoch} could not be logged. {Reason(fault)}";
                Screen.Note($"glassbox: {Problem} Training continues without this log.");
                Close(logs[i].Log);
                logs.RemoveAt(i);
            }
        }
    }

    public void Dispose()
    {
        foreach ((_, IEpochLog log) in logs) Close(log);
        logs.Clear();
    }

    // Without the path, which the message names already.
    private static string Reason(IOException fault) =>
        (fault.Message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and var end ? fault.Message[..end] : fault.Message).TrimEnd('.') + ".";

    private static void Close(IEpochLog log)
    {
        try
        {
            log.Dispose();
        }
        catch (IOException)
        {
            // A failed write was reported when it happened.
        }
    }
}

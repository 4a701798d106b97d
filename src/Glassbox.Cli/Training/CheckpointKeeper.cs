using System.Diagnostics;

namespace Glassbox.Cli.Training;

/// <summary>Saves checkpoints during training, so that it can be resumed.</summary>
/// <param name="path">The path of the checkpoint.</param>
/// <param name="pause">The minimum time between two checkpoints.</param>
/// <param name="metadata">Metadata to save in the checkpoint.</param>
internal sealed class CheckpointKeeper(string path, TimeSpan pause, IReadOnlyDictionary<string, string> metadata)
{
    /// <summary>The default minimum time, and so the most training time that a crash costs.</summary>
    public static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(30);

    private long lastTime = Stopwatch.GetTimestamp();

    /// <summary>Initializes the keeper for training on digits.</summary>
    public CheckpointKeeper(TrainingRequest request)
        : this(request.Checkpoint!, request.CheckpointPause, CheckpointText.Of(request))
    {
    }

    /// <summary>Why the last checkpoint could not be saved; null if it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Checks that a checkpoint can be saved, before the work rather than after it.</summary>
    /// <exception cref="CommandException">The checkpoint cannot be saved.</exception>
    public void CheckSave()
    {
        try
        {
            Checkpoint.CheckSave(path);
        }
        catch (IOException fault)
        {
            throw new CommandException(fault.Message);
        }
    }

    /// <summary>Passes reports through, and saves a checkpoint when one is due.</summary>
    public IEnumerable<TrainingReport> Watch(IEnumerable<TrainingReport> reports, TrainingEngine engine)
    {
        foreach (TrainingReport report in reports)
        {
            SaveIfDue(engine.Capture);
            yield return report;
        }
    }

    /// <summary>Saves a checkpoint if one is due.</summary>
    public void SaveIfDue(Func<Checkpoint> capture)
    {
        if (Stopwatch.GetElapsedTime(lastTime) >= pause) Save(capture);
    }

    /// <summary>Saves a checkpoint. If that fails, training continues.</summary>
    public void Save(TrainingEngine engine) => Save(engine.Capture);

    /// <inheritdoc cref="Save(TrainingEngine)"/>
    public void Save(Func<Checkpoint> capture)
    {
        try
        {
            Checkpoint taken = capture();
            (taken with { Metadata = taken.Metadata.Concat(metadata).ToDictionary() }).Save(path);
            Problem = null;
        }
        catch (IOException fault)
        {
            if (Problem is null) Screen.Note($"glassbox: {fault.Message} Training continues, and saving will be tried again.");
            Problem = fault.Message;
        }

        lastTime = Stopwatch.GetTimestamp();
    }
}

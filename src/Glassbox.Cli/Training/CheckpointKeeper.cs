using System.Diagnostics;

namespace Glassbox.Cli.Training;

/// <summary>Keeps training itself in a file while it goes on, so that it can go on from there whatever happens.</summary>
/// <param name="path">The file.</param>
/// <param name="pause">The least time between two of them.</param>
/// <param name="texts">What the state of training does not say.</param>
internal sealed class CheckpointKeeper(string path, TimeSpan pause, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>What may be lost is worth no more than this.</summary>
    public static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    private long lastTime = Stopwatch.GetTimestamp();

    /// <summary>Keeps training on digits.</summary>
    public CheckpointKeeper(TrainingRequest request)
        : this(request.Checkpoint!, request.CheckpointPause, CheckpointText.Of(request))
    {
    }

    /// <summary>Why the last checkpoint could not be saved; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Finds out whether a checkpoint can be kept in the file, before the work is done rather than after.</summary>
    /// <exception cref="CommandException">It can't.</exception>
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

    /// <summary>Passes reports on, and saves where it is time.</summary>
    public IEnumerable<TrainingReport> Watch(IEnumerable<TrainingReport> reports, TrainingEngine engine)
    {
        foreach (TrainingReport report in reports)
        {
            SaveWhereDue(engine.Capture);
            yield return report;
        }
    }

    /// <summary>Saves training as it stands, unless that was done a moment ago.</summary>
    public void SaveWhereDue(Func<Checkpoint> capture)
    {
        if (Stopwatch.GetElapsedTime(lastTime) >= pause) Save(capture);
    }

    /// <summary>Saves training as it stands. Where that fails, training goes on.</summary>
    public void Save(TrainingEngine engine) => Save(engine.Capture);

    /// <inheritdoc cref="Save(TrainingEngine)"/>
    public void Save(Func<Checkpoint> capture)
    {
        try
        {
            Checkpoint taken = capture();
            (taken with { Metadata = taken.Metadata.Concat(texts).ToDictionary() }).Save(path);
            Problem = null;
        }
        catch (IOException fault)
        {
            if (Problem is null) Screen.Note($"glassbox: {fault.Message} Training continues, and saving is tried again.");
            Problem = fault.Message;
        }

        lastTime = Stopwatch.GetTimestamp();
    }
}

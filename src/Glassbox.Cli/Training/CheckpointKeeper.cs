using System.Diagnostics;

namespace Glassbox.Cli.Training;

/// <summary>Keeps training itself in a file while it goes on, so that it can go on from there whatever happens.</summary>
/// <param name="request">Says where, and how often.</param>
internal sealed class CheckpointKeeper(TrainingRequest request)
{
    /// <summary>What may be lost is worth no more than this.</summary>
    public static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    private readonly string path = request.Checkpoint!;
    private long lastTime = Stopwatch.GetTimestamp();

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
            if (Stopwatch.GetElapsedTime(lastTime) >= request.CheckpointPause) Save(engine);
            yield return report;
        }
    }

    /// <summary>Saves training as it stands. Where that fails, training goes on.</summary>
    public void Save(TrainingEngine engine)
    {
        try
        {
            (engine.Capture() with { Metadata = CheckpointText.Of(request) }).Save(path);
            Problem = null;
        }
        catch (IOException fault)
        {
            if (Problem is null) Screen.Note($"glassbox: {fault.Message} Training goes on, and it is tried again.");
            Problem = fault.Message;
        }

        lastTime = Stopwatch.GetTimestamp();
    }
}

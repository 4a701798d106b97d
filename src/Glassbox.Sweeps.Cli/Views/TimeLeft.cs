namespace Glassbox.Sweeps.Cli.Views;

/// <summary>How long a sweep will go on, by how long what it has trained so far has taken.</summary>
internal sealed class TimeLeft
{
    private double part, known; // of the work: what is done, and what of it was done before
    private TimeSpan last;      // when some work was last heard to be done

    /// <summary>Takes note of something that happened.</summary>
    public void Note(SweepProgress progress, TimeSpan now)
    {
        bool isBegun = progress.Result is null && progress.Epoch is null; // where it goes on, that counts as known
        if (progress.IsKnown || isBegun) known += Math.Max(0, progress.Part - part);
        else last = now;
        part = progress.Part;
    }

    /// <summary>The time that is left; null where nothing can be said of it. Between two things that happen it runs down.</summary>
    public TimeSpan? At(TimeSpan now)
    {
        double done = part - known;
        if (done <= 0) return null;
        TimeSpan left = (last * ((1 - part) / done)) - (now - last);
        return left > TimeSpan.Zero ? left : null;
    }
}

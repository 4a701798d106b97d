namespace Glassbox.Bench.Guide;

/// <summary>How regularly a page drew.</summary>
/// <param name="PerSecond">Frames.</param>
/// <param name="Percentile95">Of the times from one frame to the next, in milliseconds.</param>
/// <param name="Longest">Of them.</param>
/// <param name="LongTasksPerSecond">Tasks of more than 50 ms.</param>
internal sealed record Frames(double PerSecond, double Percentile95, double Longest, double LongTasksPerSecond)
{
    private const double LeastSeconds = 1.5;

    /// <summary>How much of the time the page's thread computed, 0 to 1.</summary>
    public double Work { get; init; }

    /// <param name="seen">All that was noted.</param>
    /// <param name="trains">Whether only frames while the page trained count.</param>
    public static Frames From(Seen seen, bool trains)
    {
        double[] times = [.. seen.Frames.Where(frame => !trains || frame.Training).Select(frame => frame.Time)];
        double seconds = times.Length < 2 ? 0 : (times[^1] - times[0]) / 1e3;
        if (seconds < LeastSeconds) throw new BenchException($"The page was seen for {seconds:F1} s only: the run was over too soon.");
        double[] intervals = [.. times.Zip(times.Skip(1), (before, after) => after - before).Order()];
        int tasks = seen.Tasks.Count(task => task.Start >= times[0] && task.Start <= times[^1]);
        return new Frames((times.Length - 1) / seconds, intervals[(int)(0.95 * (intervals.Length - 1))], intervals[^1], tasks / seconds);
    }
}

/// <summary>What <c>frames.js</c> noted.</summary>
internal sealed record Seen(Frame[] Frames, LongTask[] Tasks);

/// <summary>A frame.</summary>
/// <param name="Time">In milliseconds.</param>
/// <param name="Training">Whether chapter 5 was training then.</param>
internal sealed record Frame(double Time, bool Training);

/// <summary>A task of more than 50 ms; times in milliseconds.</summary>
internal sealed record LongTask(double Start, double Duration);

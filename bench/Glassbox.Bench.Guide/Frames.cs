namespace Glassbox.Bench.Guide;

/// <summary>The frame rate of a page.</summary>
/// <param name="PerSecond">Frames per second.</param>
/// <param name="Percentile95">The 95th percentile of the frame times, in milliseconds.</param>
/// <param name="Longest">The longest frame time, in milliseconds.</param>
/// <param name="LongTasksPerSecond">Tasks of more than 50 ms per second.</param>
internal sealed record Frames(double PerSecond, double Percentile95, double Longest, double LongTasksPerSecond)
{
    private const double LeastSeconds = 1.5;

    /// <summary>The fraction of time that the thread of the page was busy, 0 to 1.</summary>
    public double Work { get; init; }

    /// <param name="seen">The recorded frames and tasks.</param>
    /// <param name="trains">Whether to count only frames during training.</param>
    public static Frames From(Seen seen, bool trains)
    {
        double[] times = [.. seen.Frames.Where(frame => !trains || frame.Training).Select(frame => frame.Time)];
        double seconds = times.Length < 2 ? 0 : (times[^1] - times[0]) / 1e3;
        if (seconds < LeastSeconds) throw new BenchException($"The page was watched for only {seconds:F1} s: the run ended too soon.");
        double[] intervals = [.. times.Zip(times.Skip(1), (before, after) => after - before).Order()];
        int tasks = seen.Tasks.Count(task => task.Start >= times[0] && task.Start <= times[^1]);
        return new Frames((times.Length - 1) / seconds, intervals[(int)(0.95 * (intervals.Length - 1))], intervals[^1], tasks / seconds);
    }
}

/// <summary>What <c>frames.js</c> recorded.</summary>
internal sealed record Seen(Frame[] Frames, LongTask[] Tasks);

/// <summary>A frame.</summary>
/// <param name="Time">The time, in milliseconds.</param>
/// <param name="Training">Whether chapter 5 was training at that time.</param>
internal sealed record Frame(double Time, bool Training);

/// <summary>A task of more than 50 ms; times in milliseconds.</summary>
internal sealed record LongTask(double Start, double Duration);

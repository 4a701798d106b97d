using System.Diagnostics;

namespace Glassbox.Fuzz;

/// <summary>The result of a run.</summary>
/// <param name="Executions">The number of files read.</param>
/// <param name="Elapsed">The total time.</param>
/// <param name="Slowest">The longest time for one file.</param>
/// <param name="MostBytes">The maximum number of bytes allocated for one file.</param>
/// <param name="Fault">The first file that caused an unexpected exception or too large an allocation, and the exception; or null.</param>
internal sealed record Outcome(
    long Executions, TimeSpan Elapsed, TimeSpan Slowest, long MostBytes, (byte[] Input, Exception Thrown)? Fault);

/// <summary>Feeds corrupted files to a reader.</summary>
internal static class Fuzzer
{
    /// <summary>The maximum number of bytes that a reader may allocate for one file; more is a failure.</summary>
    public const long MostBytes = 300_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // for one file, on a busy machine

    /// <summary>Runs until all files have been read, the time is over, or a file causes an unexpected exception or too large an allocation.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="seed">The same seed gives the same files.</param>
    /// <param name="most">The number of files.</param>
    /// <param name="limit">The time limit.</param>
    public static Outcome Run(Target target, ulong seed, long most, TimeSpan limit)
    {
        var random = new RandomSequence(seed);
        foreach (byte[] valid in target.Seeds) target.Read(valid); // warm-up
        long begun = Stopwatch.GetTimestamp(), done = 0, mostBytes = 0;
        TimeSpan slowest = default;
        byte[] current = [];
        using var watch = new Timer(_ => Environment.FailFast(Hung(target, Volatile.Read(ref current), Volatile.Read(ref done))));
        for (; done < most && Stopwatch.GetElapsedTime(begun) < limit; done++)
        {
            byte[] input = target.Change(target.Seeds[random.NextInt32(target.Seeds.Length)], random);
            Volatile.Write(ref current, input);
            watch.Change(Patience, Timeout.InfiniteTimeSpan);
            long bytes = GC.GetTotalAllocatedBytes(), at = Stopwatch.GetTimestamp();
            try
            {
                target.Read(input);
            }
            catch (Exception fault)
            {
                return new Outcome(done + 1, Stopwatch.GetElapsedTime(begun), slowest, mostBytes, (input, fault));
            }

            TimeSpan took = Stopwatch.GetElapsedTime(at);
            bytes = GC.GetTotalAllocatedBytes() - bytes;
            if (took > slowest) slowest = took;
            mostBytes = Math.Max(mostBytes, bytes);
            if (bytes > MostBytes)
                return new Outcome(done + 1, Stopwatch.GetElapsedTime(begun), slowest, mostBytes, (input, new InvalidOperationException($"The reader allocated {bytes} bytes.")));
        }

        return new Outcome(done, Stopwatch.GetElapsedTime(begun), slowest, mostBytes, null);
    }

    // A thread that hangs cannot be stopped, so keep the file and end the process.
    private static string Hung(Target target, byte[] input, long number)
    {
        string file = Path.Combine(Path.GetTempPath(), $"glassbox-fuzz-{target.Name}-hang-{number}");
        File.WriteAllBytes(file, input);
        return $"{target.Name}: file {number}, saved as {file}, is still being read after {Patience.TotalSeconds} seconds.";
    }
}

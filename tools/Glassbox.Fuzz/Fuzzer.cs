using System.Diagnostics;

namespace Glassbox.Fuzz;

/// <summary>What a run came to.</summary>
/// <param name="Executions">Files read.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="Slowest">The longest that one file took.</param>
/// <param name="MostBytes">The most that one file had the reader allocate.</param>
/// <param name="Fault">The first file that made the reader throw what it may not, with what it threw, or allocate too much; or null.</param>
internal sealed record Outcome(
    long Executions, TimeSpan Elapsed, TimeSpan Slowest, long MostBytes, (byte[] Input, Exception Thrown)? Fault);

/// <summary>Feeds a reader with damaged files.</summary>
internal static class Fuzzer
{
    /// <summary>What a reader may allocate for one file; more counts as a fault.</summary>
    public const long MostBytes = 300_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // for one file, on a machine that does much else

    /// <summary>Runs until so many files have been read, or the time is over, or one made the reader throw what it may not, or allocate too much.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="seed">The same seed gives the same files.</param>
    /// <param name="most">How many files.</param>
    /// <param name="limit">How long, at the most.</param>
    public static Outcome Run(Target target, ulong seed, long most, TimeSpan limit)
    {
        var random = new RandomSequence(seed);
        foreach (byte[] whole in target.Seeds) target.Read(whole); // compiled and warm
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

    // Nothing can stop a thread that never ends: the file is kept, and the process ended.
    private static string Hung(Target target, byte[] input, long number)
    {
        string file = Path.Combine(Path.GetTempPath(), $"glassbox-fuzz-{target.Name}-hang-{number}");
        File.WriteAllBytes(file, input);
        return $"{target.Name}: file {number}, kept as {file}, is still being read after {Patience.TotalSeconds} seconds.";
    }
}

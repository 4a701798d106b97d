namespace Glassbox.Data;

/// <summary>Options for permutation importance.</summary>
public sealed record ImportanceOptions
{
    /// <summary>The default options.</summary>
    public static ImportanceOptions Default { get; } = new();

    /// <summary>The number of shuffles of each column: at least 1.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>The maximum number of rows to use, drawn at random: at least 1.</summary>
    public int MostRows { get; init; } = 10_000;

    /// <summary>The seed for shuffling; the same seed gives the same orders on every machine.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>The number of threads: at least 1; the result is the same for any number.</summary>
    public int Threads { get; init; } = 1;
}

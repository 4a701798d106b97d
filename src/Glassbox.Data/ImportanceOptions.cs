namespace Glassbox.Data;

/// <summary>How the importance of columns is measured.</summary>
public sealed record ImportanceOptions
{
    /// <summary>Nothing is said.</summary>
    public static ImportanceOptions Default { get; } = new();

    /// <summary>How often each column is brought into a random order: at least 1.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>Rows to ask at most, drawn at random: at least 1.</summary>
    public int MostRows { get; init; } = 10_000;

    /// <summary>The same seed makes the same orders, everywhere.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>Threads to use, at least 1; any number gives the same result.</summary>
    public int Threads { get; init; } = 1;
}

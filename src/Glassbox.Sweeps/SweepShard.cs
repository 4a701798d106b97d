using System.Globalization;

namespace Glassbox.Sweeps;

/// <summary>One of several equal parts of a sweep, each trained by an independent machine.</summary>
public sealed record SweepShard
{
    /// <param name="number">The number of the shard, from 1.</param>
    /// <param name="count">The number of shards.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shard.</exception>
    public SweepShard(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        (Number, Count) = (number, count);
    }

    /// <summary>The single shard that is the whole sweep.</summary>
    public static SweepShard All { get; } = new(1, 1);

    /// <summary>The number of the shard, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of shards.</summary>
    public int Count { get; }

    /// <summary>Whether it is the whole sweep.</summary>
    public bool IsAll => Count == 1;

    /// <summary>Parses a shard such as <c>2/8</c>.</summary>
    /// <returns>The shard, or null if the text is invalid.</returns>
    public static SweepShard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var part, var parts]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count ? new SweepShard(number, count) : null;
    }

    /// <summary>Returns whether a recipe belongs to the shard.</summary>
    public bool Has(int recipe) => recipe % Count == Number - 1;

    /// <summary>Returns a text such as <c>2/8</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");
}

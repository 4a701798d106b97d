using System.Globalization;

namespace Glassbox.Sweeps;

/// <summary>One of several equal parts of a sweep, each trained by a machine that knows nothing of the others.</summary>
public sealed record SweepShard
{
    /// <param name="number">Which part, from 1.</param>
    /// <param name="count">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public SweepShard(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        (Number, Count) = (number, count);
    }

    /// <summary>The whole.</summary>
    public static SweepShard All { get; } = new(1, 1);

    /// <summary>Which part, from 1.</summary>
    public int Number { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Whether it is the whole.</summary>
    public bool IsAll => Count == 1;

    /// <summary>Reads <c>2/8</c>.</summary>
    /// <returns>Null where the text is none.</returns>
    public static SweepShard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var part, var parts]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && number >= 1 && number <= count ? new SweepShard(number, count) : null;
    }

    /// <summary>Whether a recipe belongs to it.</summary>
    public bool Has(int recipe) => recipe % Count == Number - 1;

    /// <summary>As <c>2/8</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");
}

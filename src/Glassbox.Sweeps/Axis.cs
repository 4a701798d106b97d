using System.Globalization;

namespace Glassbox.Sweeps;

/// <summary>One setting of a search space: a list of values, or a range of numbers.</summary>
/// <remarks>
/// Numbers from a range are rounded to four significant digits, so that recipes can be read and typed. They are the same on every machine: only
/// additions, products and square roots are used, which IEEE 754 defines exactly.
/// </remarks>
public sealed class Axis
{
    private const int Bits = 32; // of the position within a range
    private readonly double low, high;
    private readonly bool isLogarithmic, isWhole;

    private Axis(string name, IReadOnlyList<string> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (values.Count == 0) throw new ArgumentException($"{name}: there is no value to try.");
        if (values.GroupBy(Canonical, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"{name}: a value occurs twice: {string.Join(" and ", twice.Distinct(StringComparer.Ordinal))}.");
        (Name, Values) = (name, values);
    }

    private Axis(string name, double low, double high, bool isLogarithmic, bool isWhole, int? steps)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
            throw new ArgumentException(FormattableString.Invariant($"{name}: a range goes from a number to a larger one, not from {low} to {high}."));
        if (isLogarithmic && low <= 0) throw new ArgumentException($"{name}: a range on a logarithmic scale must begin above 0.");
        if (steps < 2) throw new ArgumentException($"{name}: a range has at least 2 steps.");
        if (isWhole && steps > high - low + 1)
            throw new ArgumentException(FormattableString.Invariant($"{name}: there are no {steps} whole numbers from {low} to {high}; for others, write {low:F1}..{high:F1}."));
        (Name, this.low, this.high, this.isLogarithmic, this.isWhole) = (name, low, high, isLogarithmic, isWhole);
        if (steps is { } count)
            Values = [.. Enumerable.Range(0, count).Select(step => Text(At(step / (count - 1.0)))).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The name of the setting.</summary>
    public string Name { get; }

    /// <summary>The values to try, or null for a range without steps.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>Whether its numbers are on a logarithmic scale.</summary>
    public bool IsLogarithmic => isLogarithmic;

    /// <summary>Creates an axis of values.</summary>
    /// <exception cref="ArgumentException">There are no values, or one occurs twice.</exception>
    public static Axis Of(string name, params IReadOnlyList<string> values) => new(name, values);

    /// <summary>Creates an axis of numbers.</summary>
    /// <exception cref="ArgumentException">There are no values, or one occurs twice.</exception>
    public static Axis Of(string name, params IReadOnlyList<double> values) =>
        new(name, [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))]);

    /// <summary>Creates a uniform range of numbers.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <param name="low">The lowest number.</param>
    /// <param name="high">The highest number.</param>
    /// <param name="steps">The number of evenly spaced values; by default any number in the range, which a grid does not support.</param>
    /// <exception cref="ArgumentException">The range is invalid.</exception>
    public static Axis Range(string name, double low, double high, int? steps = null) => new(name, low, high, false, false, steps);

    /// <summary>Creates a range of numbers on a logarithmic scale: numbers from 0.001 to 0.01 are as likely as those from 0.01 to 0.1.</summary>
    /// <inheritdoc cref="Range"/>
    public static Axis Logarithmic(string name, double low, double high, int? steps = null) => new(name, low, high, true, false, steps);

    /// <summary>Creates a range of integers, with both ends inclusive.</summary>
    /// <inheritdoc cref="Range"/>
    public static Axis Whole(string name, int low, int high, int? steps = null) => new(name, low, high, false, true, steps);

    /// <summary>Parses a range as in <c>--vary</c> and sweep files: <c>0.1..0.5</c>, <c>1e-4..1e-1 log</c>, <c>16..512 log in 6</c>; of integers if both ends are integers.</summary>
    /// <returns>The axis, or null if the text is a value rather than a range.</returns>
    /// <exception cref="ArgumentException">The range is invalid.</exception>
    public static Axis? ParseRange(string name, string text) => ParseRange(name, text, isReal: false);

    /// <param name="name">The setting.</param>
    /// <param name="text">The range.</param>
    /// <param name="isReal">Whether the range is of real numbers even if both ends are integers.</param>
    internal static Axis? ParseRange(string name, string text, bool isReal)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].Split("..") is not [var first, var last] || !IsNumber(first, out double low) || !IsNumber(last, out double high)) return null;
        bool isWhole = !isReal && IsWhole(first) && IsWhole(last), isLogarithmic = words is [_, "log", ..];
        string[] rest = isLogarithmic ? words[2..] : words[1..];
        return rest switch
        {
            [] => new Axis(name, low, high, isLogarithmic, isWhole, null),
            ["in", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) => new Axis(name, low, high, isLogarithmic, isWhole, steps),
            _ => throw new ArgumentException($"{name}: '{text}' is not a range; write 0.1..0.5, 1e-4..1e-1 log, or 16..512 log in 6."),
        };

        static bool IsWhole(string number) => int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>All values, if they can be counted; null for a range of real numbers without steps.</summary>
    internal IEnumerable<string>? All => Values ?? (isWhole ? Enumerable.Range((int)low, checked((int)(high - low + 1))).Select(value => Text(value)) : null);

    /// <summary>Draws a random value.</summary>
    public string Draw(RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (Values is not null) return Values[random.NextInt32(Values.Count)];
        if (isWhole && !isLogarithmic) return Text(low + random.NextInt32(checked((int)(high - low + 1))));
        return Text(At(random.NextUInt32() / (double)(1L << Bits)));
    }

    // Computes low · (high / low)^part without a logarithm: the bits of the part select which roots of the ratio are multiplied.
    private double At(double part)
    {
        if (part >= 1) return high;
        if (!isLogarithmic) return low + (part * (high - low));
        double value = low, root = high / low;
        for (int bit = 0; bit < Bits; bit++)
        {
            root = Math.Sqrt(root);
            part *= 2;
            if (part < 1) continue;
            value *= root;
            part -= 1;
        }

        return value;
    }

    // 0.1, 0.10 and 1e-1 are one number.
    private static string Canonical(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number.ToString("R", CultureInfo.InvariantCulture) : value;

    private string Text(double value)
    {
        if (isWhole) return Math.Round(value).ToString("F0", CultureInfo.InvariantCulture);
        double rounded = double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(rounded, low, high).ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }
}

using System.Globalization;

namespace Glassbox.Sweeps;

/// <summary>One setting that is searched over: values, or a range of numbers.</summary>
/// <remarks>
/// Numbers of a range are rounded to four significant digits, so that a recipe can be read and typed, and are the same on every machine:
/// nothing but additions, products and square roots makes them, which IEEE 754 rounds in one way only.
/// </remarks>
public sealed class Axis
{
    private const int Bits = 32; // of the place within a range
    private readonly double low, high;
    private readonly bool isLogarithmic, isWhole;

    private Axis(string name, IReadOnlyList<string> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (values.Count == 0) throw new ArgumentException($"{name}: there is no value to try.");
        if (values.Distinct(StringComparer.Ordinal).Count() < values.Count) throw new ArgumentException($"{name}: a value is there twice.");
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

    /// <summary>The setting.</summary>
    public string Name { get; }

    /// <summary>The values to try, or null of a range that has no steps.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>Whether its numbers are best drawn on a logarithmic scale.</summary>
    public bool IsLogarithmic => isLogarithmic;

    /// <summary>Values to try.</summary>
    /// <exception cref="ArgumentException">There are none, or one is there twice.</exception>
    public static Axis Of(string name, params IReadOnlyList<string> values) => new(name, values);

    /// <summary>Numbers to try.</summary>
    /// <exception cref="ArgumentException">There are none, or one is there twice.</exception>
    public static Axis Of(string name, params IReadOnlyList<double> values) =>
        new(name, [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))]);

    /// <summary>A range of numbers, each as likely as any other.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="low">The least.</param>
    /// <param name="high">The largest.</param>
    /// <param name="steps">How many of them, evenly spaced, there are; any, if not given, which a grid cannot do with.</param>
    /// <exception cref="ArgumentException">It is no range.</exception>
    public static Axis Range(string name, double low, double high, int? steps = null) => new(name, low, high, false, false, steps);

    /// <summary>A range of numbers on a logarithmic scale: as many from 0.001 to 0.01 as from 0.01 to 0.1.</summary>
    /// <inheritdoc cref="Range"/>
    public static Axis Logarithmic(string name, double low, double high, int? steps = null) => new(name, low, high, true, false, steps);

    /// <summary>A range of whole numbers, both ends included.</summary>
    /// <inheritdoc cref="Range"/>
    public static Axis Whole(string name, int low, int high, int? steps = null) => new(name, low, high, false, true, steps);

    /// <summary>Reads what <c>--vary</c> and files of sweeps say of a range: <c>0.1..0.5</c>, <c>1e-4..1e-1 log</c>, <c>16..512 log in 6</c>; whole numbers where both ends are written as such.</summary>
    /// <returns>Null where the text is no range, but a value.</returns>
    /// <exception cref="ArgumentException">It is a range that cannot be.</exception>
    public static Axis? ParseRange(string name, string text) => ParseRange(name, text, isReal: false);

    /// <param name="name">The setting.</param>
    /// <param name="text">What is said.</param>
    /// <param name="isReal">Whether any number will do, even where both ends are whole.</param>
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
            _ => throw new ArgumentException($"{name}: '{text}' is no range; a range is written 0.1..0.5, 1e-4..1e-1 log, or 16..512 log in 6."),
        };

        static bool IsWhole(string number) => int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Draws a value.</summary>
    public string Draw(RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (Values is not null) return Values[random.NextInt32(Values.Count)];
        if (isWhole && !isLogarithmic) return Text(low + random.NextInt32(checked((int)(high - low + 1))));
        return Text(At(random.NextUInt32() / (double)(1L << Bits)));
    }

    // low · (high / low)^part needs no logarithm: the bits of the part say which of the roots of the ratio are multiplied.
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

    private string Text(double value)
    {
        if (isWhole) return Math.Round(value).ToString("F0", CultureInfo.InvariantCulture);
        double rounded = double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(rounded, low, high).ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal);
    }
}

namespace Glassbox.Cli.Charts;

/// <summary>Maps values of an axis to positions in a drawing.</summary>
internal sealed class ChartScale
{
    private readonly bool isLogarithmic;
    private readonly double minimum, maximum, start, length;

    /// <param name="axis">The axis.</param>
    /// <param name="values">All values to show on it.</param>
    /// <param name="start">The position of the smallest value.</param>
    /// <param name="length">The distance from there to the largest value; negative for upward.</param>
    /// <param name="ticks">The approximate number of ticks.</param>
    public ChartScale(ChartAxis axis, IEnumerable<double> values, double start, double length, int ticks)
    {
        (isLogarithmic, this.start, this.length) = (axis.IsLogarithmic, start, length);
        List<double> finite = [.. values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0))];
        double low = axis.Minimum ?? finite.DefaultIfEmpty(isLogarithmic ? 0.1 : 0).Min(), high = axis.Maximum ?? finite.DefaultIfEmpty(1).Max();
        if (!(high > low)) (low, high) = isLogarithmic ? (low / 2, low * 2) : (low - Margin(low), low + Margin(low));
        Ticks = isLogarithmic ? Powers(ref low, ref high, axis) : Steps(ref low, ref high, ticks, axis);
        (minimum, maximum) = (low, high);
    }

    /// <summary>The values of the ticks.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Returns the position of a value.</summary>
    public double this[double value] => start + (length * (isLogarithmic ? Math.Log(value / minimum) / Math.Log(maximum / minimum) : (value - minimum) / (maximum - minimum)));

    /// <summary>Returns whether a value is on the axis.</summary>
    public bool Has(double value) => double.IsFinite(value) && value >= minimum && value <= maximum;

    private static double Margin(double value) => value == 0 ? 1 : Math.Abs(value) / 10;

    // Steps of 1, 2 or 5 times a power of ten. An end that the axis does not set moves outward to a whole step.
    private static double[] Steps(ref double low, ref double high, int ticks, ChartAxis axis)
    {
        double rough = (high - low) / ticks, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        if (axis.IsWhole) step = Math.Max(1, step);
        if (axis.Minimum is null) low = Math.Floor((low / step) + 1e-9) * step;
        if (axis.Maximum is null) high = Math.Ceiling((high / step) - 1e-9) * step;
        double first = Math.Ceiling((low / step) - 1e-9);
        int count = (int)Math.Floor((high / step) - first + 1e-9) + 1;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(i => (first + i) * step)];
    }

    // Powers of ten, and between them, if the range is narrow, 3 or 2 and 5 times these. Ends move as for steps.
    private static double[] Powers(ref double low, ref double high, ChartAxis axis)
    {
        const int mostTicks = 8;
        double[] inDecade = (high / low) switch { < 100 => [1, 2, 5], < 1000 => [1, 3], _ => [1] };
        double Tick(int place) => Math.Pow(10, Math.Floor((double)place / inDecade.Length)) * inDecade[((place % inDecade.Length) + inDecade.Length) % inDecade.Length];

        int first = (int)Math.Floor(Math.Log10(low)) * inDecade.Length, last = first;
        while (Tick(first + 1) <= low * (1 + 1e-9)) first++;
        for (last = first + 1; Tick(last) < high * (1 - 1e-9);) last++;
        if (axis.Minimum is null) low = Tick(first);
        else if (Tick(first) < low * (1 - 1e-9)) first++;
        if (axis.Maximum is null) high = Tick(last);
        else if (Tick(last) > high * (1 + 1e-9)) last--;
        int each = Math.Max(1, (int)Math.Ceiling((last - first) / (mostTicks - 1.0)));
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(place => (place - first) % each == 0).Select(Tick)];
    }
}

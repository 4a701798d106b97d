using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The timeline of the pairs and their products: three slowly, then faster, then all others.</summary>
internal sealed class ZoomPace
{
    /// <summary>The number of pairs shown with their numbers.</summary>
    public const int Slow = 3;

    /// <summary>The seconds in which an arrived product merges into the level.</summary>
    public const double Landing = 0.22;

    private const double LeadIn = 0.6; // for what comes before them
    private const int Gathering = 11;  // the number of pairs after those, each a little faster than the previous one
    private readonly ZoomData data;

    public ZoomPace(ZoomData data)
    {
        this.data = data;
        int count = data.Places.Length;
        (Read, Arrived) = (new double[count], new double[count]);
        FirstSlow = FirstWorthTelling();
        double t = ZoomTimes.First + LeadIn, rest = 0;
        int streaming = Math.Min(count, FirstSlow + Slow + Gathering);
        for (int k = 0; k < FirstSlow; k++) Read[k] = ZoomTimes.First + (LeadIn * k / FirstSlow);
        for (int k = FirstSlow; k < streaming; k++)
        {
            Read[k] = t;
            t += IsSlow(k) ? Flight(k) - 0.1 : 0.36 * Math.Pow(0.83, k - FirstSlow - Slow);
        }

        // Then all others in the same total time, regardless of their number: pixels without ink take little of it.
        for (int k = streaming; k < count; k++) rest += Cost(k);
        double done = 0;
        for (int k = streaming; k < count; k++)
        {
            done += Cost(k);
            double u = done / rest;
            Read[k] = ZoomTimes.Stream + (4.3 * (u < 0.25 ? Math.Sqrt(u / 0.25) * 0.42 : 0.42 + (0.58 * (u - 0.25) / 0.75)));
        }

        for (int k = 0; k < count; k++)
        {
            double flight = IsSlow(k) ? Flight(k) : Ease.Lerp(0.55, 0.34, Math.Clamp((k - FirstSlow - Slow) / 12.0, 0, 1));
            Arrived[k] = Math.Max(k > 0 ? Arrived[k - 1] + 0.002 : 0, Read[k] + flight);
        }
    }

    /// <summary>[pairs] The time at which a pair leaves the strips.</summary>
    public double[] Read { get; }

    /// <summary>[pairs] The time at which its product reaches the level.</summary>
    public double[] Arrived { get; }

    /// <summary>The first pair shown with its numbers.</summary>
    public int FirstSlow { get; }

    /// <summary>Returns whether a pair is shown with its numbers.</summary>
    public bool IsSlow(int k) => k >= FirstSlow && k < FirstSlow + Slow;

    /// <summary>Returns the seconds that a slow pair takes from the strips to the level.</summary>
    public double Flight(int k) => (k - FirstSlow) switch { 0 => 1.9, 1 => 1.7, _ => 1.5 };

    /// <summary>Returns the number of times at or before a time.</summary>
    public static int CountBefore(double[] times, double t)
    {
        int low = 0, high = times.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (times[middle] <= t) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Returns the position being read in the column, as a fractional number.</summary>
    public double PlaceAt(double t)
    {
        int count = data.Places.Length;
        if (count == 0) return 783 * Ease.During(t, ZoomTimes.First, ZoomTimes.All - 0.5);
        int k = CountBefore(Read, t);
        if (k == 0) return data.Places[0];
        double from = data.Places[k - 1], to = k < count ? data.Places[k] : 783;
        double begun = Read[k - 1], lag = IsSlow(k - 1) ? Flight(k - 1) * 0.62 : 0, next = k < count ? Read[k] : begun + 0.8;
        double span = Math.Max(0.001, Math.Min(next - begun - lag, 0.6));
        return Ease.Lerp(from, to, Ease.During(t, begun + lag, begun + lag + span));
    }

    /// <summary>Returns the number of products that have arrived, as a fractional number.</summary>
    public double ArrivedAt(double t)
    {
        int k = CountBefore(Arrived, t - Landing);
        double count = k;
        for (; k < Arrived.Length && Arrived[k] < t; k++) count += Ease.During(t, Arrived[k], Arrived[k] + Landing);
        return count;
    }

    /// <summary>Returns the level of the sum, without the bias.</summary>
    public double LevelAt(double t)
    {
        int k = CountBefore(Arrived, t - Landing);
        double level = data.Level(k);
        for (; k < Arrived.Length && Arrived[k] < t; k++) level += data.Products[k] * Ease.During(t, Arrived[k], Arrived[k] + Landing);
        return level;
    }

    // The first of three consecutive pairs with enough ink: the edge of a stroke is faint, and its products are 0.00.
    private int FirstWorthTelling()
    {
        for (int k = 0; k + Slow <= Math.Min(data.Places.Length, 12); k++)
            if (Enumerable.Range(k, Slow).All(i => data.Passing.Image[data.Places[i]] > 0.3)) return k;
        return 0;
    }

    private double Cost(int k) => 1 + (0.12 * (data.Places[k] - data.Places[k - 1] - 1));
}

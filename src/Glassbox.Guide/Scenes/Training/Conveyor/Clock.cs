using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>
/// When what happens: how many samples have been seen at each moment. The first ten one by one, each in less time than the one
/// before; then ever faster through the first epoch; then two more.
/// </summary>
internal static class Clock
{
    /// <summary>Samples of an epoch.</summary>
    public const int Epoch = 60_000;

    /// <summary>How many epochs there are.</summary>
    public const int Epochs = 3;

    /// <summary>Samples that are shown one by one.</summary>
    public const int Shown = 10;

    /// <summary>The chart goes to its place.</summary>
    public const double Dock = 2.6;

    /// <summary>The first sample is taken.</summary>
    public const double First = 3.85;

    private const int Rate = 120; // moments a second at which it is known how many samples were seen
    private const double Fastest = 13_500, FastestAgain = 27_000; // samples a second

    private static readonly double[] lasts = [6, 2, 2, 2, 0.86, 0.66, 0.52, 0.42, 0.36, 0.32];
    private static readonly double[] starts = Starts();
    private static readonly double[] ends = new double[Epochs], begins = new double[Epochs];
    private static readonly (double Seen, double Speed)[] course = Course();

    /// <summary>Single samples are over.</summary>
    public static double Fast => starts[Shown];

    /// <summary>The camera begins to pull out.</summary>
    public static double Zoom => Fast + 0.1;

    /// <summary>All 60 000 digits are seen.</summary>
    public static double Wide => Zoom + 3.4;

    /// <summary>The last sentence begins; its parts follow.</summary>
    public static double Sum => End(Epochs - 1) + 1.9;

    /// <summary>Its second part.</summary>
    public static double Sum2 => Sum + 1.5;

    /// <summary>Its third part.</summary>
    public static double Sum3 => Sum2 + 1.5;

    /// <summary>The end.</summary>
    public static double End() => Sum3 + 3;

    /// <summary>One of the first samples is taken.</summary>
    public static double Start(int sample) => starts[sample];

    /// <summary>An epoch's first sample is taken.</summary>
    public static double Begin(int epoch) => begins[epoch];

    /// <summary>An epoch's last sample has been taken.</summary>
    public static double End(int epoch) => ends[epoch];

    /// <summary>Samples seen, over all epochs.</summary>
    public static double Seen(double t)
    {
        (int at, double rest) = Place(t);
        return Ease.Lerp(course[at].Seen, course[at + 1].Seen, rest);
    }

    /// <summary>Samples a second; where training stops it dies away.</summary>
    public static double Speed(double t)
    {
        (int at, double rest) = Place(t);
        return Ease.Lerp(course[at].Speed, course[at + 1].Speed, rest);
    }

    /// <summary>The first moment at which so many samples have been seen.</summary>
    public static double When(double seen)
    {
        int low = 0, high = course.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (course[middle].Seen < seen) low = middle + 1;
            else high = middle;
        }

        return (double)low / Rate;
    }

    /// <summary>Which epoch a moment belongs to, from 0.</summary>
    public static int EpochAt(double t) => t < begins[1] ? 0 : t < begins[2] ? 1 : 2;

    private static (int At, double Part) Place(double t)
    {
        double x = Math.Clamp(t * Rate, 0, course.Length - 1.001);
        return ((int)x, x - (int)x);
    }

    private static double[] Starts()
    {
        double[] starts = new double[Shown + 1];
        starts[0] = First;
        for (int i = 0; i < Shown; i++) starts[i + 1] = starts[i] + lasts[i];
        return starts;
    }

    // How many samples there are at the next moment is known from how many there are now.
    private static (double Seen, double Speed)[] Course()
    {
        List<(double Seen, double Speed)> course = [];
        double seen = 0, hot = 0;
        int epoch = 0;
        bool rests = false;
        for (int i = 0; ; i++)
        {
            double t = (double)i / Rate, speed = 0;
            if (t >= First && t < starts[Shown])
            {
                int sample = 0;
                while (t >= starts[sample + 1]) sample++;
                seen = sample + ((t - starts[sample]) / lasts[sample]);
                speed = 1 / lasts[sample];
            }
            else if (t >= starts[Shown] && rests)
            {
                if (epoch == Epochs)
                {
                    if (t > ends[Epochs - 1] + 1) return [.. course];
                }
                else if (t >= ends[epoch - 1] + (epoch == 1 ? 1.5 : 1.3))
                {
                    (begins[epoch], rests) = (t, false);
                }
            }
            else if (t >= starts[Shown])
            {
                double taken = seen - (epoch * Epoch), left = Epoch - taken;
                speed = epoch == 0 ? Growing(t, taken) : Math.Min(FastestAgain, 3_000 + ((t - begins[epoch]) * 60_000));
                if (left < 9_000) speed = Math.Max(3_000, speed * Math.Sqrt(left / 9_000));
                seen = Math.Min((epoch + 1) * Epoch, seen + (speed / Rate));
                if (seen == (epoch + 1) * Epoch) (ends[epoch++], rests) = (t, true);
            }

            hot = Math.Max(speed, hot * (1 - (5.0 / Rate)));
            course.Add((seen, hot));
        }
    }

    // The speed grows with what has been seen, a little at first, then more, then no more.
    private static double Growing(double t, double taken)
    {
        double growth = Ease.Lerp(0.4, 1.5, Ease.During(t, starts[Shown] - 0.3, starts[Shown] + 1.5))
            + (0.3 * Ease.During(t, starts[Shown] + 3.2, starts[Shown] + 4.4));
        return Math.Min(taken * growth, Fastest);
    }
}

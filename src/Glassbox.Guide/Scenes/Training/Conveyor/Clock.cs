using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>
/// The timeline: the number of samples seen at each time. The first ten are shown one by one, each faster than the previous one; then
/// faster and faster through the first epoch; then two more epochs.
/// </summary>
internal static class Clock
{
    /// <summary>The number of samples in an epoch.</summary>
    public const int Epoch = 60_000;

    /// <summary>The number of epochs.</summary>
    public const int Epochs = 3;

    /// <summary>The number of samples shown one by one.</summary>
    public const int Shown = 10;

    /// <summary>The chart moves to its position.</summary>
    public const double Dock = 2.6;

    /// <summary>The start of the first sample.</summary>
    public const double First = 3.85;

    private const int Rate = 120; // the time resolution per second of the number of samples seen
    private const double Fastest = 13_500, FastestAgain = 27_000; // samples per second

    private static readonly double[] lasts = [6, 2, 2, 2, 0.86, 0.66, 0.52, 0.42, 0.36, 0.32];
    private static readonly double[] starts = Starts();
    private static readonly double[] ends = new double[Epochs], begins = new double[Epochs];
    private static readonly (double Seen, double Speed)[] course = Course();

    /// <summary>The end of the individual samples.</summary>
    public static double Fast => starts[Shown];

    /// <summary>The camera starts to zoom out.</summary>
    public static double Zoom => Fast + 0.1;

    /// <summary>All 60 000 digits are visible.</summary>
    public static double Wide => Zoom + 3.4;

    /// <summary>The start of the last caption, which has several parts.</summary>
    public static double Sum => End(Epochs - 1) + 1.9;

    /// <summary>The start of its second part.</summary>
    public static double Sum2 => Sum + 1.5;

    /// <summary>The start of its third part.</summary>
    public static double Sum3 => Sum2 + 1.5;

    /// <summary>The end.</summary>
    public static double End() => Sum3 + 3;

    /// <summary>Returns the start of one of the first samples.</summary>
    public static double Start(int sample) => starts[sample];

    /// <summary>Returns the start of the first sample of an epoch.</summary>
    public static double Begin(int epoch) => begins[epoch];

    /// <summary>Returns the end of the last sample of an epoch.</summary>
    public static double End(int epoch) => ends[epoch];

    /// <summary>Returns the number of samples seen, over all epochs.</summary>
    public static double Seen(double t)
    {
        (int at, double rest) = Place(t);
        return Ease.Lerp(course[at].Seen, course[at + 1].Seen, rest);
    }

    /// <summary>Returns the samples per second; fades out when training stops.</summary>
    public static double Speed(double t)
    {
        (int at, double rest) = Place(t);
        return Ease.Lerp(course[at].Speed, course[at + 1].Speed, rest);
    }

    /// <summary>Returns the first time at which a number of samples have been seen.</summary>
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

    /// <summary>Returns the epoch at a time, from 0.</summary>
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

    // Integrates step by step: the number of samples at the next step depends on the current number.
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

    // The speed grows with the number of samples seen, a little at first, then more, then no further.
    private static double Growing(double t, double taken)
    {
        double growth = Ease.Lerp(0.4, 1.5, Ease.During(t, starts[Shown] - 0.3, starts[Shown] + 1.5))
            + (0.3 * Ease.During(t, starts[Shown] + 3.2, starts[Shown] + 4.4));
        return Math.Min(taken * growth, Fastest);
    }
}

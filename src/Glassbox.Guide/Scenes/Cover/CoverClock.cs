using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>The timeline of the cover: four digits slowly, then faster and faster to the 64th, then a race to 60 000, then rest.</summary>
internal static class CoverClock
{
    public const int Slow = 4;
    public const double Learned = 23, End = 26;
    public const long All = 60_000;
    private static readonly double[] At = new double[Recording.Followed + 1];

    static CoverClock()
    {
        for (int k = 0; k < Recording.Followed; k++)
            At[k + 1] = At[k] + (k == 0 ? 5.8 : k < Slow ? 2.0 - (0.25 * (k - 1)) : Math.Max(0.03, 1.1 * Math.Pow(0.74, k - Slow)));
    }

    /// <summary>The end of the slow digits.</summary>
    public static double Fast => At[Slow];

    /// <summary>The start of the race.</summary>
    public static double Race => At[Recording.Followed];

    /// <summary>Returns the start of a digit.</summary>
    public static double Begin(int digit) => At[digit];

    /// <summary>Returns the duration of a digit.</summary>
    public static double Length(int digit) => At[digit + 1] - At[digit];

    /// <summary>Returns the current digit, of those shown one by one.</summary>
    public static int DigitAt(double t)
    {
        int low = 0, high = Recording.Followed - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (At[middle] <= t) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Returns the number of digits that have changed the network; fractional while one is changing it.</summary>
    public static double Learning(double t)
    {
        if (t >= Race) return Raced(t);
        int digit = DigitAt(t);
        double length = Length(digit);
        return digit + (digit < Slow
            ? Ease.During(t, At[digit] + (Phases.Of(digit).Change.From * length), At[digit] + (Phases.Of(digit).Change.To * length))
            : Ease.Part(t, At[digit] + (0.4 * length), At[digit + 1]));
    }

    /// <summary>Returns the number of digits seen and predicted.</summary>
    public static long Seen(double t)
    {
        if (t >= Race) return (long)(Raced(t) + 1e-6);
        int digit = DigitAt(t);
        return digit + (t >= At[digit] + (Phases.Of(digit).Told.From * Length(digit)) ? 1 : 0);
    }

    /// <summary>Returns the time at which a number of digits have changed the network: the limit of playback with what is known.</summary>
    public static double When(double changed)
    {
        if (changed >= All) return End;
        if (changed < Recording.Followed) return At[Math.Max(0, (int)changed)];
        // Raced is monotonic: a few bisections find it.
        double low = Race, high = Learned;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (Raced(middle) <= changed) low = middle;
            else high = middle;
        }

        return low;
    }

    // Geometric progress, a little slower at the end for a smooth arrival.
    private static double Raced(double t)
    {
        double u = Ease.Part(t, Race, Learned), eased = u < 0.8 ? u * 1.08 : 0.864 + (0.136 * (1 - (((1 - u) / 0.2) * ((1 - u) / 0.2))));
        return Recording.Followed * Math.Pow((double)All / Recording.Followed, Math.Min(1, eased));
    }

    /// <summary>A part of the time of a digit.</summary>
    public readonly record struct Phase(double From, double To)
    {
        public double Move(double u) => Ease.During(u, From, To);

        public double Part(double u) => Ease.Part(u, From, To);

        public double Arrive(double u) => Ease.Arriving(u, From, To);
    }

    /// <summary>The phases of a digit, as fractions of its time.</summary>
    public readonly record struct Phases(Phase Ink, Phase Weigh, Phase Signal, Phase Guess, Phase Told, Phase Blame, Phase Change)
    {
        private static readonly Phases First = new(new(0.02, 0.29), new(0.29, 0.42), new(0.41, 0.52), new(0.52, 0.59), new(0.62, 0.735), new(0.75, 0.86), new(0.84, 0.95));
        private static readonly Phases Later = First with { Ink = new(0.11, 0.31) };

        public static Phases Of(int digit) => digit == 0 ? First : Later;
    }
}

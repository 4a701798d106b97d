using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>The timeline of the separating line scene, in seconds.</summary>
internal static class LineTimes
{
    /// <summary>The line appears.</summary>
    public const double Splits = 2;

    /// <summary>It starts to turn about its pin.</summary>
    public const double Turns = 4.6;

    /// <summary>It reaches its best angle.</summary>
    public const double Claims = 6.4;

    /// <summary>It turns further, gets worse, and comes back.</summary>
    public const double TurnsOn = 8.4;

    /// <summary>The pin is removed.</summary>
    public const double Frees = 10.6;

    /// <summary>It starts to learn: the first points one by one.</summary>
    public const double Trains = 13.2;

    /// <summary>All other points follow, faster and faster.</summary>
    public const double Races = Trains + (Slowly * OnePoint);

    /// <summary>Training is finished.</summary>
    public const double Learned = 21;

    /// <summary>A simulated drag moves it.</summary>
    public const double Slides = 23.2;

    /// <summary>A simulated drag rotates it.</summary>
    public const double Spins = 26;

    /// <summary>The user takes over.</summary>
    public const double Yours = 29;

    /// <summary>The number of points that are shown one by one.</summary>
    public const int Slowly = 3;

    private const double OnePoint = 1;

    /// <summary>Returns the number of points seen; fractional while the line moves.</summary>
    public static double Seen(double t)
    {
        if (t <= Trains) return 0;
        if (t < Races)
        {
            double at = (t - Trains) / OnePoint, whole = Math.Floor(at);
            return whole + Ease.During(at - whole, 0.5, 0.95);
        }

        return t >= Learned ? LineRun.Steps : Ease.LerpRatio(Slowly, LineRun.Steps, Ease.Part(t, Races, Learned));
    }

    /// <summary>Returns the progress of the current point, of those shown one by one: 0 to 1; below 0 if there is none.</summary>
    public static double OfPoint(double t) => t is < Trains or >= Races ? -1 : (t - Trains) / OnePoint % 1;
}

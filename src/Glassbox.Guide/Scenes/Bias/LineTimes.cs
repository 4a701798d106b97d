using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>When what happens in the scene of the separating line, in seconds.</summary>
internal static class LineTimes
{
    /// <summary>The line appears.</summary>
    public const double Splits = 2;

    /// <summary>It begins to turn about its pin.</summary>
    public const double Turns = 4.6;

    /// <summary>It stands where it is best.</summary>
    public const double Claims = 6.4;

    /// <summary>It turns on, to be worse, and comes back.</summary>
    public const double TurnsOn = 8.4;

    /// <summary>The pin is taken out.</summary>
    public const double Frees = 10.6;

    /// <summary>It begins to learn: the first points one by one.</summary>
    public const double Trains = 13.2;

    /// <summary>Then all others, faster and faster.</summary>
    public const double Races = Trains + (Slowly * OnePoint);

    /// <summary>It has learned.</summary>
    public const double Learned = 21;

    /// <summary>A hand slides it.</summary>
    public const double Slides = 23.2;

    /// <summary>A hand turns it.</summary>
    public const double Spins = 26;

    /// <summary>The reader's turn.</summary>
    public const double Yours = 29;

    /// <summary>Points that are seen one by one.</summary>
    public const int Slowly = 3;

    private const double OnePoint = 1;

    /// <summary>How many points have been seen; between two, while the line moves.</summary>
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

    /// <summary>How far the present point has come, of those that are seen one by one: 0 to 1; below 0 where there is none.</summary>
    public static double OfPoint(double t) => t is < Trains or >= Races ? -1 : (t - Trains) / OnePoint % 1;
}

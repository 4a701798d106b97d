namespace Glassbox.Guide.Scenes.Cost;

/// <summary>The timeline of the descent scene, in seconds.</summary>
internal static class DownhillTimes
{
    /// <summary>The weight sweeps from end to end, and its cost draws the curve.</summary>
    public const double Sweeps = 2;

    /// <summary>It returns to a slope, and the tangent appears.</summary>
    public const double Leans = 5;

    /// <summary>Steps at a rate that is too small.</summary>
    public const double Creeps = 8;

    /// <summary>A return to the start, for a good rate.</summary>
    public const double Back1 = 12;

    /// <summary>Steps at a good rate.</summary>
    public const double Arrives = 13.1;

    /// <summary>A return to the start, for a rate that is too large.</summary>
    public const double Back2 = 16.4;

    /// <summary>Steps at a rate that is too large.</summary>
    public const double Leaps = 17.5;

    /// <summary>The other cost grows out of the first, and both balls are far out.</summary>
    public const double Compares = 21;

    /// <summary>Both descend.</summary>
    public const double Races = 24;

    /// <summary>The curve tilts back into a landscape.</summary>
    public const double Widens = 27.6;

    /// <summary>A ball descends in it.</summary>
    public const double Walks = 30.6;

    /// <summary>The user takes over.</summary>
    public const double Yours = 37;

    /// <summary>The duration of a descent that the user has started.</summary>
    public const double OwnWalk = 7;

    /// <summary>The number of steps of each descent.</summary>
    public const int Creeping = 9, Arriving = 6, Leaping = 4, Racing = 7, Walking = 34, Own = 20;

    /// <summary>The first step of a descent is slow, the others are equally fast.</summary>
    public static Gait Creep { get; } = new(Creeps, 1.1, 0.26);

    public static Gait Arrive { get; } = new(Arrives, 0.8, 0.38);

    public static Gait Leap { get; } = new(Leaps, 0.9, 0.6);

    public static Gait Race { get; } = new(Races, 0.7, 0.36);

    public static Gait Walk { get; } = new(Walks, 0.5, 0.1);

    public static Gait OfHand { get; } = new(Yours, 0.5, 0.32);
}

/// <summary>The timing of a descent.</summary>
/// <param name="From">The start.</param>
/// <param name="First">The duration of the first step.</param>
/// <param name="Then">The duration of each further step.</param>
internal readonly record struct Gait(double From, double First, double Then)
{
    /// <summary>Returns the number of steps started, and the progress of the last one, 0 to 1.</summary>
    public (int Step, double Part) At(double t, int most)
    {
        double passed = t - From;
        if (passed <= 0) return (0, 0);
        double steps = passed < First ? passed / First : 1 + ((passed - First) / Then);
        return steps >= most ? (most, 0) : ((int)steps, steps - Math.Floor(steps));
    }
}

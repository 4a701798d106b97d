using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>The timeline: the curve, the claimed gradient, two nearby costs, closer and closer, too close, and back.</summary>
internal static class ProbeClock
{
    public const double Sweep = 2, Back = 6, Claim = 7.2, Probe = 9.6, Closer = 12.4, Close = 18, TooClose = 20, Rounded = 24.5, Away = 26.5, Hand = 29, Duration = 30;

    /// <summary>The distance of the probes as a power of ten: initially, where it is most accurate, and where only rounding error remains.</summary>
    public const double First = 0, Best = -4, Least = -13;

    /// <summary>The visible range to either side, in multiples of the probe distance.</summary>
    public const double Reach = 2.5;

    /// <summary>Returns the distance of both probes, as a power of ten.</summary>
    public static double Power(double t) => Ease.Lerp(
        Ease.Lerp(Ease.Lerp(First, Best, Ease.Smooth(Ease.Part(t, Closer, Close))), Least, Ease.Smooth(Ease.Part(t, TooClose, Rounded))),
        -0.3, Ease.Smooth(Ease.Part(t, Away, Hand)));

    /// <summary>Returns half of the visible range of the axis, as a power of ten.</summary>
    public static double View(double t) => Ease.Lerp(Math.Log10(Reach) + Math.Min(First, Power(t)), Math.Log10(Reach), Ease.Smooth(Ease.Part(t, Away, Hand)));
}

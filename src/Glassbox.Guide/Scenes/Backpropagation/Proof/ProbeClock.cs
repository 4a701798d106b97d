using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>The timeline: the digit and the weights, the curve, the claimed gradient, two nearby costs, closer and closer, too close, and back.</summary>
internal static class ProbeClock
{
    public const double Gather = 1.6, Sweep = 3.4, Back = 7.4, Claim = 8.6, Probe = 11, Closer = 13.8, Close = 19.4, TooClose = 21.4, Rounded = 25.9, Away = 27.9, Hand = 30.4, Duration = 31.4;

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

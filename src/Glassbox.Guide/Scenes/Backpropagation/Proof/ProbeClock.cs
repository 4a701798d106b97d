using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>When what happens: the curve, the claim, two costs beside it, closer and closer, too close, and back.</summary>
internal static class ProbeClock
{
    public const double Sweep = 2, Back = 6, Claim = 7.2, Probe = 9.6, Closer = 12.4, Close = 18, TooClose = 20, Rounded = 24.5, Away = 26.5, Hand = 29, Duration = 30;

    /// <summary>The powers of ten of the distance to either side: at first, where it measures best, and where only rounding is left.</summary>
    public const double First = 0, Best = -4, Least = -13;

    /// <summary>What is seen to either side, in distances of the probes.</summary>
    public const double Reach = 2.5;

    /// <summary>The distance of both probes, as a power of ten.</summary>
    public static double Power(double t) => Ease.Lerp(
        Ease.Lerp(Ease.Lerp(First, Best, Ease.Smooth(Ease.Part(t, Closer, Close))), Least, Ease.Smooth(Ease.Part(t, TooClose, Rounded))),
        -0.3, Ease.Smooth(Ease.Part(t, Away, Hand)));

    /// <summary>Half of what is seen of the axis, as a power of ten.</summary>
    public static double View(double t) => Ease.Lerp(Math.Log10(Reach) + Math.Min(First, Power(t)), Math.Log10(Reach), Ease.Smooth(Ease.Part(t, Away, Hand)));
}

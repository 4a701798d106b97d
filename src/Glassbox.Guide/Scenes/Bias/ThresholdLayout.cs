using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>The layout of the threshold scene: the curve above its axis, and the numbers.</summary>
internal sealed class ThresholdLayout : StageLayout
{
    /// <summary>The input at both ends of the axis.</summary>
    public const double Most = 6;

    public ThresholdLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        Plot = IsNarrow ? new Area(34, 92, w - 54, Math.Max(80, h - 92 - (Type * 10))) : new Area(w * 0.075, h * 0.19, w * 0.665, h * 0.66);
        Side = IsNarrow ? new Area(16, Plot.Bottom + (Type * 3.2), w - 32, Type * 6) : new Area(w * 0.79, h * 0.21, w * 0.17, h * 0.64);
        Knob = IsNarrow ? 11 : Math.Clamp(h * 0.02, 12, 20);
    }

    public Area Plot { get; }

    /// <summary>The numbers: next to the curve, or below it.</summary>
    public Area Side { get; }

    /// <summary>The radius of the handles.</summary>
    public double Knob { get; }

    public double X(double input) => Plot.CenterX + (input / Most * Plot.Width / 2);

    public double Y(double answer) => Plot.Bottom - (answer * Plot.Height);

    public double Input(double x) => (x - Plot.CenterX) / (Plot.Width / 2) * Most;

    public double Answer(double y) => (Plot.Bottom - y) / Plot.Height;
}

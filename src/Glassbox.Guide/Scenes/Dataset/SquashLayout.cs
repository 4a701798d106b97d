using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Dataset;

/// <summary>The layout of the sums on the sigmoid: the curve, the numbers, and the slider for the divisor.</summary>
internal sealed class SquashLayout : StageLayout
{
    public SquashLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double below = Type * 10.2;
            Plot = new Area(34, 84, w - 50, Math.Max(60, h - 84 - below));
            Side = new Area(16, Plot.Bottom + (Type * 4.1), w - 32, Type * 2.6);
            Slider = new Area(24 + (Type * 5), h - (Type * 2.9), w - 56 - (Type * 5), Type * 1.6);
            Neuron = 6;
        }
        else
        {
            Plot = new Area((w * 0.05) + Type, h * 0.16, w * 0.62, h * 0.6);
            Side = new Area(w * 0.78, h * 0.2, w * 0.18, h * 0.5);
            Slider = new Area(Plot.X + (Type * 5), h * 0.915, Plot.Width - (Type * 5), Type * 1.6);
            Neuron = Math.Clamp(h * 0.0125, 6, 11);
        }
    }

    /// <summary>The curve.</summary>
    public Area Plot { get; }

    /// <summary>The numbers: next to the curve, or below it.</summary>
    public Area Side { get; }

    /// <summary>The slider for the divisor: logarithmic, with 255 on the left.</summary>
    public Area Slider { get; }

    /// <summary>The radius of a neuron.</summary>
    public double Neuron { get; }

    public double X(double sum) => Plot.CenterX + (sum / (SquashScene.Edge * 1.03) * Plot.Width / 2);

    public double Y(double answer) => Plot.Bottom - (answer * Plot.Height);

    /// <summary>Returns the position of a divisor on the slider.</summary>
    public double Divided(double divisor) => Slider.X + (Slider.Width * (1 - (Math.Log(divisor) / Math.Log(SquashScene.Full))));

    /// <summary>Returns the divisor at a position on the slider.</summary>
    public double Divisor(double x) => Math.Pow(SquashScene.Full, 1 - Math.Clamp((x - Slider.X) / Math.Max(1, Slider.Width), 0, 1));
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>
/// The layout: first the digit and the weights, large; then the weights on the left, the curve on the right, the distance slider below.
/// </summary>
internal sealed class ProbeLayout : StageLayout
{
    public ProbeLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (stage.IsNarrow)
        {
            (Type, Caption) = (13, (18, 26));
            double side = Math.Min(w * 0.64, (h - 160) / 2), left = (w - side) / 2;
            LargeDigit = new Area(left, 96, side, side);
            LargeWeights = new Area(left, LargeDigit.Bottom + 34, side, side);
            Weights = new Area(16, 76, 84, 84);
            Digit = new Area(w - 16 - 54, 104, 54, 54);
            Numbers = (Weights.Right + 14, 84);
            Plot = new Area(18, 184, w - 36, h - 184 - 70);
            Slider = new Area(60, h - 22, w - 150, 0);
        }
        else
        {
            double k = Math.Min(w / 1280, h / 640), x = (w - (1280 * k)) / 2;
            Type = stage.IsPresenter ? 23 * k : Math.Max(14, 17 * k);
            Caption = (stage.Margin, h * 0.08);
            double side = Math.Min(430 * k, h * 0.66), top = h * 0.22;
            LargeDigit = new Area((w / 2) - (60 * k) - side, top, side, side);
            LargeWeights = new Area((w / 2) + (60 * k), top, side, side);
            Weights = new Area(x + (64 * k), h * 0.19, 230 * k, 230 * k);
            Numbers = (x + (64 * k), Weights.Bottom + (Type * 3.2));
            double below = Numbers.Y + (Type * 7.4);
            Digit = new Area(Numbers.X, below, Math.Max(0, Math.Min(96 * k, h - (14 * k) - below)), Math.Max(0, Math.Min(96 * k, h - (14 * k) - below)));
            Plot = new Area(x + (390 * k), h * 0.16, 826 * k, h * 0.66);
            Slider = new Area(x + (460 * k), h - (30 * k), 520 * k, 0);
        }
    }

    /// <summary>The digit at the start.</summary>
    public Area LargeDigit { get; }

    /// <summary>The weights at the start.</summary>
    public Area LargeWeights { get; }

    /// <summary>The digit whose cost it is.</summary>
    public Area Digit { get; }

    /// <summary>The weights of the parameter's neuron.</summary>
    public Area Weights { get; }

    /// <summary>The position of the two gradients.</summary>
    public (double X, double Y) Numbers { get; }

    /// <summary>The plot area of the curve.</summary>
    public Area Plot { get; }

    /// <summary>The slider for the distance.</summary>
    public Area Slider { get; }
}

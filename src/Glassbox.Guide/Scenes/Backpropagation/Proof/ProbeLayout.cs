using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>The layout: the weights on the left, the curve on the right, the distance slider below.</summary>
internal sealed class ProbeLayout : StageLayout
{
    public ProbeLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (stage.IsNarrow)
        {
            (Type, Caption) = (13, (18, 26));
            Weights = new Area(16, 76, 84, 84);
            Numbers = (Weights.Right + 14, 84);
            Plot = new Area(18, 184, w - 36, h - 184 - 70);
            Slider = new Area(60, h - 22, w - 150, 0);
        }
        else
        {
            double k = Math.Min(w / 1280, h / 640), x = (w - (1280 * k)) / 2;
            Type = stage.IsPresenter ? 23 * k : Math.Max(14, 17 * k);
            Caption = (stage.Margin, h * 0.08);
            Weights = new Area(x + (64 * k), h * 0.19, 230 * k, 230 * k);
            Numbers = (x + (64 * k), Weights.Bottom + (Type * 3.2));
            Plot = new Area(x + (390 * k), h * 0.16, 826 * k, h * 0.66);
            Slider = new Area(x + (460 * k), h - (30 * k), 520 * k, 0);
        }
    }

    /// <summary>The weights of the parameter's neuron.</summary>
    public Area Weights { get; }

    /// <summary>The position of the two gradients.</summary>
    public (double X, double Y) Numbers { get; }

    /// <summary>The plot area of the curve.</summary>
    public Area Plot { get; }

    /// <summary>The slider for the distance.</summary>
    public Area Slider { get; }
}

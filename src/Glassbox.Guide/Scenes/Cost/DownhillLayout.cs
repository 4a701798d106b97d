using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>The layout of the descent scene: one axis for the weight, one for the cost, and their perspective.</summary>
internal sealed class DownhillLayout : StageLayout
{
    private readonly DownhillData data;
    private readonly double lean, flat, lift, skew, shrink;

    public DownhillLayout(StageArea stage, DownhillData data)
        : base(stage)
    {
        this.data = data;
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            (Left, Right, Top, Base) = (40, w - 16, 92, h - 92);
            Ball = 10;
            (lean, flat, lift, skew, shrink) = (0.5, 0.34, 0.16, 0.2, 0.78);
        }
        else
        {
            (Left, Right, Top, Base) = (w * 0.075, w * 0.95, h * 0.17, h * 0.82);
            Ball = Math.Clamp(h * 0.019, 10, 20);
            (lean, flat, lift, skew, shrink) = (0.6, 0.36, 0.2, 0.22, 0.76);
        }
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Base { get; }

    /// <summary>The vertical position of the next step, below the axis.</summary>
    public double StepY => Base + (Type * 2.5);

    /// <summary>The radius of a ball.</summary>
    public double Ball { get; }

    public double X(double weight) => Left + ((Right - Left) * (weight - data.Least) / (data.Most - data.Least));

    /// <summary>Returns the same, clamped to the stage.</summary>
    public double Across(double weight) => Ease.Within(X(weight), 16, Stage.Width - 16);

    /// <summary>Returns the weight at a position on the axis.</summary>
    public double Weight(double x) => data.Least + ((data.Most - data.Least) * (x - Left) / (Right - Left));

    /// <summary>Returns the vertical position of a cost.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="highest">The cost at the upper end of the axis.</param>
    public double Y(double cost, double highest) => Base - (cost / highest * (Base - Top));

    /// <summary>Projects a point of the landscape onto the stage.</summary>
    /// <param name="weight1">The first weight.</param>
    /// <param name="weight2">The second weight.</param>
    /// <param name="cost">The cost at the point.</param>
    /// <param name="highest">The cost at the upper end of the axis.</param>
    /// <param name="e">The tilt, 0 to 1.</param>
    public (double X, double Y) Spot(double weight1, double weight2, double cost, double highest, double e)
    {
        double width = Right - Left, height = Base - Top, back = (weight2 - data.SecondWeight) / (2 * DownhillData.Reach2);
        double across = ((weight1 - data.Least) / (data.Most - data.Least)) - 0.5;
        return (
            Left + (width * ((Ease.Lerp(1, shrink, e) * across) + 0.5 + (e * skew * back))),
            Base - (e * lift * height) - (back * e * height * lean) - (cost / highest * height * Ease.Lerp(1, flat, e)));
    }
}

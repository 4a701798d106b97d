using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <summary>The layout of the separating line scene: the plane, and the numbers next to it or below.</summary>
internal sealed class LineLayout : StageLayout
{
    public LineLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double below = Type * 8.2, top = 70;
            Field = new Area(0, top, w, Math.Max(80, h - top - below));
            Unit = Math.Min(Field.Width / 1.75, Field.Height / 1.3);
            OriginX = (w / 2) - (0.74 * Unit);
            OriginY = Field.CenterY + (0.48 * Unit);
            Side = new Area(16, Field.Bottom + (Type * 1.1), w - 32, below - (Type * 1.1));
            Grip = 12;
            Point = 4.5;
            ReachPinned = 0.66;
            Reach = 0.44;
        }
        else
        {
            Field = new Area(w * 0.05, h * 0.14, w * 0.655, h * 0.81);
            Unit = Field.Height / 1.34;
            OriginX = Field.CenterX - (0.74 * Unit);
            OriginY = Field.Bottom - (0.2 * Unit);
            Side = new Area(w * 0.74, h * 0.15, w * 0.21, h * 0.8);
            Grip = Math.Clamp(h * 0.02, 12, 20);
            Point = Math.Clamp(h * 0.0115, 6, 11);
            ReachPinned = 0.7;
            Reach = 0.46;
        }
    }

    /// <summary>The plane.</summary>
    public Area Field { get; }

    /// <summary>Pixels per unit of either input.</summary>
    public double Unit { get; }

    public double OriginX { get; }

    public double OriginY { get; }

    /// <summary>The numbers: next to the plane, or below it.</summary>
    public Area Side { get; }

    /// <summary>Half the size of a handle.</summary>
    public double Grip { get; }

    /// <summary>The radius of a point.</summary>
    public double Point { get; }

    /// <summary>The distance from the origin of the handles that turn a pinned line, in units.</summary>
    public double ReachPinned { get; }

    /// <summary>The distance of the handles from the middle one if the line is free.</summary>
    public double Reach { get; }

    public double X(double x) => OriginX + (x * Unit);

    public double Y(double y) => OriginY - (y * Unit);

    /// <summary>Returns the first input at a point of the stage.</summary>
    public double Input1(double x) => (x - OriginX) / Unit;

    /// <summary>Returns the second input at a point of the stage.</summary>
    public double Input2(double y) => (OriginY - y) / Unit;
}

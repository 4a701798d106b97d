using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>The layout of ten labels: in the question, on the ruler, and in ten rows of ten.</summary>
internal sealed class DistanceLayout : StageLayout
{
    private readonly double place0, placeStep, row0, card, large;

    public DistanceLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            (place0, placeStep) = (62, (w - 62 - 24) / 9);
            HeadY = 112;
            row0 = 158;
            Step = Math.Min(30, (h - row0 - 80) / 10.5);
            Arc = 34;
            card = Math.Min(28, placeStep * 0.98);
            large = Math.Min(w * 0.4, h * 0.3);
            RulerY = h * 0.56;
            High = 96;
        }
        else
        {
            (place0, placeStep) = (w * 0.21, w * 0.079);
            HeadY = h * 0.235;
            row0 = h * 0.325;
            Step = h * 0.053;
            Arc = h * 0.075;
            High = h * 0.3;
            card = Math.Min(w * 0.074, h * 0.17);
            large = Math.Min(h * 0.42, w * 0.22);
            RulerY = h * 0.56;
        }

        Cell = Math.Min(Step * 0.9, placeStep * 0.9);
    }

    /// <summary>The initial vertical position of the ruler.</summary>
    public double RulerY { get; }

    /// <summary>The vertical position of the ruler above the rows.</summary>
    public double HeadY { get; }

    /// <summary>The distance between rows.</summary>
    public double Step { get; }

    /// <summary>The side length of a cell.</summary>
    public double Cell { get; }

    /// <summary>The maximum height of an arc over the ruler when it is above the rows.</summary>
    public double Arc { get; }

    /// <summary>The maximum height of an arc at the initial position, which has room above it.</summary>
    public double High { get; }

    /// <summary>The vertical position below the ten rows.</summary>
    public double DifferenceY => row0 + (Step * 10.25);

    public double Place(int place) => place0 + (place * placeStep);

    public double Row(int digit) => row0 + (digit * Step);

    /// <summary>Returns the place of one of the three digits of the question: side by side, or two below the one that they are compared with.</summary>
    public Area Asked(int i)
    {
        (double x, double y) = !IsNarrow ? (0.25 + (0.25 * i), 0.51) : i == 0 ? (0.5, 0.34) : (i == 1 ? 0.26 : 0.74, 0.72);
        return new Area((Stage.Width * x) - (large / 2), (Stage.Height * y) - (large / 2), large, large);
    }

    public Area OnRuler(int digit)
    {
        double side = IsNarrow ? placeStep * 0.94 : card;
        return new Area(Place(digit) - (side / 2), RulerY + (Type * 2.2), side, side);
    }

    public Area Listed(int digit)
    {
        double side = Step * 0.94, x = IsNarrow ? 10 : Place(0) - (placeStep * 0.5) - (Step * 1.3);
        return new Area(x, Row(digit) - (side / 2), side, side);
    }
}

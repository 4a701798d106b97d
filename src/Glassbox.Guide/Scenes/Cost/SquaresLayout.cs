using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>
/// The layout of ten squared errors: the digit, ten bars, the floor that their squares drop to, and the tank that all of them pour into.
/// </summary>
internal sealed class SquaresLayout : StageLayout
{
    private readonly bool fillsUp;
    private readonly Area alone, beside, digitAlone, digitBeside;

    public SquaresLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        fillsUp = !IsNarrow;
        if (IsNarrow)
        {
            double side = Math.Clamp(h * 0.14, 24, 84), large = Math.Clamp(h * 0.2, 24, 112);
            digitBeside = new Area(16, 64, side, side); // below two lines of caption
            digitAlone = digitBeside with { Width = large, Height = large };
            beside = new Area(24, digitBeside.Bottom + 22, Math.Max(40, w - 40), Math.Max(20, h * 0.3));
            alone = beside with { Y = digitAlone.Bottom + 26, Height = Math.Max(20, h - digitAlone.Bottom - 76) };
            Floor = beside.Bottom + Math.Max(60, h * 0.2);
        }
        else
        {
            double side = Math.Min(w * 0.13, h * 0.3), large = Math.Min(w * 0.2, h * 0.44);
            digitBeside = new Area(w * 0.05, h * 0.19, side, side);
            digitAlone = new Area(w * 0.05, h * 0.19, large, large);
            beside = new Area(w * 0.235, h * 0.17, w * 0.545, h * 0.43);
            alone = new Area(w * 0.33, h * 0.19, w * 0.62, h * 0.65);
            Floor = h * 0.86;
        }

        Open(1, 1);
        Unit = Step * 0.9;
        double room = 10 * Unit * Unit; // ten squares of side 1 fill it
        if (IsNarrow) Tank = new Area(16, Floor + 58, Math.Max(40, w - 32), room / Math.Max(40, w - 32));
        else
        {
            double height = Floor - Plot.Y, width = room / height;
            Tank = new Area((w * 0.89) - (width / 2), Plot.Y, width, height);
        }
    }

    /// <summary>Moves digit and bars, which fill the stage if they are alone on it.</summary>
    /// <param name="below">1 if there is room for the squares below.</param>
    /// <param name="right">1 if there is room for the tank beside the bars.</param>
    public void Open(double below, double right)
    {
        if (IsNarrow) right = below; // the tank stands below, too
        Digit = Area.Lerp(digitAlone, digitBeside, right);
        (Area wide, Area high) = (Area.Lerp(alone, beside, right), Area.Lerp(alone, beside, below));
        Plot = new Area(wide.X, high.Y, wide.Width, high.Height);
        Step = Plot.Width / 10;
    }

    /// <summary>The digit that the outputs belong to.</summary>
    public Area Digit { get; private set; }

    /// <summary>The bars: the top is 1, the bottom 0.</summary>
    public Area Plot { get; private set; }

    /// <summary>The distance between bars.</summary>
    public double Step { get; private set; }

    /// <summary>The vertical position of the squares at rest.</summary>
    public double Floor { get; }

    /// <summary>The side of a square of side 1 on the floor.</summary>
    public double Unit { get; }

    /// <summary>The tank; its area is that of ten squares of side 1.</summary>
    public Area Tank { get; }

    /// <summary>Returns the center of a bar.</summary>
    public double X(int place) => Plot.X + ((place + 0.5) * Step);

    /// <summary>Returns the vertical position of a value.</summary>
    public double Y(double value) => Plot.Bottom - (value * Plot.Height);

    /// <summary>Returns the value at a vertical position.</summary>
    public double Value(double y) => Math.Clamp((Plot.Bottom - y) / Plot.Height, 0, 1);

    /// <summary>Returns a layer of the tank, with the same area as its square.</summary>
    /// <param name="from">The amount already in the tank, 0 to 10.</param>
    /// <param name="square">The amount added.</param>
    public Area Slab(double from, double square) => fillsUp
        ? new Area(Tank.X, Tank.Bottom - (Tank.Height * (from + square) / 10), Tank.Width, Tank.Height * square / 10)
        : new Area(Tank.X + (Tank.Width * from / 10), Tank.Y, Tank.Width * square / 10, Tank.Height);
}

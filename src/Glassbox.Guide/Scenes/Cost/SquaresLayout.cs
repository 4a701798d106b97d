using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cost;

/// <summary>The named places of ten squared errors: the digit, ten bars, the floor that their squares fall to, and the tank that all pour into.</summary>
internal sealed class SquaresLayout : StageLayout
{
    private readonly bool fillsUp;

    public SquaresLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        fillsUp = !IsNarrow;
        if (IsNarrow)
        {
            double side = Math.Clamp(h * 0.14, 24, 84);
            Digit = new Area(16, 64, side, side); // under two lines of caption
            Plot = new Area(24, Digit.Bottom + 22, Math.Max(40, w - 40), Math.Max(20, h * 0.3));
            Floor = Plot.Bottom + Math.Max(60, h * 0.2);
        }
        else
        {
            double side = Math.Min(w * 0.13, h * 0.3);
            Digit = new Area(w * 0.05, h * 0.19, side, side);
            Plot = new Area(w * 0.235, h * 0.17, w * 0.545, h * 0.43);
            Floor = h * 0.86;
        }

        Step = Plot.Width / 10;
        Unit = Step * 0.9;
        double room = 10 * Unit * Unit; // ten squares of side 1 fill it
        if (IsNarrow) Tank = new Area(16, Floor + 58, Math.Max(40, w - 32), room / Math.Max(40, w - 32));
        else
        {
            double height = Floor - Plot.Y, width = room / height;
            Tank = new Area((w * 0.89) - (width / 2), Plot.Y, width, height);
        }
    }

    /// <summary>The digit that the outputs are about.</summary>
    public Area Digit { get; }

    /// <summary>The bars: its top is 1, its bottom 0.</summary>
    public Area Plot { get; }

    /// <summary>From bar to bar.</summary>
    public double Step { get; }

    /// <summary>Where squares lie.</summary>
    public double Floor { get; }

    /// <summary>The side of a square of side 1 on the floor.</summary>
    public double Unit { get; }

    /// <summary>Its area is that of ten squares of side 1.</summary>
    public Area Tank { get; }

    /// <summary>The middle of a place.</summary>
    public double X(int place) => Plot.X + ((place + 0.5) * Step);

    /// <summary>The height of a value.</summary>
    public double Y(double value) => Plot.Bottom - (value * Plot.Height);

    /// <summary>The value at a height.</summary>
    public double Value(double y) => Math.Clamp((Plot.Bottom - y) / Plot.Height, 0, 1);

    /// <summary>A layer of the tank: as large as the square that it was.</summary>
    /// <param name="from">What lies in it already, 0 to 10.</param>
    /// <param name="square">What comes to it.</param>
    public Area Slab(double from, double square) => fillsUp
        ? new Area(Tank.X, Tank.Bottom - (Tank.Height * (from + square) / 10), Tank.Width, Tank.Height * square / 10)
        : new Area(Tank.X + (Tank.Width * from / 10), Tank.Y, Tank.Width * square / 10, Tank.Height);
}

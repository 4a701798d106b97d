using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Dataset;

/// <summary>The layout of the unrolling: the picture, the column, some of its numbers, and the network's prediction.</summary>
internal sealed class UnrollLayout : StageLayout
{
    private readonly Area alone, beside;

    public UnrollLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            Numbers = h < 500 ? 3 : 5;
            double read = Numbers * Type * 1.75, side = Math.Min(w - 96, h - 134 - read);
            beside = new Area(16, 74, side, side);
            double large = Math.Max(side, Math.Min(w - 40, h - 176));
            alone = new Area((w - large) / 2, 84, large, large);
            Column = new Area(w - 50, 74, 26, side);
            Opened = new Area(16, beside.Bottom + 14, w - 32, read);
            Says = new Area(16, Opened.Bottom + 10, w - 32, Math.Max(30, h - Opened.Bottom - 18));
        }
        else
        {
            double side = Math.Min(h * 0.63, w * 0.4);
            beside = new Area(w * 0.05, h * 0.16, side, side);
            double large = Math.Max(side, Math.Min(h * 0.77, w * 0.5));
            alone = new Area((w - large) / 2, h * 0.165, large, large);
            Column = new Area(w * 0.58, h * 0.16, Math.Max(28, w * 0.032), h * 0.78);
            Numbers = 11;
            Opened = new Area(w * 0.7, h * 0.19, w * 0.24, h * 0.72);
            Says = new Area(beside.X, beside.Bottom + (Type * 0.9), side, h - beside.Bottom - (Type * 1.6));
        }

        Open(1);
    }

    /// <summary>Moves the picture: 0 if it fills the stage alone, 1 if the column has its place beside it.</summary>
    public void Open(double part) => Picture = Area.Lerp(alone, beside, part);

    public Area Picture { get; private set; }

    public Area Column { get; }

    /// <summary>The area where some numbers of the column are shown.</summary>
    public Area Opened { get; }

    /// <summary>The count of numbers shown.</summary>
    public int Numbers { get; }

    /// <summary>The network's prediction.</summary>
    public Area Says { get; }

    public double Cell => Picture.Width / UnrollTimes.Rows;

    public Area Pixel(int place) => new(Picture.X + (place % UnrollTimes.Rows * Cell), Picture.Y + (place / UnrollTimes.Rows * Cell), Cell, Cell);

    /// <summary>Returns the center of a number of the column.</summary>
    public double Down(double place) => Column.Y + (Column.Height * (place + 0.5) / (UnrollTimes.Rows * UnrollTimes.Rows));

    /// <summary>Returns the vertical position of a number shown.</summary>
    public double Row(int line) => Opened.Y + (Opened.Height * (line + 0.5) / Numbers);
}

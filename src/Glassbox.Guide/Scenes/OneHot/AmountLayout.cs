using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>The layout of two confusion matrices: side by side, or one below the other.</summary>
internal sealed class AmountLayout : StageLayout
{
    private readonly Area[] tables = new Area[2];

    public AmountLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double head = Type * 2.6, side = Math.Max(40, Math.Min(w - 138, (h - 70 - (2 * head) - 10) / 2));
            for (int which = 0; which < 2; which++) tables[which] = new Area(34, 70 + head + (which * (side + head)), side, side);
        }
        else
        {
            double side = Math.Max(40, Math.Min(h * 0.6, w * 0.34)), top = Math.Max(h * 0.15, (h * 0.53) - (side / 2)), apart = w * 0.075;
            for (int which = 0; which < 2; which++) tables[which] = new Area(which == 0 ? (w / 2) - apart - side : (w / 2) + apart, top, side, side);
        }

        Step = tables[0].Width / 10;
    }

    /// <summary>The distance between cells.</summary>
    public double Step { get; }

    /// <summary>Returns the area of the hundred cells of a network: labels in rows, predictions in columns.</summary>
    public Area Table(int which) => tables[which];

    public Area Cell(int which, int truth, int answer) => new(tables[which].X + (answer * Step), tables[which].Y + (truth * Step), Step, Step);

    /// <summary>Returns the position of the numbers of a network.</summary>
    public (double X, double Y) Numbers(int which) => IsNarrow
        ? (tables[which].Right + 12, tables[which].Y + (Type * 1.2))
        : (tables[which].X, tables[which].Bottom + (Type * 1.7));
}

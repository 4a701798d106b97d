using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Running;

/// <summary>The layout of a confusion matrix that fills up: the current digit, the hundred cells, and the digits of one of them.</summary>
internal sealed class MatrixLayout : StageLayout
{
    /// <summary>The maximum number of digits shown for a cell.</summary>
    public const int Shown = 40;

    public MatrixLayout(StageArea stage)
        : base(stage)
    {
        (double w, double h) = (stage.Width, stage.Height);
        if (IsNarrow)
        {
            double side = Math.Max(60, Math.Min(w - 48, h * 0.6));
            Cells = new Area(w - 14 - side, h - 14 - side, side, side);
            double room = Math.Max(30, Cells.Y - 46 - 66);
            Asked = new Area(16, 66, Math.Min(96, room), Math.Min(96, room));
            Columns = 10;
            Sample = Math.Min((w - 32) / 10, Math.Max(4, room - 22) / 4);
            Samples = (16, 76);
        }
        else
        {
            double side = Math.Max(60, Math.Min(h * 0.76, w * 0.46));
            Cells = new Area((w * 0.955) - side, Math.Max(h * 0.2, (h * 0.58) - (side / 2)), side, side);
            double left = w * 0.05, room = Math.Max(60, Cells.X - (Type * 4) - left);
            double card = Math.Min(h * 0.36, room * 0.5);
            Asked = new Area(left, Cells.Y, card, card);
            Columns = 8;
            Sample = Math.Min(room / 8, (Cells.Height - (Type * 2.2)) / 5);
            Samples = (left, Cells.Y + (Type * 2.2));
        }

        Step = Cells.Width / 10;
    }

    /// <summary>The area of all cells: labels in rows, predictions in columns.</summary>
    public Area Cells { get; }

    /// <summary>The distance between cells.</summary>
    public double Step { get; }

    /// <summary>The current digit.</summary>
    public Area Asked { get; }

    /// <summary>The number of columns for the digits of a cell.</summary>
    public int Columns { get; }

    /// <summary>The distance between these digits.</summary>
    public double Sample { get; }

    /// <summary>The position of the first of these digits.</summary>
    public (double X, double Y) Samples { get; }

    public Area Cell(int truth, int answer) => new(Cells.X + (answer * Step), Cells.Y + (truth * Step), Step, Step);

    public Area SampleAt(int i) =>
        new Area(Samples.X + (i % Columns * Sample), Samples.Y + (i / Columns * Sample), Sample, Sample).Grown(-Sample * 0.04);
}

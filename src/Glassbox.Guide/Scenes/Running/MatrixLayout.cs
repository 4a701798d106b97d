using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Running;

/// <summary>The named places of a confusion matrix that fills: the digit that is asked, its hundred cells, and the digits of one of them.</summary>
internal sealed class MatrixLayout : StageLayout
{
    /// <summary>The digits of a cell that are shown, in so many columns.</summary>
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

    /// <summary>All hundred: down what a digit is, across what the network says.</summary>
    public Area Cells { get; }

    /// <summary>From cell to cell.</summary>
    public double Step { get; }

    /// <summary>The digit that is asked about.</summary>
    public Area Asked { get; }

    /// <summary>Columns of the digits of a cell.</summary>
    public int Columns { get; }

    /// <summary>From one of them to the next.</summary>
    public double Sample { get; }

    /// <summary>Where they begin.</summary>
    public (double X, double Y) Samples { get; }

    public Area Cell(int truth, int answer) => new(Cells.X + (answer * Step), Cells.Y + (truth * Step), Step, Step);

    public Area SampleAt(int i) =>
        new Area(Samples.X + (i % Columns * Sample), Samples.Y + (i / Columns * Sample), Sample, Sample).Grown(-Sample * 0.04);
}

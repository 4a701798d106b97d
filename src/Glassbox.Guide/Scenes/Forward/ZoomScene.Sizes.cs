using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>The shapes of the operands, and what happens when they are swapped.</content>
public sealed partial class ZoomScene
{
    private double? hand; // how far the user has dragged the column; null if the timeline determines it
    private double gripX;
    private bool isHeld;

    /// <summary>The position of the column: 0 right of the matrix, 1 left of it. Set by the user, until the time moves.</summary>
    public double Swapped
    {
        get => hand ?? 0;
        set
        {
            hand = Math.Clamp(value, 0, 1);
            Change();
        }
    }

    /// <summary>A time at which the operands can be dragged, for a user who drags at another time.</summary>
    public static double OperandsTime => ZoomTimes.Wrong - 0.3;

    /// <summary>Returns whether the operands can be dragged.</summary>
    public static bool HasOperands(double t) => t is >= ZoomTimes.Shape and < ZoomTimes.Pan;

    private double WrongAt(double t)
    {
        if (hand is { } held) return held;
        if (t < ZoomTimes.Spring) return Ease.During(t, ZoomTimes.Swap, ZoomTimes.Swap + 1.1);
        double s = Ease.Part(t, ZoomTimes.Spring, ZoomTimes.Spring + 1.3);
        return Math.Exp(-5.5 * s) * Math.Cos(11 * s) * (1 - s);
    }

    private double OverhangAt(double t) => hand is { } held
        ? Ease.Smooth(Ease.Part(held, 0.7, 1))
        : Ease.Part(t, ZoomTimes.Swap + 1.1, ZoomTimes.Swap + 2.9) * (1 - Ease.During(t, ZoomTimes.Spring, ZoomTimes.Spring + 0.25));

    private bool Drag(Touch touch)
    {
        ZoomLayout.ProductPlaces places = layout!.First;
        double way = places.ColumnX - layout.Stage.Margin;
        switch (touch.Kind)
        {
            case TouchKind.Down:
                (gripX, isHeld) = (touch.X + (WrongAt(touch.Time) * way), true);
                return true;
            case TouchKind.Move when isHeld:
                Swapped = Ease.Part(gripX - touch.X, 0, 0.8 * way); // snaps to its position near the end
                return true;
            case TouchKind.Up when isHeld:
                isHeld = false;
                bool isAcross = hand > 0.7;
                if (!isAcross || Released is null) hand = null;
                if (isAcross) Released?.Invoke();
                Change();
                return true;
            default:
                return false;
        }
    }

    private double FirstColumnWidth => Math.Min(layout!.First.Pitch * 0.95, 34 * layout.Scale);

    // Left operand first: one of its rows has one number, while a column of the right operand has as many as there are tiles.
    private void Overhang(Painter painter, double matrixX, double columnX, double over)
    {
        ZoomLayout.ProductPlaces places = layout!.First;
        double width = FirstColumnWidth, x = matrixX - width - (6 * layout.Scale), shown = Ease.Part(over, 0, 0.22), goes = Ease.Move(Ease.Part(over, 0.22, 0.55));
        for (int j = 0; j < data.Hidden; j++)
        {
            double red = j == 0 ? 0 : Ease.Part(over, 0.55 + (0.25 * j / data.Hidden), 0.72 + (0.25 * j / data.Hidden)), weight = data.Passing.Twin.Weights[0][j, 0];
            var cell = new Area(Ease.Lerp(matrixX, x, shown), places.Y(j) - (places.Pitch / 2), width, places.Pitch);
            painter.Opacity = shown;
            painter.Box(cell, Tint.Panel);
            painter.Box(cell, SignOf(weight).At((1 - red) * Math.Min(1, Math.Abs(weight) / data.FullWeight)));
            painter.Box(cell, Tint.Wrong.At(0.28 * red));
            painter.Frame(cell.Grown(-0.5), Frame(red));
        }

        double side = Math.Min(width, places.Pitch), alone = Ease.Lerp(columnX, x - (side / 2) - 2, goes);
        painter.Opacity = shown;
        Area single = ZoomLayout.Square(alone, places.Y(0), side / 2);
        painter.Box(single, Tint.Panel);
        painter.Box(single, Tint.Ink.At(data.Passing.Image[0]));
        painter.Frame(single, new Pen(2.2, Tint.Ink));
        painter.Opacity = 1;

        static Pen Frame(double red) => new(1 + red, Shade.Between(Tint.LineStrong, Tint.Wrong, red));
    }

    private void Shapes(Painter painter, double t, double matrixX, double columnX, double shift, double wrong, double over, double alpha)
    {
        ZoomLayout.ProductPlaces places = layout!.First;
        painter.Opacity = alpha * Ease.During(t, ZoomTimes.Stack + 1.6, ZoomTimes.Stack + 2.1);
        double matrix = matrixX + (places.MatrixWidth / 2);
        if (wrong > 0.25)
        {
            Refused(painter, places.ShapeY, Math.Max(columnX, layout.Stage.Margin + SizesWidth(Size, 3, 1)), Math.Max(matrix, layout.Stage.Margin + (5.4 * SizesWidth(Size, 3, 1))), Ease.Part(over, 0.55, 0.8));
            painter.Opacity = 1;
            return;
        }

        double meet = Ease.During(t, ZoomTimes.Shape + 0.2, ZoomTimes.Shape + 1), vanish = Ease.During(t, ZoomTimes.Shape + 1.1, ZoomTimes.Shape + 1.5), join = Ease.During(t, ZoomTimes.Shape + 1.3, ZoomTimes.Shape + 2.1);
        Sizes(painter, places.ShapeY, matrix, columnX, Ease.Lerp(places.SumX, places.EndX, 0.6) + shift, hiddenSize, "784", meet, vanish, join);
        painter.Opacity = 1;
    }

    private double Size => layout!.IsNarrow ? 14 : 1.35 * layout.Type;

    // Half the width of a shape such as 20 × 784.
    private static double SizesWidth(double size, int left, int right) => 0.3 * size * (left + right + 3);

    // The shapes below the operands; the inner sizes meet and vanish, the outer sizes join.
    private void Sizes(Painter painter, double y, double left, double right, double result, string outer, string inner, double meet, double vanish, double join)
    {
        double size = Size, letter = 0.6 * size, a = SizesWidth(size, outer.Length, inner.Length), b = SizesWidth(size, inner.Length, 1), c = SizesWidth(size, outer.Length, 1), base0 = painter.Opacity;
        double rows = left - a + (outer.Length * letter / 2), innerLeft = left + a - (inner.Length * letter / 2), timesLeft = rows + ((outer.Length / 2.0 + 1.5) * letter);
        double innerRight = right - b + (inner.Length * letter / 2), columns = right + b - (letter / 2), timesRight = innerRight + ((inner.Length / 2.0 + 1.5) * letter), middle = (innerLeft + innerRight) / 2, apart = ((inner.Length / 2.0) + 0.8) * letter;
        var lettering = new Lettering(size, Face.Mono, 600, Align.Center);
        var meeting = new Lettering(size * (1 + (0.15 * meet)), Face.Mono, 600, Align.Center);
        painter.Opacity = base0 * (1 - (0.5 * vanish));
        painter.Text(outer, rows, y, lettering, Tint.Soft);
        painter.Text("1", columns, y, lettering, Tint.Soft);
        painter.Opacity = base0 * (1 - vanish);
        painter.Text("×", timesLeft, y, lettering, Tint.Soft);
        painter.Text("×", timesRight, y, lettering, Tint.Soft);
        Shade inked = Shade.Between(Tint.Soft, Tint.Ink, meet);
        painter.Text(inner, Ease.Lerp(Ease.Lerp(innerLeft, middle - apart, meet), middle, vanish), y, meeting, inked);
        painter.Text(inner, Ease.Lerp(Ease.Lerp(innerRight, middle + apart, meet), middle, vanish), y, meeting, inked);
        painter.Text("=", middle, y, lettering, Tint.Ink.At(Ease.Part(meet, 0.7, 1)));
        if (join <= 0) return;
        double newRows = result - c + (outer.Length * letter / 2), newColumns = result + c - (letter / 2);
        painter.Opacity = base0;
        painter.Text(outer, Ease.Lerp(rows, newRows, join), y, lettering, Tint.Ink);
        painter.Text("1", Ease.Lerp(columns, newColumns, join), y, lettering, Tint.Ink);
        painter.Text("×", newRows + ((outer.Length / 2.0 + 1.5) * letter), y, lettering, Tint.Ink.At(Ease.Part(join, 0.6, 1)));
    }

    // 784 × 1 next to 20 × 784: the inner sizes are 1 and 20.
    private void Refused(Painter painter, double y, double left, double right, double bad)
    {
        double size = Size, letter = 0.6 * size, a = SizesWidth(size, 3, 1), b = SizesWidth(size, hiddenSize.Length, 3);
        var lettering = new Lettering(size, Face.Mono, 600, Align.Center);
        var loud = new Lettering(size * (1 + (0.25 * bad)), Face.Mono, 700, Align.Center);
        Shade red = Shade.Between(Tint.Ink, Tint.Wrong, bad);
        double one = left + a - (letter / 2), rows = right - b + (hiddenSize.Length * letter / 2);
        painter.Text("784", left - a + (1.5 * letter), y, lettering, Tint.Soft);
        painter.Text("×", one - (2 * letter), y, lettering, Tint.Soft);
        painter.Text("1", one, y, loud, red);
        painter.Text("≠", (one + rows) / 2, y, lettering, Tint.Wrong.At(bad));
        painter.Text(hiddenSize, rows, y, loud, red);
        painter.Text("×", rows + ((hiddenSize.Length / 2.0 + 1.5) * letter), y, lettering, Tint.Soft);
        painter.Text("784", right + b - (1.5 * letter), y, lettering, Tint.Soft);
    }
}

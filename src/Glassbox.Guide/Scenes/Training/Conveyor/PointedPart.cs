using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The digit of the sheet under the pointer, enlarged, with its prediction in each epoch.</summary>
internal sealed class PointedPart(AnswerLog answers, DigitSheets digits)
{
    private readonly CellPicture picture = new(28, 28);
    private int label;

    /// <summary>The index of the digit; -1 for none.</summary>
    public int Digit { get; private set; } = -1;

    /// <summary>Selects a loaded digit; -1 for none.</summary>
    /// <returns>Whether the selection has changed.</returns>
    public bool Point(int digit)
    {
        if (digit >= 0 && !digits.Has(digit)) digit = -1;
        if (digit == Digit) return false;
        Digit = digit;
        if (digit < 0) return true;
        picture.Ink(digits.Pixels(digit));
        label = digits.Label(digit);
        return true;
    }

    /// <summary>Returns the digit at a point of the sheet; -1 after the last.</summary>
    public static int At(double x, double y, Layout layout)
    {
        (int column, int row) = ((int)((x - layout.Sheet.X) / layout.Dot), (int)((y - layout.Sheet.Y) / layout.Dot));
        int digit = (row * Layout.Side) + column;
        return column is >= 0 and < Layout.Side && digit is >= 0 and < Clock.Epoch ? digit : -1;
    }

    /// <summary>Draws the digit.</summary>
    public void Draw(Painter painter, Moment now, Layout layout)
    {
        if (Digit < 0 || now.Time < Clock.Wide) return;
        double k = layout.Unit, size = layout.Type(15), side = 8.4 * size, height = side + (5.4 * size);
        double x = layout.Sheet.X + (((Digit % Layout.Side) + 0.5) * layout.Dot), y = layout.Sheet.Y + (((Digit / Layout.Side) + 0.5) * layout.Dot);
        double left = x + (18 * k) + side < layout.Sheet.Right + (0.5 * side) ? x + (18 * k) : x - (18 * k) - side;
        var card = new Area(Ease.Within(left, 4, layout.Stage.Width - side - 4), Ease.Within(y - (height / 2), 4, layout.Stage.Height - height - 4), side, height);
        painter.Frame(new(x - (4 * k), y - (4 * k), 8 * k, 8 * k), new(2 * k, Tint.Ink));
        painter.Box(card, Tint.Panel, 6 * k);
        painter.Frame(card, new(1.5 * k, Tint.Ink), 6 * k);
        painter.Picture(picture, new(card.X + (0.12 * side), card.Y + (0.04 * side), 0.76 * side, 0.76 * side));
        double line = card.Y + (0.92 * side);
        painter.Count(Digit + 1, card.CenterX, line, new(size, Align: Align.Center), Tint.Soft, "digit ");
        painter.Count(label, card.CenterX, line + (1.35 * size), new(size, Face.Mono, 600, Align.Center), Tint.Ink, "label ");
        for (int epoch = 0; epoch < Clock.Epochs; epoch++)
        {
            double across = card.X + (side * (epoch + 0.5) / Clock.Epochs), down = line + (3.1 * size);
            painter.Count(epoch + 1, across, down, new(size, Align: Align.Center), Tint.Soft);
            int sample = (epoch * Clock.Epoch) + Digit;
            if (sample >= now.Seen || sample >= answers.Count) continue;
            if (answers.IsRight(sample)) painter.Check(across, down + (1.35 * size), size, Tint.Right);
            else painter.Cross(across, down + (1.35 * size), size, Tint.Wrong);
        }
    }
}

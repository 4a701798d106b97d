using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The digits: first a belt, which turns out to be the first row of a sheet of 245 × 245; and the head that reads them.</summary>
internal sealed class SheetPart(Recording recording, FirstPictures first, Verdicts verdicts, DigitSheets digits)
{
    private const int Side = Layout.Side;
    private const double Old = 0.5; // the opacity of predictions of the previous epoch, relative to those of the current one
    private double left, top, right, bottom, x0, y0, cell, ratio, here;
    private Moment now = null!;
    private Layout layout = null!;

    /// <summary>Returns how far the digit being read has risen off the belt.</summary>
    public static double Lifted(Moment now) =>
        now.HasBegun && now.IsSingle ? Math.Min(Phases.Lift.Of(now.Part), 1 - Phases.Drop.Of(now.Part)) * now.Slow : 0;

    /// <summary>Returns the bounds of the digit being read.</summary>
    public static Area Reading(Moment now, Layout layout)
    {
        double u = Lifted(now), size = Ease.Lerp(0.9 * layout.Cell, layout.Station.Width, u);
        double x = Ease.Lerp(layout.Head.X + ((now.Sample - now.Belt) * layout.Cell), layout.Station.CenterX, u), y = Ease.Lerp(layout.Head.Y, layout.Station.CenterY, u);
        return new(x - (size / 2), y - (size / 2), size, size);
    }

    /// <summary>Draws the sheet.</summary>
    public void Draw(Painter painter, Moment moment, Layout places)
    {
        (now, layout) = (moment, places);
        here = Ease.Part(now.Time, Clock.First - 0.6, Clock.First - 0.3);
        if (here <= 0) return;
        Look();
        painter.Clip(new(left, top, right - left, Math.Max(0, bottom - top)));
        double far = Math.Clamp((3.4 - ratio) / 1.6, 0, 1);
        if (far > 0) DrawFar(painter, far * here);
        if (far < 1) DrawNear(painter, (1 - far) * here);
        DrawDigits(painter);
        painter.Restore();
        DrawBelt(painter);
        DrawHead(painter);
        if (now.Time >= Clock.Wide) painter.Hit(ConveyorScene.SheetHit, layout.Sheet);
    }

    // The camera: the head's cell stays in place while the view opens, then the corner moves to its place.
    private void Look()
    {
        Area sheet = layout.Sheet;
        (cell, ratio) = (now.Cell, now.Cell / layout.Dot);
        double beltX = layout.Head.X - ((Math.Min(now.Belt, 24) + 0.5) * layout.Cell), beltY = layout.Head.Y - (layout.Cell / 2);
        double near = (cell - layout.Dot) / (layout.Cell - layout.Dot), open = Ease.During(now.Time, Clock.Zoom, Ease.Lerp(Clock.Zoom, Clock.Wide, 0.55));
        x0 = Ease.Lerp(sheet.X, beltX, near);
        y0 = Ease.Lerp(sheet.Y, beltY, near);
        if (now.Zoom <= 0) x0 = layout.Head.X - ((now.Belt + 0.5) * layout.Cell);
        left = Ease.Lerp(0, sheet.X, Ease.Move(Math.Clamp((1.3 * now.Zoom) - 0.3, 0, 1)));
        right = Ease.Lerp(layout.Lip, sheet.Right, now.Zoom);
        top = y0;
        bottom = Ease.Lerp(y0 + layout.Cell, sheet.Bottom, open);
    }

    // The overview: a dot for each digit.
    private void DrawFar(Painter painter, double alpha)
    {
        bool isBetween = now.Taken >= Clock.Epoch && now.Epoch + 1 < Clock.Epochs;
        if (isBetween)
        {
            double aging = Ease.During(now.Time, Clock.End(now.Epoch) + 0.75, Clock.Begin(now.Epoch + 1) - 0.1);
            Rows(painter, verdicts.Sheet(now.Epoch), 0, Clock.Epoch, alpha * Ease.Lerp(1, Old, aging));
            return;
        }

        int taken = (int)Math.Floor(now.Taken);
        Rows(painter, now.Epoch == 0 ? digits.Ink : verdicts.Sheet(now.Epoch - 1), taken, Clock.Epoch, alpha * (now.Epoch == 0 ? 1 : Old));
        Rows(painter, verdicts.Sheet(now.Epoch), 0, taken, alpha);
        Glow(painter, alpha);
    }

    // The cells from one sample to another: part of a row, whole rows, part of a row.
    private void Rows(Painter painter, CellPicture picture, int from, int to, double alpha)
    {
        while (from < to)
        {
            (int row, int column) = Math.DivRem(from, Side);
            int columns = Math.Min(Side - column, to - from), rows = column == 0 ? Math.Max(1, (to - from) / Side) : 1;
            if (rows > 1) columns = Side;
            var part = new Area(column, row, columns, rows);
            painter.Picture(picture, new(x0 + (column * cell), y0 + (row * cell), columns * cell, rows * cell), alpha, part, isSmooth: cell != Math.Round(cell));
            from += rows > 1 ? rows * Side : columns;
        }
    }

    // New predictions glow: correct ones as a soft band, wrong ones each as a square that shrinks to its cell.
    private void Glow(Painter painter, double alpha)
    {
        double reach = 0.75 * now.Speed;
        if (now.Seen < 60 || reach < 60) return;
        int taken = (int)Math.Floor(now.Taken), first = (int)Math.Max(0, now.Taken - reach);
        for (int row = first / Side; row <= taken / Side; row++)
        {
            int from = Math.Max(first, row * Side), to = Math.Min(taken, (row + 1) * Side);
            double u = 1 - ((now.Taken - ((from + to) / 2.0)) / reach);
            painter.Box(new(x0 + (from % Side * cell), y0 + (row * cell), Math.Max(0, to - from) * cell, cell), Tint.Right.At(0.2 * u * alpha));
        }

        const int Levels = 8;
        int epoch = now.Epoch * Clock.Epoch;
        reach *= 0.45;
        for (int level = 0; level < Levels; level++)
        {
            int from = (int)Math.Max(0, now.Taken - (reach * (Levels - level) / Levels)), to = (int)Math.Max(0, now.Taken - (reach * (Levels - level - 1) / Levels));
            double u = (level + 0.5) / Levels, size = cell * (1 + (1.5 * u * u));
            Painter.PointList squares = painter.Squares(Tint.Wrong.At(0.9 * u * alpha));
            for (int at = recording.Answers.NextWrong(epoch + from, epoch + to); at < epoch + to && at < recording.Answers.Count; at = recording.Answers.NextWrong(at + 1, epoch + to))
            {
                int digit = at - epoch;
                squares.Add(x0 + (((digit % Side) + 0.5) * cell), y0 + (((digit / Side) + 0.5) * cell), size);
            }
        }
    }

    // The close-up: a subtle color behind each digit that has been predicted.
    private void DrawNear(Painter painter, double alpha)
    {
        painter.Box(new(left, top, right - left, bottom - top), Tint.Ink.At(0.045 * alpha * Shown));
        double far = Math.Clamp(1.25 * (1 - (Math.Log(ratio) / Math.Log(layout.Cell / layout.Dot))), 0, 1), wrong = Ease.Lerp(0.24, 0.6, far), size = 0.96 * cell;
        int judged = (int)Math.Floor(now.Taken) + (now.IsSingle && now.HasBegun ? 1 : 0), last = (int)Math.Floor(now.Taken);
        for (int group = 0; group < 2; group++)
        {
            bool areRight = group == 0;
            Tint tint = areRight ? Tint.Right : Tint.Wrong;
            double strength = (areRight ? 0.16 : wrong) * alpha;
            if (ratio > 20)
            {
                for (int i = First; i < Math.Min(judged, Last); i++)
                    if (IsRight(i) == areRight)
                        painter.Box(Square(i, size), tint.At(strength * Fade(Middle(i)) * (i == last ? Ease.Part(now.Part, Phases.Compare.To - 0.04, Phases.Compare.To + 0.02) : 1)));
                continue;
            }

            Painter.PointList squares = painter.Squares(tint.At(strength));
            for (int i = 0; i < judged; i++)
                if (IsRight(i) == areRight && x0 + (i % Side * cell) is var x && x > left - cell && x < right)
                    squares.Add(x + (cell / 2), y0 + (((i / Side) + 0.5) * cell), size);
        }
    }

    private double Shown => Math.Clamp(5 * now.Zoom, 0, 1);

    private int First => Math.Max(0, (int)Math.Floor((left - x0) / cell));

    private int Last => Math.Min(Side, (int)Math.Ceiling((right - x0) / cell));

    private bool IsRight(int sample) =>
        sample < recording.Steps.Count ? recording.Steps[sample].Guess == recording.Steps[sample].Label : sample < recording.Answers.Count && recording.Answers.IsRight(sample);

    private double Middle(int column) => x0 + ((column + 0.5) * cell);

    private Area Square(int column, double size) => new(Middle(column) - (size / 2), y0 + (cell / 2) - (size / 2), size, size);

    // The belt fades in at one end and out at the other.
    private double Fade(double x)
    {
        double k = layout.Unit, end = layout.IsNarrow ? 1 : Math.Clamp((layout.Lip - x) / (110 * k), 0, 1) * Math.Clamp((x + (30 * k)) / (90 * k), 0, 1);
        return Ease.Lerp(end, 1, Math.Clamp(2.5 * now.Zoom, 0, 1));
    }

    private void DrawDigits(Painter painter)
    {
        double fade = Math.Clamp((ratio - 1.3) / 2, 0, 1) * here;
        if (fade <= 0) return;
        bool isLarge = ratio > 20;
        double ghost = Ease.Lerp(0.22, 0.44, Math.Clamp(ratio / 30, 0, 1));
        double small = Math.Clamp((ratio - 4.6) / 0.8, 0, 1);
        if (now.Zoom > 0)
        {
            if (small < 1)
                for (int band = 0; band < digits.Bands.Count; band++)
                    Small(painter, digits.Bands[band], DigitSheets.FarPixels, Side, band * DigitSheets.BandRows, DigitSheets.BandRows, fade * ghost * (1 - small));
            if (small > 0 && digits.Near is { } near)
                Small(painter, near, DigitSheets.NearPixels, DigitSheets.NearColumns, isLarge ? 1 : 0, DigitSheets.NearRows - (isLarge ? 1 : 0), fade * ghost * small);
        }

        // In the close-up, the first row digit by digit.
        if (!isLarge) return;
        bool isOff = Lifted(now) > 0.01;
        for (int i = First; i < Math.Min(Last, first.Count); i++)
        {
            if (i == now.Sample && isOff) continue;
            double read = i < now.Seen ? 0.92 : Ease.Lerp(ghost, 0.92, Math.Clamp(now.Seen - i + 1, 0, 1));
            painter.Picture(first.Ink(i), Square(i, 0.9 * cell), here * read * Fade(Middle(i)), isSmooth: now.Zoom > 0);
        }
    }

    private void Small(Painter painter, CellPicture picture, int pixels, int columns, int firstRow, int rows, double alpha)
    {
        // Draws only the visible part; in the near picture, source rows are those of the sheet, in the bands, they start at the band.
        int own = columns == Side ? firstRow : 0;
        int c0 = Math.Clamp((int)Math.Floor((left - x0) / cell), 0, columns), c1 = Math.Clamp((int)Math.Ceiling((right - x0) / cell), 0, columns);
        int r0 = Math.Max(firstRow, (int)Math.Floor((top - y0) / cell)), r1 = Math.Min(firstRow + rows, (int)Math.Ceiling((bottom - y0) / cell));
        if (c1 <= c0 || r1 <= r0) return;
        var part = new Area(c0 * pixels, (r0 - own) * pixels, (c1 - c0) * pixels, (r1 - r0) * pixels);
        painter.Picture(picture, new(x0 + (c0 * cell), y0 + (r0 * cell), (c1 - c0) * cell, (r1 - r0) * cell), alpha, part, isSmooth: true);
    }

    // Two rails, and the labels that hang below.
    private void DrawBelt(Painter painter)
    {
        double rails = here * (1 - Ease.During(now.Time, Clock.Zoom, Clock.Zoom + 0.6)), k = layout.Unit;
        if (rails <= 0) return;
        double begin = layout.IsNarrow ? 0 : 30 * k, end = layout.IsNarrow ? layout.Lip : layout.Lip - (30 * k);
        var pen = new Pen(2 * k, Tint.LineStrong.At(rails));
        painter.Line(begin, y0 - (2 * k), end, y0 - (2 * k), pen);
        painter.Line(begin, y0 + layout.Cell + (2 * k), end, y0 + layout.Cell + (2 * k), pen);
        for (int i = Math.Max(0, (int)Math.Floor(now.Belt) - 4); i < Math.Min(now.Belt + 6, recording.Steps.Count); i++)
        {
            double x = layout.Head.X + ((i - now.Belt) * layout.Cell), y = y0 + layout.Cell;
            double half = ChipHeight(layout) / 2; // a label is visible only if all of it fits
            if (x < half || x > layout.Lip - half) continue;
            double drop = layout.IsNarrow ? 10 : 16 * k, alpha = rails * Fade(x) * (i == now.Sample && now.Slow > 0 ? 1 : 0.5);
            painter.Line(x, y + (2 * k), x, y + drop, new(1.2 * k, Tint.LineStrong.At(alpha)));
            Chip(painter, recording.Steps[i].Label, x, y + drop + (ChipHeight(layout) / 2), layout, alpha);
        }
    }

    /// <summary>Returns the height of a label.</summary>
    public static double ChipHeight(Layout layout) => 1.5 * layout.Type(layout.IsNarrow ? 14 : 17);

    /// <summary>Draws a label.</summary>
    public static void Chip(Painter painter, int label, double x, double y, Layout layout, double alpha)
    {
        double size = layout.Type(layout.IsNarrow ? 14 : 17), height = 1.5 * size, width = 1.5 * size;
        Area area = new(x - (width / 2), y - (height / 2), width, height);
        painter.Box(area, Tint.Panel.At(alpha), 4 * layout.Unit);
        painter.Frame(area, new(1.2 * layout.Unit, Tint.LineStrong.At(alpha)), 4 * layout.Unit);
        painter.Count(label, x, y + 1, new(size, Face.Mono, 600, Align.Center), Tint.Ink.At(alpha));
    }

    // In the close-up, a frame around the cell being read; in the overview, a line across the sheet.
    private void DrawHead(Painter painter)
    {
        double k = layout.Unit, gone = 1 - Ease.During(now.Time, Clock.End(Clock.Epochs - 1) + 0.1, Clock.End(Clock.Epochs - 1) + 0.6), alpha = here * gone;
        if (alpha <= 0) return;
        double taken = Math.Clamp(now.Taken, 0, Clock.Epoch - 1);
        (int row, int column) = Math.DivRem((int)taken, Side);
        double x = now.Zoom <= 0 ? layout.Head.X : x0 + ((now.Seen < Side ? Math.Min(now.Belt, Side - 1) + 0.5 : column + 0.5) * cell), y = y0 + ((row + 0.5) * cell);
        if (now.Taken >= Clock.Epoch && now.Epoch + 1 < Clock.Epochs)
            y = Ease.Lerp(y, y0, Ease.During(now.Time, Clock.End(now.Epoch) + 0.5, Clock.Begin(now.Epoch + 1) - 0.1));
        double boxed = 1 - Math.Clamp((now.Seen - 900) / 900, 0, 1), lined = Math.Clamp(1 - ((ratio - 1) / 2.5), 0, 1);
        double size = Math.Max(cell, 9 * k) + (3 * k);
        painter.Frame(new(x - (size / 2), y - (size / 2), size, size), new(2.5 * k, Tint.Ink.At(alpha * boxed)), 5 * k);
        if (lined <= 0) return;
        Area sheet = layout.Sheet;
        Shade shade = Tint.Ink.At(alpha * lined);
        (double over, double tip) = layout.IsNarrow ? (3, 6) : (7 * k, 9 * k);
        painter.Line(sheet.X - over, y, sheet.Right + over, y, new(1.5 * k, shade));
        Tip(painter, sheet.X - over, y, -tip, shade);
        Tip(painter, sheet.Right + over, y, tip, shade);
    }

    private static void Tip(Painter painter, double x, double y, double length, Shade shade)
    {
        Painter.Path tip = painter.Polygon(shade);
        tip.Add(x, y);
        tip.Add(x + length, y - (0.55 * length));
        tip.Add(x + length, y + (0.55 * length));
    }
}

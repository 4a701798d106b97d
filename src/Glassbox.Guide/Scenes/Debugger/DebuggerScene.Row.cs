using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <content>The detour into one row of a line, number by number, and back.</content>
public sealed partial class DebuggerScene
{
    /// <summary>Enters the opened row at a time, if the current line has rows.</summary>
    /// <param name="t">The time.</param>
    /// <returns>The time at which the detour starts; null if the line has no rows.</returns>
    public double? Enter(double t)
    {
        double at = Math.Round(Base(t), 2);
        return EnterAt(at) ? at : null;
    }

    /// <summary>Enters a row, as specified in the URL.</summary>
    /// <param name="at">The time of entry, in seconds without a detour.</param>
    /// <returns>Whether the line at that time has rows.</returns>
    public bool EnterAt(double at)
    {
        if (LineAt(at) is not { } line || !Detour.IsFor(line)) return false;
        detour = new Detour(numbers, line, at, RowOf(line));
        SetBeats();
        Change();
        return true;
    }

    /// <summary>Removes the detour.</summary>
    public void Shut()
    {
        detour = null;
        SetBeats();
        Change();
    }

    /// <summary>Returns whether a row can be entered at a time.</summary>
    public bool CanEnter(double t) => !IsInside(t) && LineAt(Base(t)) is { } line && Detour.IsFor(line);

    /// <summary>Returns whether a time is inside the detour.</summary>
    public bool IsInside(double t) => detour is not null && t > detour.At && t < detour.At + Detour.Length;

    /// <summary>Returns the time of entry and the row, if a time is inside the detour.</summary>
    public (double At, int Row)? RowAt(double t) => IsInside(t) ? (detour!.At, detour.Row) : null;

    /// <summary>The time at which the camera leaves the row.</summary>
    public double OutTime => detour is null ? 0 : detour.At + Detour.Leaves;

    // At a tick, everything still belongs to the line that has just executed.
    private Act? LineAt(double at) => at <= ActTimes.Begin ? null : times.Order[times.PlaceAt(at - 1e-6)];

    private void Row(Painter painter)
    {
        painter.Opacity = Math.Clamp((near - 0.45) / 0.55, 0, 1);
        if (!detour!.IsTile) Pairs(painter);
        if (detour.IsUpdate) Step(painter);
        else History(painter);
        if (detour.IsTile) Cursor(painter);
        painter.Opacity = 1;
    }

    // In the tile: behind the cursor, the result of each cell; ahead of it, the ink over the weights.
    private void Cells(Painter painter, Area tile, Area part)
    {
        double loud = painter.Opacity, cell = tile.Width / Side;
        painter.Opacity = loud * Math.Min(1, 3 * near);
        int done = (int)Math.Min(Pixels, detour!.Done(inside)), row = done / Side, column = done % Side;
        CellPicture made = detour.IsUpdate ? pictures.Stamps : pictures.Products;
        painter.Box(tile, Tint.Panel);
        painter.Picture(pictures.Weights, tile, detour.IsUpdate ? 0.5 : 0.4, part);
        Part(pictures.Ink, 0, column, row, Side - column, 1, 0.55);
        Part(pictures.Ink, 0, 0, row + 1, Side, Side - 1 - row, 0.55);
        Part(made, part.Y, 0, 0, Side, row, 1);
        Part(made, part.Y, 0, row, column, 1, 1);
        painter.Opacity = loud;

        void Part(CellPicture picture, double offset, int x, int y, int width, int height, double alpha)
        {
            if (width > 0 && height > 0) painter.Picture(picture, new Area(tile.X + (x * cell), tile.Y + (y * cell), width * cell, height * cell), alpha, new Area(x, offset + y, width, height));
        }
    }

    // The current cell; for the first three, with their numbers.
    private void Cursor(Painter painter)
    {
        DebuggerLayout places = layout!;
        int at = (int)Math.Min(Pixels - 1, detour!.Done(inside)), slow = detour.SlowAt(inside);
        double loud = painter.Opacity, cell = NearTile().Width / Side, part = slow < 0 ? 0 : ((inside - Detour.First) / Detour.Each) - slow;
        if (slow >= 0) at = detour.Slow[slow];
        (double x, double y) = DebuggerLayout.Cell(NearTile(), at);
        painter.Opacity = loud * (1 - Ease.Part(inside, Detour.Leaves - 0.6, Detour.Leaves - 0.3));
        painter.Frame(new Area(x - (cell / 2), y - (cell / 2), cell, cell).Grown(1), new Pen(2.2, Tint.Ink));
        if (slow >= 0 && !detour.IsUpdate) Multiply(painter, at, x, y - (0.5 * cell), part, loud);
        painter.Opacity = loud;
    }

    // "−0.089 × 0.533 = −0.047" appears above its cell; then the product flies to the sum.
    private void Multiply(Painter painter, int at, double x, double y, double part, double loud)
    {
        DebuggerLayout places = layout!;
        double size = places.IsNarrow ? 14 : 1.25 * places.Type, born = Ease.Arrive(Math.Clamp(part / 0.2, 0, 1)), equals = Ease.Move(Math.Clamp((part - 0.2) / 0.15, 0, 1)), fly = Ease.Move(Math.Clamp((part - 0.55) / 0.4, 0, 1));
        double width = 23.5 * 0.6 * size, left = Ease.Within(x - (width / 2), places.Near.X + 4, places.Near.Right - width - 4), middle = Math.Max(places.Near.Y + size, y - (1.2 * size));
        painter.Opacity = loud * born * (1 - fly);
        painter.Box(new Area(left - 8, middle - (0.85 * size), width + 16, 1.7 * size), Tint.Paper.At(0.93), 6);
        painter.Frame(new Area(left - 8, middle - (0.85 * size), width + 16, 1.7 * size), new Pen(1, Tint.Line), 6);
        var lettering = new Lettering(size, Face.Mono, 600);
        painter.Number(detour!.Left[at], 3, left, middle, lettering, SignOf(detour.Left[at]));
        painter.TextOn(" × ", lettering, Tint.Soft);
        NumberOn(painter, detour.Right[at], lettering, Tint.Ink);
        painter.TextOn(" =", lettering, Tint.Soft.At(equals));
        (double headX, double headY) = (layout!.History.CenterX, layout.History.Y);
        painter.Opacity = loud * equals * Math.Min(1, 5 * (1 - fly));
        painter.Number(detour.Results[at], 3, Ease.Lerp(left + width, headX, fly), Ease.Lerp(middle, headY, fly), lettering with { Weight = 700, Align = Align.Right }, SignOf(detour.Results[at]), isSigned: true);
    }

    private static void NumberOn(Painter painter, double value, Lettering lettering, Shade shade)
    {
        Span<char> text = stackalloc char[32];
        painter.TextOn(text[..Painter.Format(text, value, 3)], lettering, shade);
    }

    // A row of few numbers: pairs, one below the other, come from their lines and their neurons.
    private void Pairs(Painter painter)
    {
        DebuggerLayout places = layout!;
        int count = detour!.Left.Length, slow = detour.SlowAt(inside);
        double loud = painter.Opacity, done = detour.Done(inside), upper = places.IsNarrow ? places.Near.Y : places.C0, room = places.IsNarrow ? places.Near.Height : places.C1 - places.C0;
        double step = Math.Min(room / count, 2.4 * places.Type), size = Ease.Within(0.62 * step, 8, 1.1 * places.Type), cell = 0.82 * step;
        double wide = 6.2 * 0.6 * size, x0 = places.Near.X + cell, x1 = x0 + cell + wide + (1.5 * size), x2 = x1 + cell + wide + (1.6 * size), top = upper + ((room - (count * step)) / 2);
        double full = Paint.Largest(detour.Left), most = Paint.Largest(detour.Right);
        var lettering = new Lettering(size < 10 ? 13 : size, Face.Mono);
        painter.Opacity = Math.Min(1, 2.5 * near);
        for (int i = 0; i < count; i++)
        {
            double come = Ease.Move(Math.Clamp((1.3 * near) - (0.3 * i / count), 0, 1)), y = top + ((i + 0.5) * step), words = Ease.Part(come, 0.8, 1);
            (int o, int j) = detour.Act == Act.HiddenDelta ? (i, detour.Row) : (detour.Row, i);
            (double wx, double wy) = places.Wire(o, j).At(0.5);
            (double ix, double iy) = detour.Act == Act.HiddenDelta ? places.At(places.Base + (0.5 * places.Way * places.Bar), places.AcrossOutput(o)) : places.At(places.Disc, places.Across(j));
            bool isAt = slow >= 0 ? i == detour.Slow[slow] : i == (int)done && done < count && inside > Detour.Arrives;
            if (isAt) painter.Box(new Area(x0 - cell, y - (step / 2), x2 + wide + (1.2 * cell) - x0, step), Tint.Lit.At(words), 4);
            PairCell(painter, Ease.Lerp(wx, x0, come), Ease.Lerp(wy, y, come), cell * Ease.Lerp(0.4, 1, come), detour.Left[i], full, true);
            PairCell(painter, Ease.Lerp(ix, x1, come), Ease.Lerp(iy, y, come), cell * Ease.Lerp(0.4, 1, come), detour.Right[i], most, detour.Act == Act.HiddenDelta);
            if (words <= 0 || (size < 10 && !isAt)) continue;
            painter.Number(detour.Left[i], 3, x0 + (0.65 * cell), y, lettering, SignOf(detour.Left[i]).At(words));
            painter.Text(detour.IsUpdate ? "−" : "×", x1 - (0.95 * cell), y, lettering with { Align = Align.Center }, Tint.Soft.At(words));
            painter.Number(detour.Right[i], 3, x1 + (0.65 * cell), y, lettering, (detour.Act == Act.HiddenDelta ? SignOf(detour.Right[i]) : Tint.Ink).At(words));
            double made = Math.Clamp(done - i, 0, 1);
            if (made <= 0) continue;
            painter.Text("=", x2 - (0.9 * cell), y, lettering with { Align = Align.Center }, Tint.Soft.At(made));
            painter.Number(detour.Results[i], detour.IsUpdate ? 5 : 3, x2 - (0.3 * cell), y, lettering with { Weight = 600 }, SignOf(detour.Results[i]).At(made));
        }

        painter.Opacity = loud;
    }

    private static void PairCell(Painter painter, double x, double y, double size, double value, double full, bool isSigned)
    {
        var area = new Area(x - (size / 2), y - (size / 2), size, size);
        painter.Box(area, Tint.Panel);
        double strength = full > 0 ? Math.Min(1, Math.Abs(value) / full) : 0;
        if (isSigned) painter.SignedBox(area, value, strength);
        else painter.Box(area, Tint.Ink.At(strength));
        painter.Frame(area, new Pen(1, Tint.Line));
    }

    // The running sum plots its own history: zoomed in at first, then the whole.
    private void History(Painter painter)
    {
        DebuggerLayout places = layout!;
        Area box = places.History;
        double[] sums = detour!.Sums;
        int count = sums.Length - 1, slow = detour.SlowAt(inside);
        double done = detour.Done(inside), end = Detour.First + (detour.Slow.Length * Detour.Each), out0 = Ease.During(inside, end - 0.1, end + 1.1), most = Paint.Largest(sums) / 0.82;
        double close = 0.02;
        for (int i = 0; i < detour.Slow.Length; i++) close = Math.Max(close, 1.7 * Math.Max(Math.Abs(sums[detour.Slow[i] + 1]), Math.Abs(sums[detour.Slow[i]])));
        double reach = Ease.LerpRatio(Math.Min(close, Math.Max(most, 0.02)), Math.Max(most, 0.02), Ease.During(inside, end - 0.1, end + 0.6)), unit = box.Height / 2 / reach, zero = box.CenterY;
        double first = Math.Max(0, detour.Slow[0] - 1) * (1 - out0), span = Math.Min(count - first, Math.Max(Math.Min(8, count), (done - first) * 1.15));
        double shown = SumAt(done), headX = box.X + (box.Width * Math.Max(0, done - first) / span), headY = zero - (shown * unit);
        var small = new Lettering(Math.Max(13, 0.85 * places.Type), Face.Mono, 400, Align.Right);
        if (!places.IsNarrow) new Ruler(zero, unit, reach, box.Y, box.Bottom, 2.4 * places.Type).Draw(painter, box.X, box.Right, box.X - 7, small, Tint.Line);
        painter.Line(box.X, zero, box.Right, zero, new Pen(1, Tint.LineStrong));
        int from = (int)Math.Floor(first), whole = (int)Math.Floor(done);
        double width = box.Width / span;
        int stride = (int)Math.Max(1, Math.Ceiling(1 / width)); // one pixel each
        painter.Clip(new Area(box.X, box.Y - 10, box.Width + 1, box.Height + 20));
        for (int i = from; i < whole; i += stride)
        {
            double sum = sums[i + 1], x = box.X + ((i + 1 - first) * width), high = Math.Abs(sum * unit), thick = width * stride;
            painter.Box(new Area(x - (0.9 * thick), Math.Min(zero, zero - (sum * unit)), Math.Max(0.9, 0.85 * thick), high), SignOf(sum).At(sum < 0 ? 0.34 : 0.24));
        }

        Painter.Path line = painter.Polyline(new Pen(1.8, Tint.Ink));
        line.Add(box.X, zero - (sums[from] * unit));
        double last = zero - (sums[from] * unit);
        for (int i = from; i < whole; i += stride)
        {
            double x = box.X + ((i + 1 - first) * width), y = zero - (sums[i + 1] * unit);
            if (width > 4) line.Add(x - (0.7 * width), last);
            line.Add(x, y);
            last = y;
        }

        line.Add(headX, headY);
        painter.Restore();
        painter.Disc(headX, headY, 4.5, Tint.Ink);
        double size = places.IsNarrow ? 15 : 1.4 * places.Type, top = box.Y - (1.2 * places.Type);
        painter.Number(shown, 3, box.Right, places.IsNarrow ? box.Y + 8 : top, new Lettering(size, Face.Mono, 700, Align.Right), SignOf(shown));
        if (places.IsNarrow) return;
        var words = new Lettering(places.Small);
        double foot = box.Bottom + (1.4 * places.Type), bias = detour.Act == Act.HiddenDelta ? 0 : 1 - Ease.During(inside, end, end + 0.4);
        painter.Text("sum so far", box.Right, top - (1.7 * places.Type), words with { Align = Align.Right }, Tint.Soft);
        painter.Count(Math.Min(count, slow >= 0 ? detour.Slow[slow] + 1 : whole), box.X, foot, words with { Face = Face.Mono }, Tint.Soft, detour.IsTile ? "pixel " : "number ");
        painter.TextOn(" of ", words with { Face = Face.Mono }, Tint.Soft);
        CountOn(painter, count, words with { Face = Face.Mono });
        painter.Text("it begins with the bias", box.X, foot + (1.5 * places.Small), words, Tint.Soft.At(bias));
    }

    private static void CountOn(Painter painter, int count, Lettering lettering)
    {
        Span<char> text = stackalloc char[16];
        painter.TextOn(text[..Painter.Format(text, count, 0)], lettering, Tint.Soft);
    }

    // Interpolates between two sums while the product lands.
    private double SumAt(double done)
    {
        int whole = (int)Math.Min(detour!.Sums.Length - 1, Math.Floor(done));
        return whole + 1 >= detour.Sums.Length ? detour.Sums[^1] : Ease.Lerp(detour.Sums[whole], detour.Sums[whole + 1], done - whole);
    }

    // The update of a row: weight − rate · delta · input, for the current number.
    private void Step(Painter painter)
    {
        DebuggerLayout places = layout!;
        Area box = places.History;
        int slow = detour!.SlowAt(inside), at = slow >= 0 ? detour.Slow[slow] : (int)Math.Min(detour.Left.Length - 1, detour.Done(inside));
        double made = slow >= 0 ? Math.Clamp(detour.Done(inside) - at, 0, 1) : 1, size = places.IsNarrow ? 13 : 1.15 * places.Type, line = 1.7 * size, y = places.IsNarrow ? box.Y + size : box.CenterY - (2.5 * line);
        if (inside < Detour.First - 0.3) return;
        var words = new Lettering(0.9 * size);
        var number = new Lettering(size, Face.Mono, 600);
        if (places.IsNarrow)
        {
            painter.Number(detour.Left[at], 5, box.X, y, number, SignOf(detour.Left[at]));
            painter.TextOn(" − ", number, Tint.Soft);
            painter.TextOn(rateText, number, Tint.Ink);
            painter.TextOn(" · ", number, Tint.Soft);
            NumberOn(painter, detour.Start, number, SignOf(detour.Start));
            painter.TextOn(" · ", number, Tint.Soft);
            NumberOn(painter, detour.Right[at], number, Tint.Ink);
            painter.Number(detour.Results[at], 5, box.X, y + line, number with { Weight = 700 }, Tint.Ink.At(made), before: "= ");
            return;
        }

        Told(painter, "its weight", y);
        painter.Number(detour.Left[at], 5, box.Right, y, number with { Align = Align.Right }, SignOf(detour.Left[at]));
        Told(painter, "rate", y + line);
        painter.Text(rateText, box.Right, y + line, number with { Align = Align.Right }, Tint.Ink);
        Told(painter, "blame", y + (2 * line));
        painter.Number(detour.Start, 5, box.Right, y + (2 * line), number with { Align = Align.Right }, SignOf(detour.Start), before: "· ");
        Told(painter, detour.IsTile ? "ink" : "signal", y + (3 * line));
        painter.Number(detour.Right[at], 3, box.Right, y + (3 * line), number with { Align = Align.Right }, Tint.Ink, before: "· ");
        painter.Line(box.X, y + (3.6 * line), box.Right, y + (3.6 * line), new Pen(1, Tint.LineStrong));
        Told(painter, "new weight", y + (4.2 * line));
        painter.Box(new Area(box.Right - (8.6 * 0.6 * size), y + (4.2 * line) - (0.75 * size), 8.8 * 0.6 * size, 1.5 * size), Tint.Lit.At(made), 4);
        painter.Number(detour.Results[at], 5, box.Right, y + (4.2 * line), number with { Align = Align.Right, Weight = 700 }, Tint.Ink.At(made));

        void Told(Painter painter, ReadOnlySpan<char> text, double at) => painter.Text(text, box.X, at, words, Tint.Soft);
    }
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>Pair by pair: the products, the level that they move, the bias, and the sigmoid.</content>
public sealed partial class ZoomScene
{
    private void Closely(Painter painter, double t)
    {
        ZoomLayout.ClosePlaces close = layout!.Close;
        ZoomLayout.CurvePlaces curve = layout.Curve;
        double leave = Ease.During(t, ZoomTimes.Curve - 0.2, ZoomTimes.Curve + 0.8), gone = Ease.During(t, ZoomTimes.Out, ZoomTimes.Out + 0.7);
        Strips strips = StripsAt(t, leave);
        if (t < ZoomTimes.Zoom + 0.6) FaintTile(painter, 1 - Ease.During(t, ZoomTimes.Zoom, ZoomTimes.Zoom + 0.6));
        Sheet(painter, t, strips, leave);
        if (leave < 1) DrawStrips(painter, t, strips, 1 - leave);

        double come = Ease.Arriving(t, ZoomTimes.Land - 0.5, ZoomTimes.Land + 0.3);
        if (come <= 0 || gone >= 1) return;
        painter.Opacity = come * (1 - gone);
        var tank = new Area(
            Ease.Lerp(close.TankX, curve.TankX, leave) - (40 * gone), Ease.Lerp(close.Y0, curve.Y0, leave),
            Ease.Lerp(close.TankWidth, curve.TankWidth, leave), Ease.Lerp(close.Y1 - close.Y0, curve.Y1 - curve.Y0, leave));
        double reach = Ease.LerpRatio(data.FirstReach, data.LastReach, Ease.During(t, ZoomTimes.Faster, ZoomTimes.Stream + 1.6));
        reach = Ease.LerpRatio(reach, Math.Max(6, data.LastReach), leave);
        double value = pace.LevelAt(t) + (data.Bias * Ease.During(t, ZoomTimes.Bias + 0.8, ZoomTimes.Bias + 1.5));
        if (t >= ZoomTimes.Bias + 1.5) value = data.Sum;
        var level = new Level(tank, tank.CenterY, tank.Height / 2 / reach, value);

        if (leave < 1) History(painter, t, level, 1 - leave);
        DrawLevel(painter, level, reach);
        if (leave > 0) Sigmoid(painter, t, level, reach);
        double size = 1.55 * layout.Type, valueX = layout.IsNarrow ? tank.X - 6 : tank.X - (0.9 * layout.Type);
        double valueY = Ease.Within(level.Y, tank.Y + (0.6 * size), tank.Bottom - (0.6 * size));
        if (layout.IsNarrow)
        {
            // There is no room next to the level: its number goes above it, where the products converge.
            (valueX, valueY) = (tank.Right, tank.Y - 12);
            size = 18;
        }

        painter.Number(value, 2, valueX, valueY, new Lettering(size, Face.Mono, 600, Align.Right), SignOf(value));
        BiasJoins(painter, t, level, strips);
        painter.Opacity = come * (1 - gone);
        for (int k = ZoomPace.CountBefore(pace.Arrived, t - ZoomPace.Landing); k < pace.Read.Length && pace.Read[k] <= t; k++)
            Product(painter, t, k, level, strips);
        painter.Opacity = 1;
    }

    // The digit stays whole: it marks the current pixel, and shows the contribution of each pixel as a color.
    private void Sheet(Painter painter, double t, Strips strips, double leave)
    {
        if (leave >= 1) return;
        Area place = Zoomed(layout!.Open.Digit, layout.Close.Digit, Ease.During(t, ZoomTimes.Zoom, ZoomTimes.Land));
        double shown = Ease.During(t, ZoomTimes.Zoom, ZoomTimes.Land), cell = place.Width / Side;
        painter.Opacity = 1 - leave;
        painter.Box(place, Tint.Panel);
        painter.Picture(pictures.Ink, place, Ease.Lerp(0.16, 0.3, shown));
        if (t >= ZoomTimes.First)
        {
            int read = t >= ZoomTimes.All - 0.6 ? Pixels : (int)strips.Head, rows = read / Side, rest = read % Side;
            painter.Picture(pictures.Products, place with { Height = rows * cell }, 1, new Area(0, 0, Side, rows));
            painter.Picture(pictures.Products, new Area(place.X, place.Y + (rows * cell), rest * cell, cell), 1, new Area(0, rows, rest, 1));
            double marked = 1 - Ease.During(t, ZoomTimes.All - 0.6, ZoomTimes.All - 0.2);
            painter.Frame(new Area(place.X + (rest * cell), place.Y + (rows * cell), cell, cell).Grown(1.5), new Pen(2, Tint.Ink.At(marked)));
        }

        painter.Frame(place, new Pen(1, Tint.Line));
        painter.Opacity = 1;
    }

    private void FaintTile(Painter painter, double alpha)
    {
        painter.Opacity = alpha;
        Remains(painter, pictures.Tiles, data.Tile * Side, Side, layout!.Open.Tile, 1);
        painter.Opacity = 1;
    }

    // ── The two strips, and the camera on them ──────────────────────────────────────────────────────────────────────────

    private Strips StripsAt(double t, double leave)
    {
        ZoomLayout.OpenPlaces open = layout!.Open;
        ZoomLayout.ClosePlaces close = layout.Close;
        double near = Ease.During(t, ZoomTimes.Zoom, ZoomTimes.Land);
        bool hasBegun = t >= ZoomTimes.First;
        double far = hasBegun ? Ease.During(t, ZoomTimes.Faster + 0.4, ZoomTimes.Stream + 2.2) : 1 - near;
        double smallest = layout.Height / Pixels, cell = Ease.LerpRatio(close.Cell, smallest, far), head = pace.PlaceAt(t);
        double headY = Ease.Lerp(layout.Top + ((head + 0.5) * smallest), close.Head, Grown(smallest, close.Cell, 1 - far));
        double thick = Ease.LerpRatio(open.Thick, close.Cell, near) * (hasBegun ? 1 - (0.3 * far) : 1);
        double gap = Ease.Lerp(2, close.InkX - close.WeightX - close.Cell, near) * (hasBegun ? 1 - (0.6 * far) : 1);
        double x = Ease.Lerp(open.WeightX, close.WeightX, near) - (leave * (close.WeightX + (close.Cell * 2.4)));
        return new Strips(x, x + thick + gap, thick, cell, head, headY, far);
    }

    private void DrawStrips(Painter painter, double t, Strips strips, double alpha)
    {
        double top = Ease.Lerp(0, layout!.Top, strips.Far), bottom = layout.Bottom, cell = strips.Cell;
        int from = Math.Max(0, (int)Math.Floor(strips.Head + 0.5 - ((strips.HeadY - top) / cell)));
        int to = Math.Min(Pixels, (int)Math.Ceiling(strips.Head + 0.5 + ((bottom - strips.HeadY) / cell)));
        if (to <= from) return;
        painter.Opacity = alpha;
        painter.Clip(new Area(0, top - 1, layout.Stage.Width, bottom - top + 2));
        Column(painter, pictures.WeightColumn, strips, strips.WeightX, from, to);

        // Without ink, nothing is added: the weight is grayed out. Above the first ink, this is visible immediately.
        int first = data.Places.Length > 0 ? data.Places[0] : Pixels, read = t < ZoomTimes.First ? Math.Min(first, Pixels) : Math.Min(Pixels, (int)strips.Head + (t >= ZoomTimes.All - 0.6 ? Pixels : 0));
        double early = Ease.During(t, ZoomTimes.Land - 0.3, ZoomTimes.Land + 0.5);
        Hide(painter, strips, from, Math.Min(Math.Min(first, read), to), early);
        Hide(painter, strips, Math.Max(from, first), Math.Min(read, to), 1);
        Column(painter, pictures.InkColumn, strips, strips.InkX, from, to);
        Outline(painter, strips, strips.WeightX, from, to);
        Outline(painter, strips, strips.InkX, from, to);
        if (cell > 7) Cells(painter, strips, from, to, early);
        painter.Restore();
        Head(painter, t, strips, alpha);
        painter.Opacity = 1;
    }

    private static void Column(Painter painter, CellPicture picture, Strips strips, double x, int from, int to)
    {
        Area area = strips.Cells(x, from, to);
        painter.Box(area, Tint.Panel);
        painter.Picture(picture, area, 1, new Area(0, from, 1, to - from), isSmooth: strips.Cell < 2);
    }

    private static void Outline(Painter painter, Strips strips, double x, int from, int to) =>
        painter.Frame(strips.Cells(x, from, to), new Pen(0.8, Tint.LineStrong));

    private void Hide(Painter painter, Strips strips, int from, int to, double alpha)
    {
        if (to > from) painter.Picture(pictures.BlankColumn, strips.Cells(strips.WeightX, from, to), alpha, new Area(0, from, 1, to - from), isSmooth: strips.Cell < 2);
    }

    private void Cells(Painter painter, Strips strips, int from, int to, double early)
    {
        double lines = Math.Clamp((strips.Cell - 7) / 8, 0, 1), words = Math.Clamp((strips.Cell - 24) / 12, 0, 1);
        var pen = new Pen(1, Tint.LineStrong.At(0.45 * lines));
        for (int i = from + 1; i < to; i++)
        {
            double y = strips.Y(i);
            painter.Line(strips.WeightX - (strips.Thick / 2), y, strips.WeightX + (strips.Thick / 2), y, pen);
            painter.Line(strips.InkX - (strips.Thick / 2), y, strips.InkX + (strips.Thick / 2), y, pen);
        }

        if (words <= 0) return;
        var lettering = new Lettering(Math.Max(13, Math.Min(0.95 * layout!.Type, 0.27 * strips.Thick)), Face.Mono, 400, Align.Center);
        for (int i = from; i < to; i++)
        {
            double y = strips.Y(i) + (strips.Cell / 2), ink = data.Passing.Image[i], weight = data.Weights[i];
            bool isRead = i < strips.Head, isHidden = ink == 0 && (isRead || (i < FirstPlace && early > 0.5));
            Tint over = Math.Abs(weight) > 0.62 * data.FullWeight && !isHidden ? Tint.Paper : Tint.Ink;
            painter.Number(weight, 2, strips.WeightX, y, lettering, (isHidden ? Tint.Soft : over).At(words * (isHidden ? 0.6 : 1)));
            if (ink == 0) painter.Text("0", strips.InkX, y, lettering, Tint.Soft.At(words));
            else painter.Number(ink, 2, strips.InkX, y, lettering, (ink > 0.5 ? Tint.Paper : Tint.Ink).At(words));
        }
    }

    private int FirstPlace => data.Places.Length > 0 ? data.Places[0] : 0;

    // The current pair.
    private void Head(Painter painter, double t, Strips strips, double alpha)
    {
        painter.Opacity = alpha * Ease.During(t, ZoomTimes.Land - 0.2, ZoomTimes.Land + 0.2) * (1 - Ease.During(t, ZoomTimes.All - 0.2, ZoomTimes.All + 0.2));
        double height = Math.Max(strips.Cell, 3), y = strips.HeadY, left = strips.WeightX - (strips.Thick / 2) - 3, right = strips.InkX + (strips.Thick / 2) + 3;
        painter.Frame(new Area(left, y - (height / 2) - 1, right - left, height + 2), new Pen(2.2, Tint.Ink), 2);
        Painter.Path pointer = painter.Polygon(Tint.Ink);
        pointer.Add(right + 3, y);
        pointer.Add(right + 13, y - 6.5);
        pointer.Add(right + 13, y + 6.5);
        painter.Opacity = alpha * Ease.During(t, ZoomTimes.Land, ZoomTimes.Land + 0.3) * (1 - Ease.During(t, ZoomTimes.Faster + 0.2, ZoomTimes.Faster + 0.7));
        if (layout!.IsNarrow) return;
        double labelX = right + (1.5 * layout.Type), labelY = strips.HeadY + (layout.Close.Factor * 1.5);
        int place = data.Places.Length == 0 ? 1 : data.Places[Math.Clamp(ZoomPace.CountBefore(pace.Read, t) - 1, 0, Math.Min(pace.FirstSlow + ZoomPace.Slow, data.Places.Length) - 1)] + 1;
        painter.Count(place, labelX, labelY, Small(), Tint.Soft, "pair ", " of 784: weight × ink");
    }

    // ── The level ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private void DrawLevel(Painter painter, Level level, double reach)
    {
        Area tank = level.Tank;
        painter.Box(tank, Tint.Panel);
        painter.Frame(tank, new Pen(1, Tint.Line));
        double height = Math.Abs(level.Y - level.Zero);
        painter.SignedBox(new Area(tank.X + 1, Math.Min(level.Y, level.Zero), tank.Width - 2, height), level.Value, 0.92);
        painter.Line(tank.X - 6, level.Zero, tank.Right + 6, level.Zero, new Pen(1.3, Tint.Ink));
        painter.Line(tank.X, level.Y, tank.Right, level.Y, new Pen(3, SignOf(level.Value)));

        new Ruler(level.Zero, level.Unit, reach, tank.Y, tank.Bottom, 2.4 * layout!.Type)
            .Draw(painter, tank.Right - 6, tank.Right, tank.Right + 7, new Lettering(Math.Max(13, 0.8 * layout.Type), Face.Mono));
    }

    // The history of the level: one thin bar per product, the newest at the level, drifting to the right.
    private void History(Painter painter, double t, Level level, double alpha)
    {
        ZoomLayout.ClosePlaces close = layout!.Close;
        double before = painter.Opacity, arrived = pace.ArrivedAt(t), left = level.Tank.Right + (layout.IsNarrow ? 34 : 3.4 * layout.Type);
        int count = Math.Max(1, data.Places.Length);
        painter.Opacity = before * alpha;
        painter.Line(level.Tank.Right, level.Zero, close.Right, level.Zero, new Pen(1, Tint.LineStrong.At(0.6)));
        double step = Ease.LerpRatio(close.Cell * 0.8, (close.Right - left) / count, Ease.During(t, ZoomTimes.Faster, ZoomTimes.All - 0.3));
        for (int k = (int)arrived; k >= 1; k--)
        {
            double x = left + ((arrived - k) * step), sum = data.Level(k), y = level.Zero - (sum * level.Unit);
            if (x > close.Right) break;
            painter.Box(new Area(x, Math.Min(y, level.Zero), Math.Min(step * 0.74, close.Right - x), Math.Abs(y - level.Zero)), SignOf(sum).At(0.28));
        }

        Painter.Path line = painter.Polyline(new Pen(2, Tint.Ink.At(0.9)));
        line.Add(level.Tank.Right, level.Y);
        line.Add(left, level.Y);
        for (int k = (int)arrived; k >= 0; k--)
        {
            double x = left + ((arrived - k) * step);
            if (x > close.Right) break;
            line.Add(x, level.Zero - (data.Level(k) * level.Unit));
        }

        painter.Opacity = before;
    }

    private void BiasJoins(Painter painter, double t, Level level, Strips strips)
    {
        double grow = Ease.Arriving(t, ZoomTimes.Bias - 0.1, ZoomTimes.Bias + 0.3), fly = Ease.During(t, ZoomTimes.Bias + 0.1, ZoomTimes.Bias + 0.85), joined = Ease.During(t, ZoomTimes.Bias + 0.8, ZoomTimes.Bias + 1.5);
        if (grow <= 0 || joined >= 1) return;
        double height = Math.Max(2, Math.Abs(data.Bias) * level.Unit), width = Ease.Lerp(strips.Thick, level.Tank.Width - 2, fly), end = level.Zero - (data.Dot * level.Unit) - (Math.Sign(data.Bias) * height / 2);
        double x = Ease.Lerp(strips.WeightX, level.Tank.CenterX, fly), y = Ease.Lerp(layout!.Bottom - (height / 2) - 8, end, fly);
        painter.Opacity *= grow * (1 - joined);
        painter.SignedBox(new Area(x - (width / 2), y - (height / 2), width, height * grow), data.Bias);
        Align align = fly < 0.5 ? Align.Left : Align.Center;
        painter.Text(biasName, align == Align.Left ? Math.Max(x - (width / 2), 8) : x, y - (height / 2) - (0.9 * layout.Type), new Lettering(1.1 * layout.Type, Face.Sans, 600, align), SignOf(data.Bias));
    }

    // ── A product ───────────────────────────────────────────────────────────────────────────────────────────────────────

    private void Product(Painter painter, double t, int k, Level level, Strips strips)
    {
        ZoomLayout.ClosePlaces close = layout!.Close;
        double value = data.Products[k], passed = t - pace.Read[k], all = pace.Arrived[k] - pace.Read[k];
        bool isSlow = pace.IsSlow(k);
        double meeting = isSlow ? 0.62 * all : 0, height = Ease.Within(Math.Abs(value) * level.Unit, 2, level.Tank.Height / 2), base0 = painter.Opacity;
        if (isSlow && passed < meeting)
        {
            Factors(painter, k, passed / meeting, height, strips);
            painter.Opacity = base0;
            return;
        }

        double u = Ease.During(passed, meeting, all), landed = Ease.Part(t, pace.Arrived[k], pace.Arrived[k] + ZoomPace.Landing);
        double x0 = isSlow ? close.ProductX : strips.InkX + (strips.Thick / 2) + 8, y0 = isSlow ? close.FactorY : strips.Y(data.Places[k]) + (strips.Cell / 2);
        double width0 = isSlow ? close.Factor : Ease.Within(strips.Cell, 6, close.Factor);
        double top = level.Zero - (data.Level(k) * level.Unit), endY = value >= 0 ? top - (height / 2) : top + (height / 2);
        double width = Ease.Lerp(width0, level.Tank.Width - 2, Ease.During(u, 0.45, 1));
        (double x, double y) = Bend.Across(x0 + (layout.IsNarrow ? 0 : width0 / 2), y0, level.Tank.CenterX, endY, layout.IsNarrow ? 0 : 0.45).At(u);
        painter.Opacity = base0 * (1 - landed);
        painter.SignedBox(new Area(x - (width / 2), y - (height / 2), width, height), value);
        if (isSlow)
        {
            double off = Ease.Lerp((close.Factor / 2) + (1.1 * layout.Type), (value >= 0 ? -1 : 1) * ((height / 2) + layout.Type), Ease.During(u, 0, 0.4));
            painter.Number(value, 2, x, y + off, Figure(1.2), SignOf(value), isSigned: true);
        }

        painter.Opacity = base0;
    }

    // Two cells leave the strips, meet, and become one number.
    private void Factors(Painter painter, int k, double u, double height, Strips strips)
    {
        ZoomLayout.ClosePlaces close = layout!.Close;
        int place = data.Places[k];
        double go = Ease.During(u, 0, 0.42), join = Ease.During(u, 0.74, 1), base0 = painter.Opacity;
        double size = Ease.LerpRatio(strips.Thick, close.Factor, go), y = Ease.Lerp(strips.Y(place) + (strips.Cell / 2), close.FactorY, go), told = y + (size / 2) + (1.1 * layout!.Type);
        double left = Ease.Lerp(Ease.Lerp(strips.WeightX, close.FactorX, go), close.ProductX, join), right = Ease.Lerp(Ease.Lerp(strips.InkX, close.FactorX + close.FactorGap, go), close.ProductX, join);
        painter.Opacity = base0 * (1 - Ease.Part(join, 0.7, 1));
        Factor(painter, left, y, size, SignOf(data.Weights[place]), Math.Abs(data.Weights[place]) / data.FullWeight);
        Factor(painter, right, y, size, Tint.Ink, data.Passing.Image[place]);
        double words = Ease.Part(go, 0.5, 1) * (1 - join);
        painter.Number(data.Weights[place], 2, left, told, Figure(1.2), SignOf(data.Weights[place]).At(words));
        painter.Number(data.Passing.Image[place], 2, right, told, Figure(1.2), Tint.Ink.At(words));
        painter.Text("×", close.ProductX, y, Figure(1.5), Tint.Soft.At(Ease.Part(go, 0.6, 1) * (1 - Ease.Part(join, 0, 0.4))));
        painter.Opacity = base0 * Ease.Part(join, 0.55, 1);
        double tall = Ease.LerpRatio(size, height, join);
        painter.SignedBox(new Area(close.ProductX - (size / 2), y - (tall / 2), size, tall), data.Products[k]);
        painter.Number(data.Products[k], 2, close.ProductX, told, Figure(1.2), SignOf(data.Products[k]), isSigned: true);
    }

    private static void Factor(Painter painter, double x, double y, double size, Tint tint, double strength)
    {
        Area area = ZoomLayout.Square(x, y, size / 2);
        painter.Box(area, Tint.Panel);
        painter.Box(area, tint.At(Math.Min(1, strength)));
        painter.Frame(area, new Pen(1.2, Tint.LineStrong));
    }

    // ── The sigmoid: the same ruler vertically, 0 to 1 horizontally ─────────────────────────────────────────────────────────

    private void Sigmoid(Painter painter, double t, Level level, double reach)
    {
        ZoomLayout.CurvePlaces curve = layout!.Curve;
        double from = ZoomTimes.Curve, axis = Ease.During(t, from + 0.2, from + 0.9), drawn = Ease.During(t, from + 0.6, from + 1.6), floor = curve.FloorY;
        for (int half = 0; half <= 2; half++)
        {
            double x = Ease.Lerp(curve.X0, curve.X1, half / 2.0);
            painter.Line(x, level.Tank.Y, x, floor, new Pen(1, Tint.Line.At(axis)));
            double faded = half == 1 ? 1 - Ease.During(t, from + 2.3, from + 2.6) : 1;
            painter.Number(half / 2.0, half == 1 ? 1 : 0, x, floor + (layout.IsNarrow ? 34 : 3 * layout.Type), Figure(1, Align.Center, 400), Tint.Soft.At(axis * faded));
        }

        painter.Line(level.Tank.Right, level.Zero, curve.X1, level.Zero, new Pen(1, Tint.Line.At(axis)));
        painter.Line(curve.X0, floor, curve.X1, floor, new Pen(1.5, Tint.LineStrong.At(axis)));
        const int steps = 80;
        double most = reach * 0.985;
        Painter.Path line = painter.Polyline(new Pen(3, Tint.Ink));
        for (int i = 0; i <= (int)(drawn * steps); i++)
        {
            double sum = Ease.Lerp(-most, most, (double)i / steps);
            line.Add(Ease.Lerp(curve.X0, curve.X1, Widgets.Curves.Sigmoid(sum)), level.Zero - (sum * level.Unit));
        }

        painter.Text("sigmoid", curve.X1 - 8, level.Tank.Y + (0.34 * (level.Zero - level.Tank.Y)), Small(Align.Right), Tint.Soft.At(Ease.During(t, from + 1.4, from + 1.8)));
        double go = Ease.During(t, from + 1.6, from + 2.2), down = Ease.During(t, from + 2.2, from + 2.8), swell = Ease.During(t, from + 2.5, from + 3), end = Ease.Lerp(curve.X0, curve.X1, data.Activation);
        if (go <= 0) return;
        var dashed = new Pen(2, SignOf(level.Value), 6);
        double px = Ease.Lerp(level.Tank.Right, end, go), py = Ease.Lerp(level.Y, floor, down);
        painter.Line(level.Tank.Right, level.Y, px, level.Y, dashed);
        if (down > 0) painter.Line(end, level.Y, end, py, dashed);
        if (t < ZoomTimes.Out) Disc(painter, ZoomLayout.Square(px, py, Ease.Lerp(7 * layout.Scale, curve.Radius, swell)), Ease.Lerp(1, data.Activation, swell));
        painter.Number(data.Activation, 2, px, py - curve.Radius - layout.Type, Figure(1.45), Tint.Ink.At(Ease.During(t, from + 2.8, from + 3.1)));
    }

    private readonly record struct Strips(double WeightX, double InkX, double Thick, double Cell, double Head, double HeadY, double Far)
    {
        /// <summary>Returns the upper edge of a cell.</summary>
        public double Y(int place) => HeadY + ((place - Head - 0.5) * Cell);

        /// <summary>Returns the bounds of some cells of a strip.</summary>
        public Area Cells(double x, int from, int to) => new(x - (Thick / 2), Y(from), Thick, (to - from) * Cell);
    }

    private readonly record struct Level(Area Tank, double Zero, double Unit, double Value)
    {
        public double Y => Zero - (Value * Unit);
    }
}

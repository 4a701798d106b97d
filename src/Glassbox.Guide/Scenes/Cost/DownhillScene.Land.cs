using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cost;

/// <content>Two weights: the landscape, and the descents in it.</content>
public sealed partial class DownhillScene
{
    private const int Fine = 4, Others = 4; // points of a trail per step; descents besides the first
    private const int Land = 0;             // layer

    private readonly (double First, double Second, double Cost)[][] trails = new (double, double, double)[Others + 1][];
    private readonly (double First, double Second, double Cost)[] ownTrail = new (double, double, double)[(DownhillTimes.Walking * Fine) + 1];

    private void MakeTrails()
    {
        // From the corners and the sides, as fractions of both ranges.
        ReadOnlySpan<(double First, double Second)> starts = [(0.05, 0.96), (0.94, 0.9), (0.33, 0.06), (0.97, 0.4), (0.6, 0.97)];
        for (int i = 0; i <= Others; i++)
        {
            trails[i] = new (double, double, double)[ownTrail.Length];
            Trail(
                Ease.Lerp(data.Least, data.Most, starts[i].First), data.SecondWeight + (DownhillData.Reach2 * ((2 * starts[i].Second) - 1)), data.Good * 0.2, trails[i]);
        }
    }

    private void WalkInLand(double first, double second) => Trail(first, second, Rate, ownTrail);

    private void Trail(double first, double second, double rateNow, (double First, double Second, double Cost)[] trail)
    {
        Span<(double First, double Second)> walk = stackalloc (double, double)[DownhillTimes.Walking + 1];
        data.Walk(first, second, rateNow, walk);
        for (int i = 0; i < trail.Length; i++)
        {
            int step = Math.Min(i / Fine, walk.Length - 2);
            double part = (double)(i - (step * Fine)) / Fine, a = Ease.Lerp(walk[step].First, walk[step + 1].First, part), b = Ease.Lerp(walk[step].Second, walk[step + 1].Second, part);
            trail[i] = (a, b, data.At(0, a, b, out _, out _));
        }
    }

    // Slices from back to front, each hiding those behind it. At rest, they are drawn once and cached.
    private void Relief(Painter painter, double t, double lean)
    {
        double most = HighestAt(t);
        bool isKept = lean >= 1;
        if (isKept && !painter.BeginLayer(Land, (long)(layout.Stage.Width * 16) + ((long)(layout.Stage.Height * 16) << 24)))
        {
            painter.DrawLayer(Land, new Area(0, 0, layout.Stage.Width, layout.Stage.Height));
        }
        else
        {
            for (int row = DownhillData.Rows - 1; row >= 0; row--) Slice(painter, row, most, lean);
            if (isKept)
            {
                painter.EndLayer();
                painter.DrawLayer(Land, new Area(0, 0, layout.Stage.Width, layout.Stage.Height));
            }
        }

        double named = Ease.Part(lean, 0.6, 1), near = data.SecondAt(0), far = data.SecondAt(DownhillData.Rows - 1);
        var label = new Lettering(layout.Type);
        (double x0, double y0) = layout.Spot(data.Least, near, 0, most, lean);
        (double x1, _) = layout.Spot(data.Most, near, 0, most, lean);
        (double x2, double y2) = layout.Spot(data.Most, far, 0, most, lean);
        painter.Text("first weight", Ease.Lerp(x0, x1, layout.IsNarrow ? 0.25 : 0.4), y0 + (layout.Type * 1.4), label with { Align = Align.Center }, Tint.Soft.At(named));
        if (layout.IsNarrow) painter.Text("second weight", layout.Right, y0 + (layout.Type * 1.4), label with { Align = Align.Right }, Tint.Soft.At(named));
        else painter.Text("second weight", Ease.Lerp(x1, x2, 0.3) + 16, Ease.Lerp(y0, y2, 0.3) + 16, label, Tint.Soft.At(named));
    }

    private void Slice(Painter painter, int row, double most, double lean)
    {
        double second = data.SecondAt(row);
        bool isCurve = row == DownhillData.Rows / 2;
        // A slice is uniform from left to right, and all its heights have the same scale.
        (double left, double foot) = layout.Spot(data.Least, second, 0, most, lean);
        (double right, double one) = layout.Spot(data.Most, second, 1, most, lean);
        double step = (right - left) / (DownhillData.Columns - 1), scale = foot - one;
        if (lean > 0.004)
        {
            Painter.Path body = painter.Polygon(Shade.Between(Tint.Paper, Tint.Wash, 0.9 * lean * row / DownhillData.Rows));
            for (int column = 0; column < DownhillData.Columns; column++) body.Add(left + (step * column), foot - (scale * Leaned(row, column, lean)));
            body.Add(right, foot + (30 * lean));
            body.Add(left, foot + (30 * lean));
        }

        Painter.Path line = painter.Polyline(new Pen(isCurve ? 2.5 : 1.1, Tint.Ink.At(Ease.Lerp(0.03, isCurve ? 0.95 : 0.4, lean))));
        for (int column = 0; column < DownhillData.Columns; column++) line.Add(left + (step * column), foot - (scale * Leaned(row, column, lean)));
    }

    // All slices start as the single curve.
    private double Leaned(int row, int column, double lean) => Ease.Lerp(data.Height(DownhillData.Rows / 2, column), data.Height(row, column), lean);

    private (double X, double Y) At(int column, int row, double second, double most, double lean) =>
        layout.Spot(data.FirstAt(column), second, Leaned(row, column, lean), most, lean);

    private (double First, double Second) InLand(double t)
    {
        if (handInLand is { } place) return place;
        bool isOwn = t >= DownhillTimes.Yours && hasOwnWalk && isOwnWalkInLand;
        (double first, double second, _) = Along(isOwn ? ownTrail : trails[0], Steps(isOwn, t));
        return (first, second);
    }

    private static double Steps(bool isOwn, double t)
    {
        (int step, double part) = (isOwn ? DownhillTimes.OfHand with { Then = 0.18 } : DownhillTimes.Walk).At(t, DownhillTimes.Walking);
        return step + Ease.Move(part);
    }

    private static (double First, double Second, double Cost) Along((double First, double Second, double Cost)[] trail, double steps)
    {
        double at = Math.Clamp(steps * Fine, 0, trail.Length - 1);
        int i = Math.Min(trail.Length - 2, (int)at);
        double part = at - i;
        return (Ease.Lerp(trail[i].First, trail[i + 1].First, part), Ease.Lerp(trail[i].Second, trail[i + 1].Second, part), Ease.Lerp(trail[i].Cost, trail[i + 1].Cost, part));
    }

    private void Trails(Painter painter, double t, double lean)
    {
        double come = Ease.During(t, DownhillTimes.Walks - 0.7, DownhillTimes.Walks - 0.3), most = HighestAt(t);
        if (come <= 0) return;
        bool isOwn = t >= DownhillTimes.Yours && hasOwnWalk && isOwnWalkInLand;
        if (handInLand is { } place)
        {
            Walker(painter, place.First, place.Second, data.At(0, place.First, place.Second, out _, out _), most, lean, 1, true);
            return;
        }

        if (isOwn)
        {
            Thread(painter, ownTrail, Steps(true, t), most, lean, 1, true);
            return;
        }

        for (int i = Others; i >= 1; i--)
        {
            double begin = DownhillTimes.Walks + 2.2 + (0.15 * i), there = Ease.During(t, begin - 0.3, begin);
            if (there > 0) Thread(painter, trails[i], Steps(false, t - (begin - DownhillTimes.Walks)), most, lean, 0.55 * there, false);
        }

        Thread(painter, trails[0], Steps(false, t), most, lean, come, true);
    }

    // A ball and its trail.
    private void Thread(Painter painter, (double First, double Second, double Cost)[] trail, double steps, double most, double lean, double alpha, bool isFirst)
    {
        (double first, double second, double cost) = Along(trail, steps);
        int last = (int)(steps * Fine);
        double wide = isFirst ? 1 : 0.62;
        for (int coat = 0; coat < 2; coat++)
        {
            Painter.Path path = painter.Polyline(new Pen((coat == 0 ? 6.5 : 3.25) * wide, (coat == 0 ? Tint.Paper : Tint.Ink).At(alpha)));
            for (int i = 0; i <= last && i < trail.Length; i++)
            {
                (double x, double y) = layout.Spot(trail[i].First, trail[i].Second, trail[i].Cost, most, lean);
                path.Add(x, y);
            }

            (double hx, double hy) = layout.Spot(first, second, cost, most, lean);
            path.Add(hx, hy);
        }

        for (int coat = 0; coat < 2; coat++)
        {
            Painter.PointList dots = painter.Dots((coat == 0 ? Tint.Ink : Tint.Paper).At(alpha));
            for (int i = 0; i <= last && i < trail.Length; i += Fine)
            {
                (double x, double y) = layout.Spot(trail[i].First, trail[i].Second, trail[i].Cost, most, lean);
                dots.Add(x, y, (coat == 0 ? 4.2 : 2.4) * wide);
            }
        }

        Walker(painter, first, second, cost, most, lean, alpha, isFirst);
    }

    private void Walker(Painter painter, double first, double second, double cost, double most, double lean, double alpha, bool isFirst)
    {
        (double x, double y) = layout.Spot(first, second, cost, most, lean);
        double radius = layout.Ball * (isFirst ? 1 : 0.6);
        if (isFirst && grip == LandBall) painter.Disc(x, y, radius + 8, Tint.Ink.At(0.12));
        painter.Disc(x, y, radius + 2.5, Tint.Paper.At(alpha));
        painter.Disc(x, y, radius, Tint.Ink.At(alpha));
        if (!isFirst) return;
        shownInLand = (first, second);
        painter.Hit(LandBall, new Area(x - radius - 4, y - radius - 4, (2 * radius) + 8, (2 * radius) + 8));
        double type = layout.Type, width = type * 5.8, left = Math.Min(x + radius + 8, layout.Stage.Width - width - 4);
        painter.Box(new Area(left, y - (type * 2.1), width, type * 1.4), Tint.Paper.At(0.85 * alpha), 4);
        var lettering = new Lettering(type, Face.Mono, 600);
        if (cost < 0.05) painter.Text("cost < 0.1", left + 5, y - (type * 1.4), lettering, Tint.Ink.At(alpha));
        else painter.Number(cost, 1, left + 5, y - (type * 1.4), lettering, Tint.Ink.At(alpha), before: "cost ");
    }

    // The point of the landscape that appears nearest to a point of the stage.
    private (double First, double Second) Nearest(double x, double y)
    {
        double most = HighestAt(DownhillTimes.Yours), nearest = double.MaxValue;
        (double, double) found = (data.Lowest, data.SecondWeight);
        for (int row = 0; row < DownhillData.Rows; row++)
        {
            for (int column = 0; column < DownhillData.Columns; column++)
            {
                (double sx, double sy) = At(column, row, data.SecondAt(row), most, 1);
                double distance = ((sx - x) * (sx - x)) + ((sy - y) * (sy - y));
                if (distance < nearest) (nearest, found) = (distance, (data.FirstAt(column), data.SecondAt(row)));
            }
        }

        return found;
    }
}

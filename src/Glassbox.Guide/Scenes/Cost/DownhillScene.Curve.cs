using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cost;

/// <content>One weight: both curves, the balls on them, their tangents and their steps.</content>
public sealed partial class DownhillScene
{
    private static readonly double[] ticks = [1, 2, 5, 10, 20, 50, 100, 200];

    // The upper end of the cost axis: zooms out where the other cost is much higher.
    private double HighestAt(double t)
    {
        if (t >= DownhillTimes.Yours && hasOwnWalk && !isOwnWalkInLand) return highestBoth;
        return Ease.LerpRatio(
            Ease.LerpRatio(highest, highestBoth, Ease.During(t, DownhillTimes.Compares, DownhillTimes.Compares + 1.4)), highest, Ease.During(t, DownhillTimes.Widens, DownhillTimes.Widens + 1.2));
    }

    private double RateAt(double t)
    {
        if (rate is { } chosen && (hand is not null || grip >= 0 || t >= DownhillTimes.Yours)) return chosen;
        double log = Ease.LerpRatio(data.Creep, data.Good, Ease.During(t, DownhillTimes.Back1 + 0.1, DownhillTimes.Arrives - 0.2));
        log = Ease.LerpRatio(log, data.Leap, Ease.During(t, DownhillTimes.Back2 + 0.1, DownhillTimes.Leaps - 0.2));
        log = Ease.LerpRatio(log, RaceRate, Ease.During(t, DownhillTimes.Compares + 0.1, DownhillTimes.Compares + 1));
        return t >= DownhillTimes.Yours ? Rate : log;
    }

    // The position of a ball, and the progress of its step.
    private (double Weight, Stride Stride) Ball(double t, int kind)
    {
        if (hand is { } weight) return (weight, default);
        if (t >= DownhillTimes.Yours && hasOwnWalk) return Striding(own, DownhillTimes.OfHand, t);
        if (kind == 1) return t < DownhillTimes.Races ? (data.Far, default) : Striding(entropy, DownhillTimes.Race, t);
        if (t < DownhillTimes.Leans) return (Ease.Lerp(data.Least, data.Most, Ease.Smooth(Ease.Part(t, DownhillTimes.Sweeps, DownhillTimes.Leans - 0.4))), default);
        if (t < DownhillTimes.Creeps) return (Ease.Lerp(data.Most, data.Start, Ease.During(t, DownhillTimes.Leans + 0.1, DownhillTimes.Leans + 1.4)), default);
        if (t < DownhillTimes.Back1) return Striding(creep, DownhillTimes.Creep, t);
        if (t < DownhillTimes.Arrives) return (Ease.Lerp(creep[^1], data.Start, Ease.During(t, DownhillTimes.Back1 + 0.1, DownhillTimes.Arrives - 0.2)), default);
        if (t < DownhillTimes.Back2) return Striding(arrive, DownhillTimes.Arrive, t);
        if (t < DownhillTimes.Leaps) return (Ease.Lerp(arrive[^1], data.Start, Ease.During(t, DownhillTimes.Back2 + 0.1, DownhillTimes.Leaps - 0.2)), default);
        if (t < DownhillTimes.Compares) return Striding(leap, DownhillTimes.Leap, t);
        if (t < DownhillTimes.Races) return (Ease.Lerp(Math.Clamp(leap[^1], data.Least, data.Most), data.Far, Ease.During(t, DownhillTimes.Compares + 0.1, DownhillTimes.Compares + 1.2)), default);
        return Striding(squared, DownhillTimes.Race, t);
    }

    private static (double, Stride) Striding(double[] walk, Gait gait, double t)
    {
        (int step, double part) = gait.At(t, walk.Length - 1);
        if (step >= walk.Length - 1) return (walk[^1], new Stride(walk, walk.Length - 1, 0, 1, true));
        double arrow = Ease.During(part, 0, 0.45), hop = Ease.During(part, 0.45, 1);
        return (Ease.Lerp(walk[step], walk[step + 1], hop), new Stride(walk, step, arrow, hop, true));
    }

    private void Curves(Painter painter, double t, double lean)
    {
        double most = HighestAt(t), axes = 1 - Ease.Part(lean, 0, 0.15);
        bool isOwn = t >= DownhillTimes.Yours && hasOwnWalk;
        Axes(painter, most, axes);
        double grown = isOwn ? 1 : Ease.During(t, DownhillTimes.Compares + 0.1, DownhillTimes.Compares + 1.4), other = isOwn ? 1 : grown * (1 - Ease.Part(t, DownhillTimes.Widens, DownhillTimes.Widens + 0.5));
        double upTo = isOwn || t >= DownhillTimes.Leans ? data.Most : Ball(t, 0).Weight;
        painter.Clip(new Area(0, layout.Top - 14, layout.Stage.Width, layout.Stage.Height - layout.Top + 14));
        if (other > 0) Curve(painter, 1, data.Most, grown, most, lean, new Pen(3, Tint.Ink.At(other), 8));
        Curve(painter, 0, upTo, 1, most, lean, new Pen(3.25, Tint.Ink.At(1 - (0.75 * lean))));
        painter.Restore();
        Named(painter, t, most, other * axes, axes);
        double leaves = isOwn ? 1 : 1 - Ease.Part(t, DownhillTimes.Widens, DownhillTimes.Widens + 0.4);
        if (leaves <= 0) return;
        if (isOwn || hand is not null)
        {
            Ball(painter, t, isEntropy && other > 0.5 ? 1 : 0, most, 1, leaves);
            return;
        }

        double lifted = Ease.During(t, DownhillTimes.Compares + 1.3, DownhillTimes.Races - 0.4);
        Ball(painter, t, 0, most, 1, leaves * Ease.During(t, 0, 0.4));
        if (lifted > 0) Ball(painter, t, 1, most, lifted, leaves);
    }

    private void Axes(Painter painter, double most, double alpha)
    {
        if (alpha <= 0) return;
        var pen = new Pen(1.5, Tint.LineStrong.At(alpha));
        var label = new Lettering(layout.Type * 0.9, Face.Mono, 400, Align.Center);
        painter.Line(layout.Left, layout.Base, layout.Right, layout.Base, pen);
        painter.Line(layout.Left, layout.Base, layout.Left, layout.Top, new Pen(1.25, Tint.Line.At(alpha)));
        int every = layout.IsNarrow ? 10 : 5;
        for (int weight = (int)Math.Ceiling(data.Least / every) * every; weight <= data.Most; weight += every)
        {
            painter.Line(layout.X(weight), layout.Base, layout.X(weight), layout.Base + 6, pen);
            painter.Number(weight, 0, layout.X(weight), layout.Base + (layout.Type * 1.15), label, Tint.Soft.At(alpha));
        }

        (double wx, double wy, Align aligned) = layout.IsNarrow ? (layout.X(-5), layout.Base + (layout.Type * 1.15), Align.Center) : (layout.Right, layout.Base - (layout.Type * 0.85), Align.Right); // away from the curve
        painter.Text("the weight", wx, wy, new Lettering(layout.Type, Face.Sans, 400, aligned), Tint.Soft.At(alpha));
        foreach (double cost in ticks)
        {
            double seen = Ease.Part(cost / most, 0.1, 0.2) * (1 - Ease.Part(cost / most, 0.93, 1)) * alpha, y = layout.Y(cost, most);
            painter.Line(layout.Left - 5, y, layout.Left, y, new Pen(1.25, Tint.LineStrong.At(seen)));
            painter.Number(cost, 0, layout.Left - 9, y, label with { Align = Align.Right }, Tint.Soft.At(seen));
        }

        painter.Text("cost", layout.Left - 9, layout.Top - 4, new Lettering(layout.Type, Face.Sans, 400, Align.Right), Tint.Soft.At(alpha));
    }

    // Morphs from the squared error to its own shape.
    private void Curve(Painter painter, int kind, double upTo, double grown, double most, double lean, Pen pen)
    {
        const int Pieces = 120;
        Painter.Path path = painter.Polyline(pen);
        for (int i = 0; i <= Pieces; i++)
        {
            double weight = Math.Min(upTo, data.Least + ((data.Most - data.Least) * i / Pieces));
            double cost = kind == 0 ? data.Curve(0, weight) : Ease.Lerp(data.Curve(0, weight), data.Curve(1, weight), grown);
            (double x, double y) = layout.Spot(weight, data.SecondWeight, cost, most, lean);
            path.Add(x, y);
            if (weight >= upTo) break;
        }
    }

    private void Named(Painter painter, double t, double most, double other, double axes)
    {
        double there = t >= DownhillTimes.Yours ? 1 : Ease.During(t, DownhillTimes.Leans - 0.3, DownhillTimes.Leans + 0.1) * axes;
        Label(painter, "squared error", 0, (layout.IsNarrow ? 0.85 : 0.5) * data.Highest, most, Tint.Soft.At(there * (layout.IsNarrow ? 1 - other : 1)), other); // a narrow stage has no room for both labels
        if (other > 0) Label(painter, "cross-entropy", 1, 0.6 * highestBoth, most, Tint.Soft.At(other));
    }

    // Left of where the curve reaches a height, to the right of its bottom; or, if another curve is there, below its end.
    private void Label(Painter painter, ReadOnlySpan<char> name, int kind, double height, double most, Shade shade, double below = 0)
    {
        double weight = data.Lowest;
        while (weight < data.Most && data.Curve(kind, weight) < height) weight += 0.25;
        double x = Ease.Lerp(layout.X(weight) - 12, layout.Right - 4, below), y = Ease.Lerp(layout.Y(data.Curve(kind, weight), most), layout.Y(data.Curve(kind, data.Most), most) + (layout.Type * 4.1), below);
        painter.Text(name, x, y, new Lettering(layout.Type, Face.Sans, 400, Align.Right), shade);
    }

    private void Ball(Painter painter, double t, int kind, double most, double lifted, double alpha)
    {
        (double weight, Stride stride) = Ball(t, kind);
        double here = Math.Clamp(weight, data.Least, data.Most), cost = data.At(kind, here, data.SecondWeight, out double slope, out _), rateNow = stride.IsWalking && t >= DownhillTimes.Yours ? ownRate : RateAt(t);
        double x = layout.X(here), y = layout.Y(lifted < 1 ? Ease.Lerp(data.Curve(0, here), cost, lifted) : cost, most), radius = layout.Ball * (kind == 1 && t < DownhillTimes.Yours ? 0.9 : 1);
        bool isHopping = stride is { IsWalking: true, Hop: > 0 and < 1 };
        if (isHopping)
        {
            double from = Math.Clamp(stride.From, data.Least, data.Most), to = Math.Clamp(stride.To, data.Least, data.Most), span = Math.Abs(layout.X(to) - layout.X(from));
            if (span > 40)
                y = Ease.Lerp(layout.Y(data.Curve(kind, from), most), layout.Y(data.Curve(kind, to), most), stride.Hop) - (Math.Sin(Math.PI * stride.Hop) * Math.Min(span * 0.28, layout.IsNarrow ? 80 : 140) * Math.Clamp(span / 90, 0, 1));
        }

        if (kind == 0 || t >= DownhillTimes.Yours) shownWeight = here;
        painter.Clip(new Area(6, layout.Top - 24, layout.Stage.Width - 12, layout.Stage.Height - layout.Top + 18));
        painter.Line(x, y, x, layout.StepY, new Pen(1.5, Tint.LineStrong.At(0.7 * alpha), 4));
        Footprints(painter, stride, kind, most, radius, alpha);
        double tangent = kind == 1 && lifted < 1 ? Ease.Part(lifted, 0.6, 1) : hand is not null || t >= DownhillTimes.Yours ? 1 : Ease.During(t, DownhillTimes.Leans + 1.2, DownhillTimes.Leans + 1.8);
        Tangent(painter, x, isHopping ? layout.Y(cost, most) : y, slope, most, tangent * alpha * (isHopping ? 0.25 : 1));
        bool isAtRest = t >= DownhillTimes.Yours || hand is not null || grip >= 0 || t is >= DownhillTimes.Creeps - 0.6 and < DownhillTimes.Compares;
        Step(painter, stride, here, slope, rateNow, isAtRest && (hand is not null || stride.IsWalking || t < DownhillTimes.Compares || t >= DownhillTimes.Yours) ? tangent : stride.IsWalking ? 1 : 0, alpha, kind == 0 && t is >= DownhillTimes.Races and < DownhillTimes.Yours);
        if (grip == FlatBall) painter.Disc(x, y, radius + 8, Tint.Ink.At(0.12));
        painter.Disc(x, y, radius + 2.5, Tint.Paper.At(alpha));
        painter.Disc(x, y, radius, Tint.Ink.At(alpha));
        painter.Restore();
        if (kind == 0 || t >= DownhillTimes.Yours || hand is not null) painter.Hit(FlatBall, new Area(x - radius - 4, y - radius - 4, (2 * radius) + 8, (2 * radius) + 8));
        Told(painter, t, kind, x, y, radius, cost, slope, tangent, alpha * (kind == 1 && lifted < 1 ? 0 : 1) * (layout.IsNarrow && kind == 0 && t < DownhillTimes.Yours ? 1 - Ease.During(t, DownhillTimes.Races, DownhillTimes.Races + 0.3) : 1));
    }

    private void Footprints(Painter painter, Stride stride, int kind, double most, double radius, double alpha)
    {
        if (!stride.IsWalking) return;
        for (int coat = 0; coat < 2; coat++)
        {
            Painter.PointList dots = painter.Dots((coat == 0 ? Tint.Ink : Tint.Paper).At(alpha));
            for (int i = 0; i <= Math.Min(stride.Step, stride.Walk.Length - 2); i++)
            {
                double place = Math.Clamp(stride.Walk[i], data.Least, data.Most);
                dots.Add(layout.X(place), layout.Y(data.Curve(kind, place), most), radius * (coat == 0 ? 0.46 : 0.3));
            }
        }
    }

    // The tangent has the same length on the screen at every slope.
    private void Tangent(Painter painter, double x, double y, double slope, double most, double alpha)
    {
        if (alpha <= 0) return;
        double across = (layout.Right - layout.Left) / (data.Most - data.Least), down = (layout.Base - layout.Top) / most;
        (double sin, double cos) = Math.SinCos(Math.Atan2(-slope * down, across));
        double length = layout.IsNarrow ? 58 : layout.Stage.Width * 0.085;
        painter.Line(x - (cos * length), y - (sin * length), x + (cos * length), y + (sin * length), new Pen(3, Shade.Diverging(slope).At(alpha), slope < 0 ? 8 : 0));
    }

    // The next step along the axis, with a length of rate × slope. Its tip is the handle of the rate.
    private void Step(Painter painter, Stride stride, double here, double slope, double rateNow, double there, double alpha, bool isQuiet)
    {
        if (there <= 0) return;
        double y = layout.StepY, from = stride is { IsWalking: true, Hop: > 0 } ? stride.From : here, to = stride is { IsWalking: true, Hop: > 0 and < 1 } ? stride.To : from - (rateNow * slope);
        double fades = stride.IsWalking ? stride.Hop is > 0 and < 1 ? 1 - stride.Hop : stride.Step >= stride.Walk.Length - 1 ? 1 : Math.Max(stride.Arrow, 0.02) : 1;
        if (stride is { IsWalking: true, Hop: 1 }) from = here;
        double x0 = layout.Across(from), x1 = layout.Across(Ease.Lerp(from, to, stride is { IsWalking: true, Hop: 0 } ? stride.Arrow : 1)); // a jump may lead beyond both ends
        painter.Arrow(x0, y, x1, y, new Pen(4, Tint.Ink.At(alpha * there * fades)), 11);
        bool canBeTaken = grip == Tip || !stride.IsWalking || stride.Hop == 1;
        if (canBeTaken)
        {
            painter.Ring(x1, y, 8, new Pen(2, Tint.Ink.At(alpha * there)));
            painter.Hit(Tip, new Area(x1 - 16, y - 16, 32, 32));
        }

        if (isQuiet) return;
        double tx = Ease.Within((x0 + x1) / 2, layout.Left + (layout.Type * 5), layout.Right - (layout.Type * 5));
        painter.Number(rateNow, rateNow >= 10 ? 0 : rateNow >= 1 ? 1 : 2, tx, y + (layout.Type * 1.2), new Lettering(layout.Type, Face.Mono, 600, Align.Center), Tint.Ink.At(alpha * there), before: "rate ");
    }

    private void Told(Painter painter, double t, int kind, double x, double y, double radius, double cost, double slope, double tangent, double alpha)
    {
        bool isMine = hand is not null || t >= DownhillTimes.Yours;
        double type = layout.Type, half = type * 3.4, beside = isMine ? 1 : Ease.During(t, DownhillTimes.Leans + 0.1, DownhillTimes.Leans + 0.9);
        // On the side away from the tangent: right of a falling slope, left of a rising one.
        double side = Math.Clamp(-slope * 2.5, -1, 1) * beside;
        // With the other ball above it, beside itself, between both curves; where the curve is low, there is no room below it.
        double apart = !isMine && kind == 0 ? Ease.During(t, DownhillTimes.Compares + 0.4, DownhillTimes.Compares + 1.2) : 0;
        side = Ease.Lerp(side, 1, apart);
        double tx = Ease.Within(x + (side * (radius + 12 + half)), layout.Left + half, layout.Right - half);
        double ty = Math.Max(layout.Top, Ease.Lerp(y - (type * Ease.Lerp(2.7, 1.6, Math.Abs(side))), y - radius - (type * 2.2), apart));
        var lettering = new Lettering(type, Face.Mono, 600, Align.Center);
        if (cost < 0.05) painter.Text("cost < 0.1", tx, ty, lettering, Tint.Ink.At(alpha));
        else painter.Number(cost, 1, tx, ty, lettering, Tint.Ink.At(alpha), before: "cost ");
        painter.Number(slope, Math.Abs(slope) < 0.1 ? 2 : 1, tx, ty + (type * 1.25), lettering with { Weight = 500 }, Shade.Diverging(slope).At(alpha * tangent), before: "slope ");
    }

    // The progress of a descent: the step, how far its arrow has grown, and how far the ball has hopped.
    private readonly record struct Stride(double[] Walk, int Step, double Arrow, double Hop, bool IsWalking)
    {
        public double From => Walk[Step];

        public double To => Walk[Math.Min(Step + 1, Walk.Length - 1)];
    }
}

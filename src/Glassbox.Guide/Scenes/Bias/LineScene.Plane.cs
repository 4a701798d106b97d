using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <content>The plane: both sides of the line, the points, the pin and the handles.</content>
public sealed partial class LineScene
{
    // The sides get darker with the activation: in steps too small to be seen, from white at the line. At the contours between them, the
    // activation has grown by equal parts.
    private const int Steps = 16;
    private const double Darkest = 0.26;
    private static readonly double[] contours = [.. Enumerable.Range(0, Steps).Select(step => Math.Log((Steps + step) / (double)(Steps - step)))];

    private void Plane(Painter painter, double t, Line line, double freed)
    {
        Area field = layout.Field;
        painter.Box(field, Tint.Panel, layout.IsNarrow ? 0 : 8);
        painter.Clip(field, layout.IsNarrow ? 0 : 8);
        double sides = Ease.During(t, LineTimes.Splits + 0.2, LineTimes.Splits + 1.2), drawn = Ease.During(t, LineTimes.Splits, LineTimes.Splits + 0.9);
        Sides(painter, line, sides);
        Axes(painter);
        Threads(painter, t, line);
        Track(painter, t, line, drawn);
        Pinned(painter, line, freed, drawn);
        Points(painter, t, line, sides);
        Grips(painter, t, line, freed, Ease.During(t, LineTimes.Splits + 0.9, LineTimes.Splits + 1.4));
        Pulling(painter, t);
        painter.Restore();
        if (!layout.IsNarrow) painter.Frame(field, new Pen(1.25, Tint.Line), 8);
    }

    private void Sides(Painter painter, Line line, double alpha)
    {
        if (alpha <= 0) return;
        double far = 2 * (layout.Stage.Width + layout.Stage.Height);
        if (!line.Exists)
        {
            Area all = layout.Field;
            painter.Box(all, (line.Bias > 0 ? Tint.Positive : Tint.Negative).At(0.2 * alpha));
            if (line.Bias <= 0) painter.Hatch(all, Tint.Negative.At(0.1 * alpha));
            return;
        }

        (double x, double y) = Foot(line);
        painter.Turn(x, y, Math.Atan2(-line.Weight2, line.Weight1)); // so that the sum increases to the right
        for (int step = 0; step < Steps; step++)
        {
            double from = Math.Min(far, contours[step] / line.Steepness * layout.Unit), to = step + 1 < Steps ? Math.Min(far, contours[step + 1] / line.Steepness * layout.Unit) : far;
            double dark = Darkest * (step + 0.5) / Steps * alpha;
            painter.Box(new Area(x + from, y - far, to - from, 2 * far), Tint.Positive.At(dark));
            painter.Box(new Area(x - to, y - far, to - from, 2 * far), Tint.Negative.At(dark));
        }

        painter.Hatch(new Area(x - far, y - far, far, 2 * far), Tint.Negative.At(0.1 * alpha));
        painter.Restore();
    }

    // The point of the line nearest to the center of the points, in stage coordinates.
    private (double X, double Y) Foot(Line line)
    {
        (double x, double y) = line.Nearest(MiddleX, MiddleY);
        return (layout.X(x), layout.Y(y));
    }

    private void Axes(Painter painter)
    {
        Area field = layout.Field;
        (double x, double y) = (layout.X(0), layout.Y(0));
        var axis = new Pen(1.25, Tint.LineStrong.At(0.55));
        painter.Line(field.X, y, field.Right, y, axis);
        painter.Line(x, field.Y, x, field.Bottom, axis);
        var label = new Lettering(layout.Type * 0.9);
        painter.Text("input 1", field.Right - 10, y + (layout.Type * 0.95), label with { Align = Align.Right }, Tint.Soft);
        painter.Text("input 2", x + 10, field.Y + layout.Type, label, Tint.Soft);
    }

    // Lines from misclassified points to the separating line, with a width proportional to the error; faint, because there are many.
    private void Threads(Painter painter, double t, Line line)
    {
        double there = Hand is not null ? 0.6 : Ease.Between(t, LineTimes.Races - 0.2, LineTimes.Slides, 0.4);
        if (there <= 0 || !line.Exists) return;
        for (int i = 0; i < Cloud.All.Length; i++)
        {
            CloudPoint point = Cloud.All[i];
            if (Cloud.IsRight(point, line)) continue;
            (double x, double y) = line.Nearest(point.X, point.Y);
            painter.Line(layout.X(point.X), layout.Y(point.Y), layout.X(x), layout.Y(y), new Pen(1 + (1.5 * Math.Abs(Answer(line, i) - point.Kind)), Tint.Wrong.At(0.5 * there), 3));
        }
    }

    private void Track(Painter painter, double t, Line line, double drawn)
    {
        if (drawn <= 0 || !line.Exists) return;
        (double x, double y) = Hand is null && t < LineTimes.Frees ? (layout.X(0), layout.Y(0)) : Foot(line);
        double far = (layout.Stage.Width + layout.Stage.Height) * drawn, along = far / line.Steepness;
        (double dx, double dy) = (-line.Weight2 * along, -line.Weight1 * along);
        if (grip is Slider) painter.Line(x - dx, y - dy, x + dx, y + dy, new Pen(16, Tint.Ink.At(0.1)));
        painter.Line(x - dx, y - dy, x + dx, y + dy, new Pen(3, Tint.Ink));
    }

    // The pin and, once it is out, the distance of the line from it.
    private void Pinned(Painter painter, Line line, double freed, double drawn)
    {
        if (drawn <= 0) return;
        (double x, double y) = (layout.X(0), layout.Y(0));
        double radius = layout.Grip * 0.75 * drawn;
        if (freed > 0 && line.Exists)
        {
            (double nearX, double nearY) = line.Nearest(0, 0);
            double length = Math.Sqrt((nearX * nearX) + (nearY * nearY)) * layout.Unit;
            if (length > 14)
            {
                painter.Line(x, y, layout.X(nearX), layout.Y(nearY), new Pen(1.75, Tint.Ink.At(freed), 5));
                painter.Text("bias", Ease.Lerp(x, layout.X(nearX), 0.25) + 8, Ease.Lerp(y, layout.Y(nearY), 0.25), new Lettering(layout.Small), Tint.Soft.At(freed));
            }
        }

        painter.Disc(x, y, Ease.Lerp(radius, radius * 0.55, freed), Shade.Between(Tint.Ink, Tint.Panel, freed));
        painter.Ring(x, y, Ease.Lerp(radius, radius * 0.55, freed), new Pen(2.25, Tint.Ink.At(drawn)));
        if (freed is > 0 and < 1) painter.Ring(x, y, radius + (34 * freed), new Pen(2, Tint.Ink.At(1 - freed)));
        painter.Text("0, 0", x + radius + 4, y + layout.Type, new Lettering(layout.Small, Face.Mono), Tint.Soft.At(drawn));
        painter.Hit(Pin, new Area(x - radius - 4, y - radius - 4, (2 * radius) + 8, (2 * radius) + 8));
    }

    private void Points(Painter painter, double t, Line line, double judged)
    {
        double size = layout.Point;
        for (int kind = 0; kind < 2; kind++)
        {
            for (int coat = 0; coat < 2; coat++)
            {
                Shade shade = coat == 0 ? Tint.Panel : kind == 1 ? Tint.Positive : Tint.Negative;
                Painter.PointList list = kind == 1 ? painter.Dots(shade) : painter.Squares(shade);
                for (int i = kind == Cloud.All[0].Kind ? 0 : 1; i < Cloud.All.Length; i += 2)
                {
                    double come = Ease.Arriving(t, 0.1 + (0.012 * i), 0.5 + (0.012 * i));
                    if (come <= 0) continue;
                    CloudPoint point = Cloud.All[i];
                    double radius = (size + (coat == 0 ? 1.5 : 0)) * come;
                    list.Add(layout.X(point.X), layout.Y(point.Y), kind == 1 ? radius : radius * 1.75);
                }
            }
        }

        for (int i = 0; i < Cloud.All.Length; i++)
        {
            CloudPoint point = Cloud.All[i];
            (double x, double y) = (layout.X(point.X), layout.Y(point.Y));
            if (judged > 0 && !Cloud.IsRight(point, line)) painter.Ring(x, y, size + 3.5, new Pen(1.75, Tint.Wrong.At(0.85 * judged)));
            if (i == pointed) painter.Ring(x, y, size + 7, new Pen(2.5, Tint.Ink));
            painter.Hit(FirstPoint + i, new Area(x - size, y - size, 2 * size, 2 * size));
        }
    }

    // One of the first points, individually: its error, and the line that moves because of it.
    private void Pulling(Painter painter, double t)
    {
        double part = Hand is null ? LineTimes.OfPoint(t) : -1;
        if (part < 0) return;
        int step = (int)LineTimes.Seen(Math.Floor((t - LineTimes.Trains) + 1e-9) + LineTimes.Trains), place = LineRun.PointOf(step);
        Line before = run.At(step), line = run.At(LineTimes.Seen(t));
        CloudPoint point = Cloud.All[place];
        (double x, double y) = (layout.X(point.X), layout.Y(point.Y));
        double there = Ease.Between(part, 0, 1, 0.12), reach = Ease.During(part, 0.15, 0.5);
        (double nearX, double nearY) = line.Nearest(point.X, point.Y);
        double error = Answer(before, place) - point.Kind;
        painter.Ring(x, y, layout.Point + 7, new Pen(2.5, Tint.Ink.At(there)));
        painter.Line(x, y, Ease.Lerp(x, layout.X(nearX), reach), Ease.Lerp(y, layout.Y(nearY), reach), new Pen(2 + (5 * Math.Abs(error)), Tint.Ink.At(0.7 * there)));
        var lettering = new Lettering(layout.Type, Face.Mono, 600, Align.Center);
        double width = layout.Type * 6.6;
        painter.Box(new Area(x - (width / 2), y - layout.Point - (layout.Type * 2.2), width, layout.Type * 1.4), Tint.Panel.At(0.9 * there), 4);
        painter.Number(Math.Abs(error), 2, x, y - layout.Point - (layout.Type * 1.5), lettering, Tint.Ink.At(there), before: "off by ");
    }

    // A square handle moves the line, two round ones rotate it.
    private void Grips(Painter painter, double t, Line line, double freed, double alpha)
    {
        if (alpha <= 0 || !line.Exists) return;
        (double footX, double footY) = line.Nearest(MiddleX, MiddleY);
        (footX, footY) = (footX * freed, footY * freed);
        double reach = Ease.Lerp(layout.ReachPinned, layout.Reach, freed), r = layout.Grip;
        (double tx, double ty) = (-line.Weight2 / line.Steepness, line.Weight1 / line.Steepness);
        double along = Math.Atan2(-ty, tx);
        for (int side = -1; side <= 1; side += 2)
        {
            (double x, double y) = (layout.X(footX + (tx * reach * side)), layout.Y(footY + (ty * reach * side)));
            if (grip == Turner) painter.Disc(x, y, r + 7, Tint.Ink.At(0.12));
            painter.Disc(x, y, r, Tint.Panel.At(alpha));
            painter.Ring(x, y, r, new Pen(2.5, Tint.Ink.At(alpha)));
            Arrows(painter, x, y, along + (Math.PI / 2), r * 0.62, alpha);
            painter.Hit(Turner, new Area(x - r - 3, y - r - 3, (2 * r) + 6, (2 * r) + 6));
            if (side > 0 && Hand is null) painter.Fingertip(x, y, Ease.Between(t, LineTimes.Spins, LineTimes.Spins + 2.4, 0.3), Ease.Between(t, LineTimes.Spins + 0.3, LineTimes.Spins + 2.2, 0.15));
        }

        if (freed <= 0) return;
        (double gx, double gy) = (layout.X(footX), layout.Y(footY));
        double shade = alpha * freed;
        painter.Turn(gx, gy, along);
        if (grip == Slider) painter.Box(new Area(gx - r - 6, gy - r - 6, (2 * r) + 12, (2 * r) + 12), Tint.Ink.At(0.12), 8);
        painter.Box(new Area(gx - r, gy - r, 2 * r, 2 * r), Tint.Panel.At(shade), 5);
        painter.Frame(new Area(gx - r, gy - r, 2 * r, 2 * r), new Pen(2.5, Tint.Ink.At(shade)), 5);
        painter.Restore();
        Arrows(painter, gx, gy, along + (Math.PI / 2), r * 0.62, shade);
        painter.Hit(Slider, new Area(gx - r - 3, gy - r - 3, (2 * r) + 6, (2 * r) + 6));
        if (Hand is null && run.HasBias) painter.Fingertip(gx, gy, Ease.Between(t, LineTimes.Slides, LineTimes.Slides + 2.4, 0.3), Ease.Between(t, LineTimes.Slides + 0.3, LineTimes.Slides + 2.2, 0.15));
    }

    private static void Arrows(Painter painter, double x, double y, double angle, double reach, double alpha)
    {
        (double sin, double cos) = Math.SinCos(angle);
        var pen = new Pen(1.75, Tint.Ink.At(alpha));
        painter.Arrow(x, y, x + (cos * reach), y + (sin * reach), pen, reach * 0.6);
        painter.Arrow(x, y, x - (cos * reach), y - (sin * reach), pen, reach * 0.6);
    }
}

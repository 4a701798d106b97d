namespace Glassbox.Guide.Stage;

/// <content>Lines, curves and polygons.</content>
public sealed partial class Painter
{
    /// <summary>Draws a straight line.</summary>
    public void Line(double x0, double y0, double x1, double y1, Pen pen)
    {
        if (!IsSeen(pen)) return;
        Start(Mark.Line, 8);
        Put(x0);
        Put(y0);
        Put(x1);
        Put(y1);
        Put(pen);
    }

    /// <summary>Draws a part of a curve.</summary>
    /// <param name="bend">The curve.</param>
    /// <param name="from">The start of the part, 0 to 1.</param>
    /// <param name="to">The end of the part, 0 to 1.</param>
    /// <param name="pen">The line style.</param>
    public void Curve(Bend bend, Pen pen, double from = 0, double to = 1)
    {
        if (!IsSeen(pen) || to <= from) return;
        (double x0, double y0) = bend.At(from);
        (double x3, double y3) = bend.At(to);
        (double dx0, double dy0) = bend.Slope(from);
        (double dx3, double dy3) = bend.Slope(to);
        double third = (to - from) / 3;
        Start(Mark.Curve, 12);
        Put(x0);
        Put(y0);
        Put(x0 + (dx0 * third));
        Put(y0 + (dy0 * third));
        Put(x3 - (dx3 * third));
        Put(y3 - (dy3 * third));
        Put(x3);
        Put(y3);
        Put(pen);
    }

    /// <summary>Starts a polyline; add its points one by one.</summary>
    public Path Polyline(Pen pen, bool isClosed = false)
    {
        Start(Mark.Polyline, 6);
        int at = count;
        Put(0);
        Put(isClosed ? 1 : 0);
        Put(pen);
        return new Path(this, at);
    }

    /// <summary>Starts a filled polygon; add its corners one by one.</summary>
    public Path Polygon(Shade fill)
    {
        Start(Mark.Polygon, 3);
        int at = count;
        Put(0);
        Put(fill);
        return new Path(this, at);
    }

    /// <summary>Draws an arrow.</summary>
    /// <param name="x0">The x-coordinate of the start.</param>
    /// <param name="y0">The y-coordinate of the start.</param>
    /// <param name="x1">The x-coordinate of the tip.</param>
    /// <param name="y1">The y-coordinate of the tip.</param>
    /// <param name="pen">The line style.</param>
    /// <param name="head">The length of the head.</param>
    public void Arrow(double x0, double y0, double x1, double y1, Pen pen, double head = 9)
    {
        double length = Math.Sqrt(((x1 - x0) * (x1 - x0)) + ((y1 - y0) * (y1 - y0)));
        if (length < 1e-6) return;
        (double dx, double dy) = ((x1 - x0) / length, (y1 - y0) / length);
        head = Math.Min(head, length);
        Line(x0, y0, x1 - (dx * head * 0.8), y1 - (dy * head * 0.8), pen);
        Path tip = Polygon(pen.Shade);
        tip.Add(x1, y1);
        tip.Add(x1 - (dx * head) - (dy * head * 0.5), y1 - (dy * head) + (dx * head * 0.5));
        tip.Add(x1 - (dx * head) + (dy * head * 0.5), y1 - (dy * head) - (dx * head * 0.5));
    }

    /// <summary>Draws a check mark.</summary>
    public void Check(double x, double y, double size, Shade shade)
    {
        Path path = Polyline(new Pen(Math.Max(1.5, size / 6), shade));
        path.Add(x - (size * 0.45), y);
        path.Add(x - (size * 0.1), y + (size * 0.35));
        path.Add(x + (size * 0.5), y - (size * 0.4));
    }

    /// <summary>Draws a cross.</summary>
    public void Cross(double x, double y, double size, Shade shade)
    {
        var pen = new Pen(Math.Max(1.5, size / 6), shade);
        Line(x - (size * 0.38), y - (size * 0.38), x + (size * 0.38), y + (size * 0.38), pen);
        Line(x - (size * 0.38), y + (size * 0.38), x + (size * 0.38), y - (size * 0.38), pen);
    }

    /// <summary>Draws a fingertip, for an animated drag.</summary>
    /// <param name="x">The x-coordinate of the touch.</param>
    /// <param name="y">The y-coordinate of the touch.</param>
    /// <param name="alpha">The opacity.</param>
    /// <param name="press">The pressure, 0 to 1.</param>
    public void Fingertip(double x, double y, double alpha, double press = 1)
    {
        double radius = Ease.Lerp(26, 19, press);
        Disc(x, y, radius, Tint.Ink.At(0.12 * alpha));
        Ring(x, y, radius, new Pen(2, Tint.Ink.At(0.55 * alpha)));
    }

    /// <summary>A path that is being built, point by point.</summary>
    public readonly struct Path
    {
        private readonly Painter painter;
        private readonly int at;

        internal Path(Painter painter, int at) => (this.painter, this.at) = (painter, at);

        /// <summary>Adds a point. Nothing else may have been drawn in between.</summary>
        public void Add(double x, double y)
        {
            painter.Reserve(2);
            painter.Put(x);
            painter.Put(y);
            painter.list[at]++;
        }
    }
}

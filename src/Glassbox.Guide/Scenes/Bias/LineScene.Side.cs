using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Bias;

/// <content>The numbers: next to the plane, or below it.</content>
public sealed partial class LineScene
{
    private void Side(Painter painter, double t, Line line, double freed)
    {
        double come = Ease.During(t, LineTimes.Splits + 0.8, LineTimes.Splits + 1.4);
        Wanted(painter, 1 - Ease.During(t, LineTimes.Splits + 0.3, LineTimes.Splits + 0.8));
        if (come <= 0) return;
        int wrong = Cloud.Wrong(line);
        if (layout.IsNarrow) Below(painter, t, line, freed, wrong, come);
        else Beside(painter, t, line, freed, wrong, come);
    }

    // Before there is a line: what it is wanted for.
    private void Wanted(Painter painter, double alpha)
    {
        if (alpha <= 0) return;
        (Area side, double type) = (layout.Side, layout.Type);
        double radius = layout.Point * 1.3, gap = type * (layout.IsNarrow ? 2 : 4.6), y = side.Y + (type * 0.6);
        for (int kind = 1; kind >= 0; kind--, y += gap)
        {
            int count = 0;
            foreach (CloudPoint point in Cloud.All)
                if (point.Kind == kind) count++;
            double x = side.X + radius;
            if (kind == 1) painter.Disc(x, y, radius, Tint.Positive.At(alpha));
            else painter.Box(new Area(x - radius, y - radius, 2 * radius, 2 * radius), Tint.Negative.At(alpha));
            painter.Count(count, x + (2 * radius) + 4, y, new Lettering(type * 1.2, Face.Mono, 600), Tint.Ink.At(alpha), after: kind == 1 ? " circles" : " squares");
            (double sayX, double sayY) = layout.IsNarrow ? (side.X + (type * 11), y) : (x + (2 * radius) + 4, y + (type * 1.7));
            painter.Text(kind == 1 ? "should be a yes" : "should be a no", sayX, sayY, new Lettering(type), Tint.Soft.At(alpha));
        }
    }

    private void Beside(Painter painter, double t, Line line, double freed, int wrong, double come)
    {
        (Area side, double type) = (layout.Side, layout.Type);
        (double x, double w) = (side.X, side.Width);
        double y = side.Y + (type * 0.6);
        painter.Text("on the wrong side", x, y, new Lettering(type), Tint.Soft.At(come));
        y += type * 2.3;
        painter.Count(wrong, x, y, new Lettering(type * 2.8, Face.Mono, 600), (wrong > 0 ? Tint.Wrong : Tint.Right).At(come));
        painter.Count(Cloud.All.Length, x + (type * 4.1), y + (type * 0.5), new Lettering(type, Face.Mono), Tint.Soft.At(come), before: "of ");
        y += type * 2.4;
        double step = w / 20;
        for (int isRight = 0; isRight < 2; isRight++)
        {
            Painter.PointList dots = painter.Dots(isRight == 1 ? Tint.LineStrong.At(0.3 * come) : Tint.Wrong.At(come));
            for (int i = isRight == 1 ? wrong : 0; i < (isRight == 1 ? Cloud.All.Length : wrong); i++)
                dots.Add(x + (step * ((i % 20) + 0.5)), y + (step * 1.1 * (i / 20)), step * 0.32);
        }

        y += (step * 4.4) + (type * 0.9);
        y += type * 0.9;
        double height = Math.Min(side.Height * 0.25, type * 10);
        Trace(painter, t, new Area(x, y, w, height), wrong, come);
        y += height + (type * 2.4);
        Row(painter, "weight 1", line.Weight1, x, y, w, come);
        Row(painter, "weight 2", line.Weight2, x, y + (type * 1.7), w, come);
        Row(painter, "bias", line.Bias, x, y + (type * 3.4), w, come * Math.Max(0.3, freed));
        y += type * 5.3;
        if (pointed >= 0) Asked(painter, line, x, y);
        else if (Hand is null && t >= LineTimes.Trains - 0.2)
            painter.Count((long)LineTimes.Seen(t), x, y, new Lettering(type * 0.9, Face.Mono), Tint.Soft.At(Ease.During(t, LineTimes.Trains - 0.2, LineTimes.Trains + 0.2)), after: " points seen");
    }

    private void Below(Painter painter, double t, Line line, double freed, int wrong, double come)
    {
        (Area side, double type) = (layout.Side, layout.Type);
        double y = side.Y, second = y + (type * 1.6);
        var label = new Lettering(type * 0.9);
        var number = new Lettering(type * 1.2, Face.Mono, 600);
        painter.Text("wrong", side.X, y, label, Tint.Soft.At(come));
        painter.Count(wrong, side.X, second, number, (wrong > 0 ? Tint.Wrong : Tint.Right).At(come));
        painter.Count(Cloud.All.Length, side.X + (type * 1.9), second, label with { Face = Face.Mono }, Tint.Soft.At(come), before: "of ");
        Signed(painter, "weight 1", line.Weight1, side.X + (side.Width * 0.3), y, second, come);
        Signed(painter, "weight 2", line.Weight2, side.X + (side.Width * 0.56), y, second, come);
        Signed(painter, "bias", line.Bias, side.X + (side.Width * 0.82), y, second, come * Math.Max(0.3, freed));
        if (pointed >= 0) Asked(painter, line, side.X, y + (type * 3.4));
        else Trace(painter, t, new Area(side.X, y + (type * 2.8), side.Width, type * 3.2), wrong, come);
    }

    private void Signed(Painter painter, ReadOnlySpan<char> name, double value, double x, double y, double second, double alpha)
    {
        painter.Text(name, x, y, new Lettering(layout.Type * 0.9), Tint.Soft.At(alpha));
        painter.Number(value, 1, x, second, new Lettering(layout.Type * 1.1, Face.Mono, 600), Shade.Diverging(value).At(alpha));
    }

    private void Row(Painter painter, ReadOnlySpan<char> name, double value, double x, double y, double w, double alpha)
    {
        double type = layout.Type, middle = x + (w * 0.54), length = Math.Clamp(value / Most, -1, 1) * w * 0.24;
        painter.Text(name, x, y, new Lettering(type), Tint.Soft.At(alpha));
        painter.Line(middle, y - (type * 0.55), middle, y + (type * 0.55), new Pen(1.25, Tint.LineStrong.At(alpha)));
        painter.SignedBox(new Area(Math.Min(middle, middle + length), y - (type * 0.33), Math.Abs(length), type * 0.66), value, alpha);
        painter.Number(value, 1, x + w, y, new Lettering(type, Face.Mono, 600, Align.Right), Shade.Diverging(value).At(alpha));
    }

    // The number of misclassified points so far, and the minimum for lines through the origin.
    private void Trace(Painter painter, double t, Area area, int wrong, double come)
    {
        double most = Cloud.All.Length * 0.7, type = layout.Type * 0.8, now = Hand is null ? Ease.Part(t, LineTimes.Splits, LineTimes.Yours) : 1;
        double Height(double count) => area.Bottom - (Math.Min(1, count / most) * area.Height);
        painter.Line(area.X, area.Bottom, area.Right, area.Bottom, new Pen(1.25, Tint.LineStrong.At(0.7 * come)));
        double claimed = Hand is null ? Ease.During(t, LineTimes.Claims, LineTimes.Claims + 0.5) : 1, limit = Height(Cloud.FewestWrongThroughOrigin);
        painter.Line(area.X, limit, area.Right, limit, new Pen(1.25, Tint.LineStrong.At(claimed), 4));
        double above = area.Y - (layout.IsNarrow ? 0 : type);
        painter.Count(Cloud.FewestWrongThroughOrigin, area.Right, above, new Lettering(layout.Small, Face.Sans, 400, Align.Right), Tint.Soft.At(claimed), before: "best through 0, 0: ");
        painter.Line(area.Right - (layout.Small * 12), above, area.Right - (layout.Small * 10), above, new Pen(1.25, Tint.LineStrong.At(claimed), 4));
        Painter.Path path = painter.Polyline(new Pen(2, Tint.Ink.At((Hand is null ? 1 : 0.35) * come)));
        int last = (int)(now * Traced);
        for (int i = 0; i <= last; i++) path.Add(area.X + (area.Width * i / Traced), Height(trace[i]));
        double head = area.X + (area.Width * now);
        if (Hand is null) path.Add(head, Height(wrong));
        painter.Disc(head, Height(wrong), 4.5, Tint.Ink.At(come));
    }

    // The details of the point under the pointer.
    private void Asked(Painter painter, Line line, double x, double y)
    {
        CloudPoint point = Cloud.All[pointed];
        double sum = Cloud.Sum(point, line), type = layout.Type * 0.9;
        bool isRight = Cloud.IsRight(point, line);
        var mono = new Lettering(type, Face.Mono, 500);
        painter.Number(point.X, 2, x, y, mono, Tint.Ink, before: point.Kind == 1 ? "circle at " : "square at ");
        painter.TextOn(", ", mono, Tint.Ink);
        painter.Number(point.Y, 2, x + (type * 9.6), y, mono, Tint.Ink);
        painter.Number(sum, 2, x, y + (type * 1.5), mono, Shade.Diverging(sum), before: "sum ");
        painter.Number(Answer(line, pointed), 2, x + (type * 6.4), y + (type * 1.5), mono, isRight ? Tint.Right : Tint.Wrong, before: "says ", after: isRight ? ", right" : ", wrong");
    }
}

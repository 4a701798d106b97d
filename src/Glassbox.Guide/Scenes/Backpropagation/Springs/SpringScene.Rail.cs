using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <content>The rail from 0 to 1 with the output, the target, the spring between them, and the previous springs.</content>
public sealed partial class SpringScene
{
    private void Rail(Painter painter)
    {
        (double x0, double y0) = layout.At(layout.Rail, layout.OnRail(0));
        (double x1, double y1) = layout.At(layout.Rail, layout.OnRail(1));
        var line = new Pen(2, Tint.LineStrong);
        painter.Line(x0, y0, x1, y1, line);
        for (double value = 0; value <= 1; value += 0.5)
        {
            (double ax, double ay) = layout.At(layout.Rail - 6, layout.OnRail(value));
            (double bx, double by) = layout.At(layout.Rail + 6, layout.OnRail(value));
            painter.Line(ax, ay, bx, by, line);
        }

        double outside = layout.Type * 0.9;
        painter.Text("0", layout.IsNarrow ? x0 - outside : x0, layout.IsNarrow ? y0 : y0 + outside, Figures(weight: 400), Tint.Soft);
        painter.Text("1", layout.IsNarrow ? x1 + outside : x1, layout.IsNarrow ? y1 : y1 - outside, Figures(weight: 400), Tint.Soft);
        Target(painter);
        for (int kept = 0; kept <= round; kept++)
        {
            double go = kept < round ? 1 : Between(SpringClock.Turn, SpringClock.End);
            if (go <= 0) continue;
            double along = Ease.Lerp(layout.Rail, layout.Slots + (kept * layout.Gap), go);
            Spring(painter, along, Run[kept].Output, Run[kept].OutputDelta, new Pen(1.6, Shade.Diverging(Run[kept].OutputDelta).At(0.6)), 5, layout.Gap * 0.28, 0);
        }

        Answer(painter);
    }

    private void Target(Painter painter)
    {
        double at = layout.OnRail(Run.Target), size = layout.Type * (held == TargetFlag ? 0.75 : 0.62);
        (double x0, double y0) = layout.At(layout.Rail, at);
        (double x1, double y1) = layout.At(layout.Last, at);
        painter.Line(x0, y0, x1, y1, new Pen(2, Tint.Right, 5));
        Painter.Path flag = painter.Polygon(Tint.Right);
        flag.Add(x1 - (layout.IsNarrow ? 0 : 4), y1 - (layout.IsNarrow ? 4 : 0));
        if (layout.IsNarrow)
        {
            flag.Add(x1 + size, y1 + (size * 1.2));
            flag.Add(x1 - size, y1 + (size * 1.2));
            painter.Number(Run.Target, 2, Ease.Within(x1 + (size * 1.6), 0, layout.Stage.Width - (layout.Type * 7)), y1 + (size * 0.6), Figures(Align.Left), Tint.Right, before: "target ");
        }
        else
        {
            flag.Add(x1 + (size * 1.2), y1 - size);
            flag.Add(x1 + (size * 1.2), y1 + size);
            painter.Number(Run.Target, 2, x1 + (size * 1.2), y1 + (layout.Type * 1.5), Figures(Align.Right), Tint.Right, before: "target ");
        }

        painter.Disc(x0, y0, layout.IsNarrow ? 5 : 6.5, Tint.Right);
        painter.Hit(TargetFlag, new Area(x1 - 17, y1 - 17, 34, 34));
    }

    // The output rides on the rail; from the second round on, it stays there and moves to its new position.
    private void Answer(Painter painter)
    {
        bool isOut = moment >= SpringClock.OutputOut;
        if (round == 0 && !isOut) return;
        double to = Between(SpringClock.OutputOut, SpringClock.OnRail), value = Run[round].Output;
        double shown = round == 0 ? value : Ease.Lerp(Run[round - 1].Output, value, isOut ? to : 0);
        double along = round == 0 ? Ease.Lerp(layout.Output + layout.Radius, layout.Rail, to) : layout.Rail, across = Across(along, layout.OnRail(shown));
        double trace = round == 0 ? to * gone : 0;
        if (trace > 0)
        {
            Painter.Path path = painter.Polyline(new Pen(2, Tint.LineStrong.At(0.7 * gone)));
            for (int i = 0; i <= 20; i++)
            {
                double at = Ease.Lerp(layout.Output + layout.Radius, along, i / 20.0);
                (double px, double py) = layout.At(at, Across(at, layout.OnRail(value)));
                path.Add(px, py);
            }
        }

        double hook = round > 0 ? 1 : Ease.Arriving(moment, SpringClock.OnRail + 0.1, SpringClock.OnRail + 0.8);
        if (hook > 0)
        {
            double since = moment - SpringClock.OnRail - 0.8, tug = since > 0 ? 6 * Math.Sin(since * 26) * Math.Exp(-4.5 * since) : 0;
            double pull = 7 * Math.Sin((moment - SpringClock.Pull) * 24) * Ease.Pulse(moment, SpringClock.Pull - 0.35, SpringClock.Pull + 0.6);
            double delta = isOut || round == 0 ? Run[round].OutputDelta : Run[round - 1].OutputDelta;
            Spring(painter, layout.Rail, Ease.Lerp(Run.Target, shown, hook), delta, new Pen(layout.IsNarrow ? 2.4 : 3.2, Shade.Diverging(delta)), 7, layout.IsNarrow ? 6 : layout.Type * 0.7, tug + pull);
        }

        (double x, double y) = layout.At(along, across);
        painter.Disc(x, y, layout.IsNarrow ? 7 : layout.Type * 0.6, Tint.Paper);
        painter.Ring(x, y, layout.IsNarrow ? 7 : layout.Type * 0.6, new Pen(3, Tint.Ink));
        Length(painter, shown, hook);
    }

    private double Across(double along, double end) => end * Ease.Smooth(Ease.Part(along, layout.Output, layout.Rail));

    private void Length(Painter painter, double shown, double hook)
    {
        SmallestRound r = Run[round];
        double middle = (layout.OnRail(Run.Target) + layout.OnRail(shown)) / 2, step = layout.Type * 0.75;
        double told = round == 0 ? Between(SpringClock.OnRail + 0.9, SpringClock.OnRail + 1.3) * gone : hook;
        double delta = moment < SpringClock.OutputOut + 0.4 && round > 0 ? Run[round - 1].OutputDelta : r.OutputDelta;
        if (layout.IsNarrow)
        {
            (double nx, double ny) = layout.At(layout.Rail - (layout.Type * 1.4), Ease.Within(middle, -layout.Span * 0.3, layout.Span * 0.3));
            if (round > 0) painter.Number(delta, 2, nx, ny, Figures(), Shade.Diverging(delta).At(told));
            else Difference(painter, r, told);
            return;
        }

        if (round > 0)
        {
            (double bx, double by) = layout.At(layout.Rail - (layout.Type * 0.6), layout.OnRail(Run.Target) + (layout.Type * (delta < 0 ? 1.3 : -1.3)));
            double room = layout.Rail - layout.Output - layout.Radius - layout.Type; // up to the neuron
            painter.Number(delta, 2, bx, by, Figures(Align.Right, Math.Min(1, room / (layout.Type * 0.6 * (delta < 0 ? 5 : 4)))), Shade.Diverging(delta).At(told));
            return;
        }

        double beside = layout.Rail + (layout.Type * 1.6);
        (double ox, double oy) = layout.At(beside, layout.OnRail(shown));
        double answered = Between(SpringClock.OnRail, SpringClock.OnRail + 0.3) * gone;
        painter.Number(r.Output, 2, ox, oy, Figures(Align.Left), Tint.Ink.At(answered), after: " answer");
        if (Math.Abs(r.OutputDelta) * layout.Span < layout.Type * 4) middle += layout.Type * 2.4 * (r.OutputDelta < 0 ? 1 : -1);
        (double x, double y) = layout.At(beside, middle);
        painter.Number(r.Output, 2, x, y - step, Figures(Align.Left, weight: 400), Tint.Soft.At(told));
        painter.TextOn(" − ", Figures(weight: 400), Tint.Soft.At(told));
        painter.Number(Run.Target, 2, x + (layout.Type * 4.3), y - step, Figures(Align.Left, weight: 400), Tint.Soft.At(told));
        painter.Number(r.OutputDelta, 2, x, y + step, Figures(Align.Left), Shade.Diverging(r.OutputDelta).At(told), before: "= ");
    }

    // On a narrow stage, below the rail, on the side of the spring.
    private void Difference(Painter painter, SmallestRound r, double told)
    {
        double letter = layout.Type * 0.6, wide = 19 * letter;
        (double target, double y) = layout.At(layout.Rail + (layout.Type * 1.6), layout.OnRail(Run.Target));
        double x = Ease.Within(r.OutputDelta < 0 ? target - letter - wide : target + letter, letter, layout.Stage.Width - letter - wide);
        painter.Number(r.Output, 2, x, y, Figures(Align.Left, weight: 400), Tint.Soft.At(told), after: " −");
        painter.Number(Run.Target, 2, x + (7 * letter), y, Figures(Align.Left, weight: 400), Tint.Soft.At(told));
        painter.Number(r.OutputDelta, 2, x + (12 * letter), y, Figures(Align.Left), Shade.Diverging(r.OutputDelta).At(told), before: "= ");
    }

    // A coil from the target to a value.
    private void Spring(Painter painter, double along, double value, double delta, Pen pen, int turns, double wide, double shake)
    {
        double from = layout.OnRail(Run.Target), to = layout.OnRail(value), lead = Math.Sign(to - from) * Math.Min(8, Math.Abs(to - from) * 0.14);
        Painter.Path path = painter.Polyline(pen);
        int count = turns * 10;
        for (int i = -1; i <= count + 1; i++)
        {
            double v = Math.Clamp(i / (double)count, 0, 1), sway = i < 0 || i > count ? 0 : (Math.Sin(v * turns * 2 * Math.PI) * wide) + (shake * Math.Sin(v * Math.PI));
            (double x, double y) = layout.At(along + sway, i < 0 ? from : i > count ? to : Ease.Lerp(from + lead, to - lead, v));
            path.Add(x, y);
        }

        (double ex, double ey) = layout.At(along, to);
        if (turns == 5) painter.Disc(ex, ey, layout.IsNarrow ? 2.5 : 3.5, Shade.Diverging(delta).At(0.8));
    }
}

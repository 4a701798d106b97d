using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <content>The two ribbons, the signal forward and the pull backward, and the gate that narrows the pull.</content>
public sealed partial class SpringScene
{
    // Dims the forward signal once the spring pulls.
    private double Quiet => Ease.Lerp(1, 0.3, Between(SpringClock.OnRail, SpringClock.Pull));

    // The distance before the gate at which the pull waits until it is narrowed.
    private double Jaws => layout.DialRadius * 0.4;

    private void Forward(Painter painter)
    {
        SmallestRound r = Run[round];
        double front = Ease.Lerp(layout.Input, layout.HiddenDial, Evenly(0, SpringClock.HiddenDial));
        if (moment > SpringClock.HiddenDial) front = Ease.Lerp(layout.HiddenDial, layout.Hidden, Evenly(SpringClock.HiddenDial, SpringClock.AtHidden));
        if (moment > SpringClock.HiddenOut) front = Ease.Lerp(layout.Hidden, layout.OutputDial, Evenly(SpringClock.HiddenOut, SpringClock.OutputDial));
        if (moment > SpringClock.OutputDial) front = Ease.Lerp(layout.OutputDial, layout.Output, Evenly(SpringClock.OutputDial, SpringClock.AtOutput));
        double alpha = 0.4 * Quiet * gone * Ease.Part(moment, 0, 0.15), reach = layout.DialRadius * 0.8;
        var first = new Ribbon(layout, Run.Input, r.HiddenSum, r.HiddenSum, layout.HiddenDial, layout.Hidden, reach, 1);
        var second = new Ribbon(layout, r.Hidden, r.OutputSum, r.OutputSum, layout.OutputDial, layout.Output, reach, 1);
        first.Draw(painter, layout.Input, Math.Min(front, layout.Hidden), alpha);
        if (front > layout.Hidden) second.Draw(painter, layout.Hidden, front, alpha);
        if (round > 0 || layout.IsNarrow) return;
        double side = layout.Beside;
        Product(painter, layout.HiddenDial, side, Run.Input, r.HiddenWeight, r.HiddenSum, Between(SpringClock.HiddenDial, SpringClock.HiddenDial + 0.5) * Quiet * gone);
        Product(painter, layout.OutputDial, side, r.Hidden, r.OutputWeight, r.OutputSum, Between(SpringClock.OutputDial, SpringClock.OutputDial + 0.5) * Quiet * gone);
    }

    private void Back(Painter painter, double t)
    {
        if (moment <= SpringClock.Pull) return;
        SmallestRound r = Run[round];
        double tail = Ease.Lerp(layout.Rail, layout.OutputDial, Between(SpringClock.Pull, SpringClock.BehindDial)), gate = layout.Gate, jaw = Jaws;
        if (moment > SpringClock.BehindDial) tail = Ease.Lerp(layout.OutputDial, gate + jaw, Between(SpringClock.BehindDial, SpringClock.AtGate));
        if (moment > SpringClock.Narrowed) tail = Ease.Lerp(gate + jaw, layout.HiddenDial, Between(SpringClock.Narrowed, SpringClock.AtFirstDial));
        var ribbon = new Ribbon(layout, r.HiddenDelta, r.Error, r.OutputDelta, gate, layout.OutputDial, jaw, layout.DialRadius * 0.8);
        double lean = (layout.OnRail(r.Output) + layout.OnRail(Run.Target)) / 2;
        ribbon.Draw(painter, tail, layout.Rail, 0.9 * gone, lean);

        // Small arrows move along with it, but not over numbers.
        double apart = layout.Unit * 0.42, along = layout.Rail - (t * 0.8 * layout.Unit % apart);
        for (; along > tail + (apart / 3); along -= apart)
        {
            double half = Math.Abs(ribbon.At(along)) * layout.Unit / 2, q = Math.Min(half * 0.5, layout.Unit * 0.1);
            if (half < 4 || along < layout.Output + layout.Radius) continue;
            double middle = lean * Ease.Smooth(Ease.Part(along, layout.Output, layout.Rail));
            Chevron(painter, along, middle, q);
        }

        Values(painter, r);
    }

    private void Chevron(Painter painter, double along, double middle, double q)
    {
        Painter.Path path = painter.Polyline(new Pen(2, Tint.Paper.At(0.95 * gone)));
        for (int i = -1; i <= 1; i++)
        {
            (double x, double y) = layout.At(along + (i == 0 ? 0 : q * 0.7), middle + (i * q));
            path.Add(x, y);
        }
    }

    // Labels the pull between two changes: inside the ribbon if it is wide enough, otherwise next to it.
    private void Values(Painter painter, SmallestRound r)
    {
        double right = (layout.OutputDial + layout.DialRadius + layout.Output - layout.Radius) / 2;
        double middle = (layout.Gate + Jaws + layout.OutputDial - layout.DialRadius) / 2, left = (layout.HiddenDial + layout.DialRadius + layout.Hidden - layout.Radius) / 2;
        double dial = layout.DialRadius, disc = layout.Radius;
        Value(painter, r.OutputDelta, right, new(layout.OutputDial, dial, layout.Output, disc), Between(SpringClock.Pull + 0.4, SpringClock.BehindDial));
        Value(painter, r.Error, middle, new(layout.Gate, layout.Jaw, layout.OutputDial, dial), Between(SpringClock.AtGate - 0.3, SpringClock.AtGate)); // inside the ribbon, once it has arrived
        Value(painter, r.HiddenDelta, left, new(layout.HiddenDial, dial, layout.Hidden, disc), Between(SpringClock.Narrowed + 0.5, SpringClock.AtFirstDial));
    }

    private void Value(Painter painter, double value, double along, Gap gap, double there)
    {
        if (layout.IsNarrow && round > 0) return;
        double width = Math.Abs(value) * layout.Unit, text = layout.Type * 0.6 * (value < 0 ? 5 : 4); // letters of the monospaced font are 0.6 em wide
        bool isInside = width > layout.Type * 1.3 && (layout.IsNarrow || gap.At(0) >= 0.9 * text);
        double across = isInside ? 0 : layout.IsNarrow ? -layout.Type * 2.4 : (width / 2) + (layout.Type * 0.85);
        if (!isInside && !layout.IsNarrow)
            while (across < layout.Radius && gap.At(across - (layout.Type * 0.4)) < text + (layout.Type * 0.8)) across += 1; // move outward until there is room between the two circles
        (double x, double y) = layout.At(along, across);
        painter.Number(value, 2, x, y, Figures(size: isInside ? 0.9 : 1), isInside && value >= 0 ? Tint.Paper.At(there * gone) : isInside ? Tint.Ink.At(there * gone) : Shade.Diverging(value).At(there * gone));
    }

    // Two factors and their product on one line.
    private void Product(Painter painter, double along, double across, double left, double right, double product, double there)
    {
        (double x, double y) = layout.At(along, across);
        double half = layout.Type * 2.1;
        painter.Number(left, 2, x - (half * 1.55), y, Figures(), Shade.Diverging(left).At(there));
        painter.Text("×", x - (half * 0.78), y, Figures(weight: 400), Tint.Soft.At(there));
        painter.Number(right, 2, x, y, Figures(), Shade.Diverging(right).At(there));
        painter.Text("=", x + (half * 0.78), y, Figures(weight: 400), Tint.Soft.At(there));
        painter.Number(product, 2, x + (half * 1.6), y, Figures(), Shade.Diverging(product).At(there));
    }

    // Two jaws leave an opening in proportion to the derivative of the sigmoid.
    private void Gate(Painter painter)
    {
        double there = Between(SpringClock.BehindDial - 0.3, SpringClock.BehindDial + 0.2) * gone;
        if (there <= 0) return;
        SmallestRound r = Run[round];
        double close = Between(SpringClock.AtGate, SpringClock.Narrowed - 0.1), full = (Math.Max(0.7, Math.Abs(r.Error)) * layout.Unit / 2) + 8;
        double open = Ease.Lerp(full, (Math.Abs(r.HiddenDelta) * layout.Unit / 2) + 1.5, close), reach = full + (layout.Unit * 0.2);
        for (int side = -1; side <= 1; side += 2)
        {
            (double x0, double y0) = layout.At(layout.Gate, side * open);
            (double x1, double y1) = layout.At(layout.Gate, side * reach);
            painter.Line(x0, y0, x1, y1, new Pen(layout.Jaw, Tint.Ink.At(there)));
        }

        if (round > 0) return;
        double told = Between(SpringClock.AtGate + 0.2, SpringClock.AtGate + 0.6) * gone;
        (double x, double y) = layout.IsNarrow ? layout.At(layout.Gate, layout.Beside) : layout.At(layout.Gate, -Math.Max(reach + (layout.Type * 1.1), layout.Radius + (layout.Type * 2.55))); // below the numbers on both sides
        painter.Number(r.Slope, 2, x, y, Figures(layout.IsNarrow ? Align.Left : Align.Center), Tint.Ink.At(told), before: "× slope ");
    }

    // The gap between two circles on the line: it widens away from the line.
    private readonly record struct Gap(double From, double FromRadius, double To, double ToRadius)
    {
        public double At(double across) => To - From - Half(FromRadius, across) - Half(ToRadius, across);

        private static double Half(double radius, double across) => Math.Sqrt(Math.Max(0, (radius * radius) - (across * across)));
    }
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <content>The neurons with their curves, the dials for the weights, and the learning rate.</content>
public sealed partial class SpringScene
{
    private const double CurveReach = 3.2; // the sums at the ends of a neuron's curve

    private void Discs(Painter painter)
    {
        SmallestRound r = Run[round];
        (double x, double y) = layout.At(layout.Input, 0);
        painter.Disc(x, y, layout.InputRadius, Tint.Panel);
        painter.Ring(x, y, layout.InputRadius, new Pen(held == InputDisc ? 3 : 2, Tint.LineStrong));
        painter.Number(Run.Input, 2, x, y, Figures(size: layout.IsNarrow ? 1 : 1.2), Tint.Ink);
        painter.Hit(InputDisc, new Area(x - layout.InputRadius, y - layout.InputRadius, 2 * layout.InputRadius, 2 * layout.InputRadius));
        double slope = Between(SpringClock.AtGate - 0.4, SpringClock.AtGate + 0.1) * (1 - Between(SpringClock.AtFirstDial, SpringClock.Multiply + 0.3));
        Curve(painter, layout.Hidden, r.HiddenSum, r.Hidden, Evenly(SpringClock.AtHidden - 0.1, SpringClock.HiddenOut - 0.2), Evenly(SpringClock.HiddenOut - 0.2, SpringClock.HiddenOut + 0.1), slope, r.Slope);
        Curve(painter, layout.Output, r.OutputSum, r.Output, Evenly(SpringClock.AtOutput - 0.1, SpringClock.OutputOut - 0.2), Evenly(SpringClock.OutputOut - 0.2, SpringClock.OutputOut + 0.1), 0, 0);
        Label(painter, "input", layout.Input, layout.InputRadius, 0, 0);
        Label(painter, "hidden", layout.Hidden, layout.Radius, r.Hidden, Evenly(SpringClock.HiddenOut - 0.2, SpringClock.HiddenOut) * gone);
        Label(painter, "output", layout.Output, layout.Radius, r.Output, Evenly(SpringClock.OutputOut - 0.2, SpringClock.OutputOut) * gone);
    }

    private void Label(Painter painter, ReadOnlySpan<char> name, double along, double radius, double value, double there)
    {
        if (layout.IsNarrow)
        {
            (double x, double y) = layout.At(along, -layout.Beside);
            bool isAlone = there <= 0;
            painter.Text(name, x, isAlone ? y : y - (layout.Type * 0.65), Words(Align.Right), Tint.Soft);
            painter.Number(value, 2, x, y + (layout.Type * 0.65), Figures(Align.Right), Tint.Ink.At(there));
            return;
        }

        (double nx, double ny) = layout.At(along, radius + (layout.Type * 1.1));
        painter.Text(name, nx, ny, Words(), Tint.Soft);
        (double vx, double vy) = layout.At(along, -radius - (layout.Type * 1.1));
        painter.Number(value, 2, vx, vy, Figures(size: 1.1), Tint.Ink.At(there));
    }

    // The sum moves along the axis, a dot rises to the curve, and its height is the activation.
    private void Curve(Painter painter, double along, double sum, double level, double arrived, double squashed, double slope, double steep)
    {
        (double x, double y) = layout.At(along, 0);
        double r = layout.Radius, half = r * 0.66, rise = r * 0.5;
        painter.Disc(x, y, r, Tint.Panel);
        painter.Ring(x, y, r, new Pen(2, Tint.LineStrong));
        painter.Line(x - half, y + rise, x + half, y + rise, new Pen(1.25, Tint.Line));
        Painter.Path path = painter.Polyline(new Pen(layout.IsNarrow ? 1.5 : 2, Tint.LineStrong));
        for (int i = 0; i <= 28; i++)
        {
            double at = CurveReach * ((i / 14.0) - 1);
            path.Add(x + (at / CurveReach * half), y + rise - (2 * rise / (1 + Math.Exp(-at))));
        }

        if (arrived <= 0 || gone <= 0) return;
        double moved = sum * Math.Min(1, 2 * arrived), up = Ease.Move(Math.Clamp((2 * arrived) - 1, 0, 1));
        double px = x + (Math.Clamp(moved / CurveReach, -1, 1) * half), top = y + rise - (2 * rise * level), py = Ease.Lerp(y + rise, top, up);
        painter.Line(px, y + rise, px, py, new Pen(2.5, Shade.Diverging(sum).At(0.85 * gone)));
        if (squashed > 0) painter.Line(px, top, Ease.Lerp(px, x + half, squashed), top, new Pen(2.5, Tint.Positive.At(0.85 * gone)));
        if (slope > 0)
        {
            double m = steep * 2 * rise / (half / CurveReach), reach = half * 0.8 * slope, length = Math.Sqrt(1 + (m * m));
            painter.Line(px - (reach / length), top + (m * reach / length), px + (reach / length), top - (m * reach / length), new Pen(3, Tint.Ink.At(gone)));
        }

        painter.Disc(px, py, Math.Max(2.5, r * 0.07), Tint.Ink.At(gone));
    }

    private void Dial(Painter painter, bool isOutput)
    {
        SmallestRound r = Run[round];
        double along = isOutput ? layout.OutputDial : layout.HiddenDial, lag = round == 0 && !isOutput ? 0.35 : 0;
        (double old, double next) = isOutput ? (r.OutputWeight, r.NewOutputWeight) : (r.HiddenWeight, r.NewHiddenWeight);
        double gradient = isOutput ? r.OutputGradient : r.HiddenGradient, turn = Between(SpringClock.Turn + lag, SpringClock.Turn + 1.1 + lag), weight = Ease.Lerp(old, next, turn);
        (double x, double y) = layout.At(along, 0);
        double bloom = round == 0 ? Ease.Pulse(moment, SpringClock.Drop + lag, SpringClock.Drop + 0.7 + lag) : 0, k = layout.DialRadius;
        if (bloom > 0) painter.Disc(x, y, k * (1.1 + (0.3 * bloom)), Shade.Diverging(gradient).At(0.25 * bloom));
        bool isHeld = held == (isOutput ? OutputDial : HiddenDial);
        painter.Disc(x, y, k, Tint.Panel);
        painter.Ring(x, y, k, new Pen(isHeld ? 3 : 2, isHeld ? Tint.Ink : Tint.LineStrong));
        double ring = k * 0.76, wide = Math.Max(3, k * 0.12);
        painter.Arc(x, y, ring, Angle(-SmallestRun.MostWeight), Angle(SmallestRun.MostWeight), new Pen(wide, Tint.Line));
        painter.Arc(x, y, ring, Angle(Math.Min(0, weight)), Angle(Math.Max(0, weight)), new Pen(wide, Shade.Diverging(weight), weight < 0 ? 4 : 0));

        // A wedge from the old angle, while the dial turns.
        double wedge = moment > SpringClock.Turn ? 0.3 * (1 - Between(SpringClock.End - 0.4, SpringClock.End)) : 0;
        if (wedge > 0 && turn > 0)
        {
            (double from, double to) = (Angle(old), Angle(weight));
            Painter.Path path = painter.Polygon(Tint.Ink.At(wedge));
            path.Add(x, y);
            for (int i = 0; i <= 12; i++)
            {
                (double sin, double cos) = Math.SinCos(Ease.Lerp(from, to, i / 12.0));
                path.Add(x + (cos * ring), y + (sin * ring));
            }
        }

        (double s, double c) = Math.SinCos(Angle(weight));
        painter.Line(x, y, x + (c * k * 0.66), y + (s * k * 0.66), new Pen(Math.Max(3, k * 0.1), Tint.Ink));
        painter.Disc(x, y, k * 0.13, Tint.Ink);
        painter.Hit(isOutput ? OutputDial : HiddenDial, new Area(x - k, y - k, 2 * k, 2 * k));
        (double lx, double ly) = layout.At(along, layout.IsNarrow ? -layout.Beside : -Below(isOutput) - (layout.Type * 1.1));
        painter.Number(weight, 2, lx, ly, Figures(layout.IsNarrow ? Align.Right : Align.Center), Tint.Ink, before: isOutput ? "w₂ " : "w₁ ");
        if (round == 0) Gradient(painter, isOutput, along, x, y, lag);
    }

    // The distance of a dial's number: close below it, and clear of the ribbons while they are visible; it slides from round to round.
    private double Below(bool isOutput)
    {
        double begin = isOutput ? SpringClock.OutputDial : SpringClock.HiddenDial;
        double clear = round > 0 ? Clear(isOutput, round) : Ease.Lerp(layout.DialRadius, Clear(isOutput, 0), Between(begin - 0.7, begin));
        return Ease.Lerp(clear, Clear(isOutput, Math.Min(round + 1, SmallestRun.Rounds - 1)), Between(SpringClock.Turn, SpringClock.End));
    }

    private double Clear(bool isOutput, int at)
    {
        SmallestRound r = Run[at];
        return Math.Max(layout.DialRadius, Math.Max(Math.Abs(isOutput ? r.OutputSum : r.HiddenSum), Math.Abs(isOutput ? r.Error : r.HiddenDelta)) * layout.Unit / 2);
    }

    // Two factors meet next to the dial, their product drops onto it, and the dial turns by the product times the rate, in the opposite
    // direction.
    private void Gradient(Painter painter, bool isOutput, double along, double x, double y, double lag)
    {
        double begin = SpringClock.Multiply + lag;
        if (moment <= begin) return;
        SmallestRound r = Run[round];
        (double signal, double pull) = isOutput ? (r.Hidden, r.OutputDelta) : (Run.Input, r.HiddenDelta);
        double gradient = isOutput ? r.OutputGradient : r.HiddenGradient, shift = isOutput ? r.NewOutputWeight - r.OutputWeight : r.NewHiddenWeight - r.HiddenWeight;
        double meet = Between(begin, begin + 0.75), equal = Between(begin + 0.75, begin + 1), drop = Ease.Leave(Evenly(SpringClock.Drop + lag - 0.2, SpringClock.Drop + lag + 0.15));
        double over = 1 - Between(SpringClock.Turn, SpringClock.Turn + 0.4), turned = Between(SpringClock.Turn + 0.2, SpringClock.Turn + 0.6) * (1 - Between(SpringClock.End - 0.3, SpringClock.End));
        double half = layout.Type * 2.1;
        (double sx, double sy) = layout.At(isOutput ? layout.Hidden : layout.Input, isOutput && !layout.IsNarrow ? -layout.Radius - (layout.Type * 1.1) : 0);
        (double px, double py) = layout.At((along + (isOutput ? layout.Output - layout.Radius : layout.Hidden - layout.Radius) + layout.DialRadius) / 2, 0);
        (double mx, double my) = layout.IsNarrow ? (x + layout.Beside + (half * 0.9), y - (layout.Type * 0.7)) : layout.At(along, -layout.Beside);
        double row = layout.IsNarrow ? layout.Type * 1.4 : 0, first = layout.IsNarrow ? mx - half : mx - (half * 1.55), second = layout.IsNarrow ? mx + (half * 0.4) : mx;
        painter.Number(signal, 2, Ease.Lerp(sx, first, meet), Ease.Lerp(sy, my, meet), Figures(), Shade.Diverging(signal).At(over));
        painter.Number(pull, 2, Ease.Lerp(px, second, meet), Ease.Lerp(py, my, meet), Figures(), Shade.Diverging(pull).At(over));
        painter.Text("×", (first + second) / 2, my, Figures(weight: 400), Tint.Soft.At(meet * over));
        double gx = layout.IsNarrow ? mx - (half * 0.3) : mx + (half * 1.6), gy = my + row;
        painter.Text("=", gx - (half * 0.85), gy, Figures(weight: 400), Tint.Soft.At(equal * over * (1 - drop)));
        painter.Number(gradient, 2, Ease.Lerp(gx, x, drop), Ease.Lerp(gy, y, drop), Figures(size: 1.05), Shade.Diverging(gradient).At(equal * (1 - Between(SpringClock.Drop + 0.15 + lag, SpringClock.Drop + 0.35 + lag))));
        if (turned <= 0) return;
        if (layout.IsNarrow)
        {
            painter.Number(gradient, 2, mx + (half * 1.8), my, Figures(Align.Right), Tint.Soft.At(turned));
            painter.Number(Run.Rate, 1, mx - (half * 1.5), my, Figures(Align.Left), Tint.Soft.At(turned), before: "−", after: " ×");
            painter.Number(shift, 2, mx - (half * 1.5), my + row, Figures(Align.Left), Shade.Diverging(shift).At(turned), before: "= ");
            return;
        }

        painter.Number(Run.Rate, 1, mx - (half * 1.55), my, Figures(weight: 400), Tint.Soft.At(turned), before: "−", after: " ×");
        painter.Number(gradient, 2, mx, my, Figures(weight: 400), Tint.Soft.At(turned));
        painter.Text("=", mx + (half * 0.78), my, Figures(weight: 400), Tint.Soft.At(turned));
        painter.Number(shift, 2, mx + (half * 1.65), my, Figures(), Shade.Diverging(shift).At(turned));
    }

    private void Rates(Painter painter)
    {
        Area slider = layout.Slider;
        double x = slider.X + (slider.Width * Run.Rate / MostRate);
        painter.Line(slider.X, slider.Y, slider.Right, slider.Y, new Pen(4, Tint.Line));
        painter.Line(slider.X, slider.Y, x, slider.Y, new Pen(4, Tint.LineStrong));
        painter.Disc(x, slider.Y, 9, Tint.Panel);
        painter.Ring(x, slider.Y, 9, new Pen(held == RateBead ? 3.5 : 2.5, Tint.LineStrong));
        painter.Text("rate", slider.X - 14, slider.Y, Words(Align.Right), Tint.Soft);
        painter.Number(Run.Rate, 1, slider.Right + 16, slider.Y, Figures(Align.Left), Tint.Ink);
        painter.Hit(RateBead, new Area(slider.X - 10, slider.Y - 14, slider.Width + 20, 28));
        double right = layout.IsNarrow ? layout.Stage.Width - 18 : layout.Last + (layout.Type * 0.8);
        painter.Number(round + 1, 0, right, slider.Y, Words(Align.Right), Tint.Soft, before: "round ", after: layout.IsNarrow ? "" : " of 8");
        if (!layout.IsNarrow) painter.Text("Turn a weight, drag the target, the rate or the input.", layout.OutputDial, slider.Y, Words(), Tint.Soft.At(0.85));
    }

    private static double Angle(double weight) => (-Math.PI / 2) + (Math.Clamp(weight, -3.4, 3.4) * Math.PI / 4);
}

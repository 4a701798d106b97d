using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <content>The magnified curve, both gradients, the parameter among its neighbors, and the distance slider.</content>
public sealed partial class ProbeScene
{
    private const int Samples = 64;

    private Area Cells
    {
        get
        {
            Area area = Area.Lerp(layout.LargeWeights, layout.Weights, gathered);
            return Place.Layer == 0 ? area : area with { Height = area.Width * 10 / hidden };
        }
    }

    // Determines the visible range of the cost: that of the curve over the visible part of the axis, with a margin above and below.
    private void Measure()
    {
        (low, high) = (double.MaxValue, double.MinValue);
        for (int i = 0; i <= Samples; i++)
        {
            double cost = curve.Cost(curve.Value + (view * ((2.0 * i / Samples) - 1)));
            (low, high) = (Math.Min(low, cost), Math.Max(high, cost));
        }

        double room = Math.Max((high - low) * 0.18, 1e-15);
        (low, high) = (low - room, high + room);
    }

    private double X(double value) => layout.Plot.CenterX + ((value - curve.Value) / view * layout.Plot.Width / 2);

    private double Y(double cost) => layout.Plot.Bottom - ((cost - low) / (high - low) * layout.Plot.Height);

    private void Plot(Painter painter)
    {
        Area plot = layout.Plot;
        double there = Ease.During(time, ProbeClock.Gather + 0.6, ProbeClock.Gather + 1.2);
        painter.Hit(Parameter, Cells);
        if (there <= 0) return;
        painter.Line(plot.X, plot.Bottom, plot.Right, plot.Bottom, new Pen(1.25, Tint.LineStrong.At(there)));
        painter.Text(isSquared ? "squared error of this digit" : "cost of this digit", plot.X + 6, plot.Y + (layout.Type * 0.4), Words(), Tint.Soft.At(there));
        double drawn = time < ProbeClock.Back - 0.8 ? Ease.Smooth(Ease.Part(time, ProbeClock.Sweep, ProbeClock.Back - 0.8)) : 1, value = Value(time), cost = curve.Cost(value), epsilon = Epsilon(time);
        painter.Clip(plot.Grown(2));
        double claim = Ease.During(time, ProbeClock.Claim, ProbeClock.Claim + 0.8), probes = Ease.During(time, ProbeClock.Probe, ProbeClock.Probe + 0.6);
        if (drawn > 0)
        {
            double until = double.IsNaN(handValue) ? drawn : 1;
            Painter.Path path = painter.Polyline(new Pen(3, Tint.LineStrong));
            for (int i = 0; i <= Samples; i++)
            {
                double at = curve.Value + (view * ((1.92 * until * i / Samples) - 0.96));
                path.Add(X(at), Y(curve.Cost(at)));
            }
        }

        Straight(painter, value, cost, curve.Slope(value), new Pen(2.5, Tint.Ink.At(claim), 7), claim);
        if (probes > 0)
        {
            double above = curve.Cost(value + epsilon), below = curve.Cost(value - epsilon);
            Straight(painter, value - epsilon, below, (above - below) / (2 * epsilon), new Pen(2.5, Tint.Ink.At(probes)), probes);
            Probe(painter, value + epsilon, above, probes);
            Probe(painter, value - epsilon, below, probes);
        }

        painter.Restore();
        (double x, double y) = (X(value), Y(cost));
        painter.Line(x, plot.Bottom, x, y, new Pen(1, Tint.LineStrong.At(there), 3));
        painter.Disc(x, y, held == Point ? 11 : 9, Tint.Paper.At(there));
        painter.Ring(x, y, held == Point ? 11 : 9, new Pen(3.5, Tint.Ink.At(there)));
        painter.Number(value, 3, Ease.Within(x, plot.X + 30, plot.Right - 30), plot.Bottom + (layout.Type * 0.95), Figures(Align.Center, 0.95), Tint.Ink.At(there));
        painter.Hit(Point, new Area(x - 17, y - 17, 34, 34));

        // Hints at dragging once it is possible.
        double finger = Ease.Between(time, ProbeClock.Hand - 0.5, ProbeClock.Duration, 0.4);
        if (finger > 0 && double.IsNaN(handValue)) painter.Fingertip(x, y, finger, 1);
    }

    // A line through a point with a slope, clipped to the plot.
    private void Straight(Painter painter, double value, double cost, double slope, Pen pen, double grown)
    {
        double reach = view * 0.8 * grown;
        painter.Line(X(value - reach), Y(cost - (slope * reach)), X(value + reach), Y(cost + (slope * reach)), pen);
    }

    private void Probe(Painter painter, double value, double cost, double there)
    {
        (double x, double y) = (X(value), Y(cost));
        painter.Line(x, layout.Plot.Bottom, x, y, new Pen(1.5, Tint.Ink.At(0.7 * there), 3));
        painter.Disc(x, y, 6, Tint.Ink.At(there));
    }

    // Both gradients, and how closely they agree.
    private void Slopes(Painter painter)
    {
        double value = Value(time), epsilon = Epsilon(time), formula = curve.Slope(value), measured = Measured(value, epsilon);
        double claim = Ease.During(time, ProbeClock.Claim, ProbeClock.Claim + 0.5), probes = Ease.During(time, ProbeClock.Probe + 0.3, ProbeClock.Probe + 0.8);
        (double x, double y) = layout.Numbers;
        double line = layout.Type * 1.5, size = layout.Stage.IsNarrow ? 1 : 1.15;
        painter.Text("slope by formula", x, y, Words(), Tint.Soft.At(claim));
        painter.Number(formula, 9, x, y + line, Figures(size: size), Tint.Ink.At(claim));
        painter.Text("slope through two costs", x, y + (2 * line), Words(), Tint.Ink.At(probes));
        painter.Number(measured, 9, x, y + (3 * line), Figures(size: size), Tint.Ink.At(probes));
        double apart = Math.Abs(formula - measured);
        int alike = apart < 1e-9 ? 9 : Math.Max(0, (int)Math.Floor(-Math.Log10(2 * apart)));
        double cx = layout.Stage.IsNarrow ? layout.Plot.Right - (layout.Type * 10.4) : x + (layout.Type * 9.6), cy = layout.Stage.IsNarrow ? layout.Plot.Y - 14 : y + (4.1 * line);
        if (alike >= 6) painter.Check(cx, cy, layout.Type, Tint.Right.At(probes));
        else if (isSquared) painter.Cross(cx, cy, layout.Type, Tint.Wrong.At(probes));
        painter.Number(alike, 0, layout.Stage.IsNarrow ? layout.Plot.Right : x, layout.Stage.IsNarrow ? layout.Plot.Y - 14 : y + (4.1 * line), Words(layout.Stage.IsNarrow ? Align.Right : Align.Left), Tint.Soft.At(probes), before: "agree to ", after: alike == 1 ? " decimal" : " decimals");
    }

    // The digit whose cost is measured, at first with the pixel that the weight multiplies.
    private void Digit(Painter painter)
    {
        Area area = Area.Lerp(layout.LargeDigit, layout.Digit, gathered);
        double large = 1 - Ease.Part(gathered, 0, 0.3);
        painter.Sheet(digit, area);
        if (large <= 0) return;
        painter.Number(step.Label, 0, area.X, area.Y - (layout.Type * 0.9), Words(), Tint.Soft.At(large), before: "the digit, labeled ");
        if (!layout.IsNarrow) painter.Number(curve.Cost(Value(time)), 3, area.X, area.Bottom + (layout.Type * 0.95), Figures(weight: 500), Tint.Ink.At(large), before: isSquared ? "squared error " : "cost ");
        if (Place.Layer > 0 || Place.IsBias) return;
        Framed(painter, area, 28, Place.From, large);
        Area cells = Cells;
        double cell = area.Width / 28, column = (Place.From % 28) + 0.5, row = (Place.From / 28) + 0.5;
        var pen = new Pen(1.5, Tint.Ink.At(0.6 * large), 4);
        if (layout.IsNarrow) painter.Line(area.X + (column * cell), area.Y + ((row + 1) * cell), cells.X + (column * cell), cells.Y + ((row - 1) * cell), pen);
        else painter.Line(area.X + ((column + 1) * cell), area.Y + (row * cell), cells.X + ((column - 1) * cell), cells.Y + (row * cell), pen);
    }

    // A frame around a cell, which stands out even where cells are small.
    private void Framed(Painter painter, Area area, int columns, int at, double alpha)
    {
        double cell = area.Width / columns, side = Math.Max(cell, 8) * (1 + (0.5 * Ease.Pulse(time, 0.1, 1.1)));
        painter.Frame(new Area(area.X + (((at % columns) + 0.5) * cell) - (side / 2), area.Y + (((at / columns) + 0.5) * cell) - (side / 2), side, side), new Pen(2.5, Tint.Ink.At(alpha)));
    }

    // The parameter among its neighbors.
    private void Weights(Painter painter)
    {
        Area area = Cells;
        bool isHidden = Place.Layer == 0;
        painter.Box(area, Tint.Panel);
        painter.Picture(isHidden ? weights : table, area);
        painter.Frame(area, new Pen(1, Tint.LineStrong));
        if (!Place.IsBias) Framed(painter, area, isHidden ? 28 : hidden, isHidden ? Place.From : (Place.To * hidden) + Place.From, 1);
        double large = 1 - Ease.Part(gathered, 0, 0.3), small = Ease.Part(gathered, 0.7, 1), value = Value(time);
        if (layout.IsNarrow)
        {
            painter.Text(where, area.X, area.Y - (layout.Type * 0.9), Words(), Tint.Soft.At(large));
            painter.Text(name, layout.Weights.X, layout.Weights.Bottom + 11, Figures(size: 0.9, weight: 500), Tint.Ink.At(small));
            return;
        }

        painter.Text(where, area.X, area.Y - (layout.Type * 0.9), Words(), Tint.Soft);
        painter.Number(value, 3, area.X, area.Bottom + (layout.Type * 0.95), Figures(weight: 500), Tint.Ink.At(large), before: Place.IsBias ? "bias " : "weight ");
        painter.Text(name, layout.Weights.X, layout.Weights.Bottom + (layout.Type * 0.95), Figures(weight: 500), Tint.Ink.At(small));
    }

    private void Slider(Painter painter)
    {
        Area slider = layout.Slider;
        double there = Ease.During(time, ProbeClock.Probe - 0.3, ProbeClock.Probe + 0.3), power = double.IsNaN(handPower) ? ProbeClock.Power(time) : handPower;
        double x = Ease.Lerp(slider.X, slider.Right, (power - ProbeClock.Least) / (ProbeClock.First - ProbeClock.Least));
        painter.Line(slider.X, slider.Y, slider.Right, slider.Y, new Pen(4, Tint.Line.At(there)));
        for (double tick = ProbeClock.Least; tick <= ProbeClock.First; tick++)
        {
            double at = Ease.Lerp(slider.X, slider.Right, (tick - ProbeClock.Least) / (ProbeClock.First - ProbeClock.Least));
            painter.Line(at, slider.Y - 4, at, slider.Y + 4, new Pen(1, Tint.LineStrong.At(there)));
        }

        painter.Disc(x, slider.Y, 9, Tint.Panel.At(there));
        painter.Ring(x, slider.Y, 9, new Pen(held == Distance ? 3.5 : 2.5, Tint.Ink.At(there)));
        painter.Text("ε", slider.X - 16, slider.Y, Figures(Align.Right), Tint.Soft.At(there));
        painter.Text("10", slider.Right + 16, slider.Y, Figures(), Tint.Ink.At(there));
        painter.Number(power, 1, slider.Right + 17 + (layout.Type * 1.2), slider.Y - (layout.Type * 0.42), Figures(size: 0.85), Tint.Ink.At(there));
        if (there > 0.5) painter.Hit(Distance, new Area(slider.X - 10, slider.Y - 14, slider.Width + 20, 28));
    }
}

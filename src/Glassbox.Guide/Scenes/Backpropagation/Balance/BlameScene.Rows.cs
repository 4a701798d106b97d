using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <content>The row of a hidden neuron: the blocks on its beam, their balance, the gate, and the delta.</content>
public sealed partial class BlameScene
{
    // Pixels per unit of pull on a beam.
    private double Scale => data.MostSide > 0 ? 0.92 * (layout.Port - layout.Pivot) / data.MostSide : 0;

    private double DeltaScale => data.MostDelta > 0 ? layout.DeltaBar / data.MostDelta : 0;

    private void Row(Painter painter, int j)
    {
        double y = layout.HiddenY(j), up = Ease.Arriving(time, BlameClock.Flow + 1.1, BlameClock.Flow + 1.7), loud = Loudness(j, 0.2);
        painter.Line(layout.Neuron, y, layout.Port, y, new Pen(1, Tint.Line.At(loud)));
        Beam(painter, j, y, loud);
        double passing = Ease.During(time, clock.Passes(j).From - 0.4, clock.Passes(j).From + 0.15), pass = During(clock.Passes(j)), settled = During(clock.Settles(j));
        if (pass > 0 && settled < 1) Passing(painter, j, y, pass, settled, loud);
        Jaws(painter, j, y, passing, up, loud);
        double delta = data.Delta[j], bar = Math.Abs(delta) * DeltaScale * settled, r = layout.Radius;
        painter.SignedBox(new Area(layout.Neuron - r - 3 - bar, y - (layout.Block / 2), bar, layout.Block), delta, loud);
        painter.Disc(layout.Neuron, y, r, Tint.Panel);
        painter.Ring(layout.Neuron, y, r, new Pen(j == Neuron && near > 0 ? 2 : 1.4, settled > 0 ? Shade.Diverging(delta).At(loud) : Tint.LineStrong.At(loud)));
        if (settled > 0) painter.Disc(layout.Neuron, y, r * 0.5, Shade.Diverging(delta).At(0.8 * settled * loud));
    }

    private void Jaws(Painter painter, int j, double y, double passing, double up, double loud)
    {
        double half = layout.Pitch * 0.46, open = Ease.Lerp(half * 0.85, Math.Max(0.4, data.Slopes[j] * layout.Block / 2), passing);
        double shown = up * loud * passing * Ease.Lerp(1, 0.5, During(clock.Settles(j)));
        var pen = new Pen(layout.Stage.IsNarrow ? 3 : 4.5, Tint.Ink.At(shown));
        painter.Line(layout.Gate, y - open, layout.Gate, y - half, pen);
        painter.Line(layout.Gate, y + open, layout.Gate, y + half, pen);
    }

    // The beam appears with its first pull and stays until the balance leaves; it tilts to the heavier side.
    private void Beam(Painter painter, int j, double y, double loud)
    {
        (double begin, _) = clock.Lands(j, 0);
        (double leave, double left) = clock.Passes(j);
        double there = Ease.During(time, begin - 0.25, begin) * (1 - Ease.During(time, leave, left));
        if (there <= 0) return;
        double now = 0;
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            (double from, double to) = clock.Lands(j, o);
            now += data.Pull(j, o) * Ease.Arriving(time, from + ((to - from) * 0.7), to + 0.15);
        }

        double tilt = 0.085 * Math.Tanh(2.4 * now / Math.Max(1e-9, data.MostSide)) * (1 - Ease.During(time, leave - 0.25, leave + 0.1));
        double block = layout.Block, foot = y + (block / 2), half = (layout.Port - layout.Pivot) * 0.95;
        painter.Turn(layout.Pivot, foot, tilt);
        painter.Line(layout.Pivot - half, foot, layout.Pivot + half, foot, new Pen(1.3, Tint.LineStrong.At(there * loud)));
        double cancel = During(clock.Cancels(j)) * Math.Min(data.Above[j], data.Below[j]), stays = loud * (1 - Ease.During(time, leave, leave + 0.05));
        for (int o = 0; o < BlameData.Outputs; o++) Block(painter, j, o, foot, cancel, stays);
        painter.Restore();
        Painter.Path pivot = painter.Polygon(Tint.LineStrong.At(there * loud));
        pivot.Add(layout.Pivot, foot + 1);
        pivot.Add(layout.Pivot + (block * 0.3), y + (layout.Pitch * 0.48));
        pivot.Add(layout.Pivot - (block * 0.3), y + (layout.Pitch * 0.48));
    }

    // Moves from the end of its line to its place; then the two sides cancel from the middle outward.
    private void Block(Painter painter, int j, int o, double foot, double cancel, double stays)
    {
        if (Place(j, o, cancel) is not { } place || stays <= 0) return;
        painter.SignedBox(new Area(place.X, foot - layout.Block + place.Lift, Math.Max(0.4, place.Width - 0.35), layout.Block), data.Pull(j, o), stays);
    }

    // The position of a pull before the beam tilts.
    private (double X, double Width, double Lift, double Landed)? Place(int j, int o, double cancel)
    {
        double landed = During(clock.Lands(j, o));
        if (landed <= 0) return null;
        double pull = data.Pull(j, o), scale = Scale, length = Math.Abs(pull) * scale;
        double from = (data.Stacked(j, o) - cancel) * scale, low = Math.Max(0, from), high = from + length;
        if (high <= 0) return null;
        if (landed < 1) low = from;
        double goal = pull < 0 ? layout.Pivot - high : layout.Pivot + low;
        return (Ease.Lerp(layout.Port, goal, landed), high - low, -Math.Sin(Math.PI * landed) * layout.Block * (pull < 0 ? 1.15 : 0.4), landed);
    }

    // The balance slides through the gate, where the derivative scales its height. Behind the gate, it is stacked up to full height again.
    private void Passing(Painter painter, int j, double y, double pass, double settled, double loud)
    {
        double net = data.Net(j), length = Math.Abs(net) * Scale, block = layout.Block, thin = block * data.Slopes[j];
        double start = net > 0 ? layout.Pivot : layout.Pivot - length, end = layout.Neuron - layout.Radius;
        double left = Ease.Lerp(start, end, pass), right = left + (length * (1 - settled));
        double shown = loud * (1 - settled);
        painter.Clip(new Area(layout.Gate, y - layout.Pitch, layout.Stage.Width, 2 * layout.Pitch));
        painter.SignedBox(new Area(left, y - (block / 2), right - left, block), net, shown);
        painter.Restore();
        painter.Clip(new Area(layout.Neuron, y - layout.Pitch, layout.Gate - layout.Neuron, 2 * layout.Pitch));
        painter.SignedBox(new Area(left, y - (thin / 2), right - left, Math.Max(0.5, thin)), net, shown);
        painter.Restore();
    }
}

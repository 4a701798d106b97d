using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <content>Numbers and labels, in screen size, independent of the camera.</content>
public sealed partial class BlameScene
{
    private void Told(Painter painter)
    {
        BlockNames(painter);
        Products(painter);
        Balance(painter, Neuron);
        Balance(painter, clock.Before);
        Balance(painter, clock.After);
        StageArea stage = layout.Stage;
        for (int j = 0; j < data.Hidden; j++)
        {
            double settled = During(clock.Settles(j)) * Loudness(j, 0), delta = data.Delta[j], room = layout.Pitch * camera.Zoom;
            if (settled <= 0.01 || room < 12) continue;
            double x = camera.ToX(layout.Neuron - layout.Radius - 6 - (Math.Abs(delta) * DeltaScale), stage), y = camera.ToY(layout.HiddenY(j), stage), size = Math.Min(layout.Type, room * 0.75);
            if (stage.IsNarrow && near < 0.3) continue;
            if (stage.IsNarrow) painter.Number(delta, 3, 8, y - (layout.Block * camera.Zoom * 0.5) - 9, Figures(Align.Left), Shade.Diverging(delta).At(settled));
            else painter.Number(delta, 3, x, y, Figures(Align.Right, size / layout.Type), Shade.Diverging(delta).At(settled));
        }
    }

    // Labels each block on the first beam with its output.
    private void BlockNames(Painter painter)
    {
        double zoom = camera.Zoom, there = Math.Clamp((near - 0.5) * 3, 0, 1) * (1 - Ease.During(time, clock.Cancels(Neuron).From, clock.Cancels(Neuron).From + 0.2));
        if (there <= 0) return;
        double now = 0;
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            (double from, double to) = clock.Lands(Neuron, o);
            now += data.Pull(Neuron, o) * Ease.Arriving(time, from + ((to - from) * 0.7), to + 0.15);
        }

        (double sin, double cos) = Math.SinCos(0.085 * Math.Tanh(2.4 * now / Math.Max(1e-9, data.MostSide)));
        double foot = layout.HiddenY(Neuron) + (layout.Block / 2);
        Stairs above = new(), below = new();
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            if (Place(Neuron, o, 0) is not { } place) continue;
            double pull = data.Pull(Neuron, o), middle = place.X + (place.Width / 2) - layout.Pivot, up = place.Lift - (layout.Block / 2);
            bool isWide = place.Width * zoom > layout.Type * 0.9;
            double x = camera.ToX(layout.Pivot + (middle * cos) - (up * sin), layout.Stage), y = camera.ToY(foot + (middle * sin) + (up * cos), layout.Stage);
            if (!isWide)
            {
                double lies = (data.Stacked(Neuron, o) + (Math.Abs(pull) / 2)) * Scale * zoom;
                int step = pull < 0 ? below.Next(lies, layout.Type * 0.75) : above.Next(lies, layout.Type * 0.75);
                y -= (layout.Block * zoom / 2) + (layout.Type * (0.7 + (0.95 * step)));
            }

            Shade shade = !isWide ? Shade.Diverging(pull) : pull < 0 ? Tint.Ink : Tint.Paper;
            painter.Number(o, 0, x, y, Figures(size: isWide ? 1 : 0.85), shade.At(there * Math.Min(1, place.Landed * 6)));
        }
    }

    // The first three products in words; a narrow stage has all ten below.
    private void Products(Painter painter)
    {
        if (layout.Stage.IsNarrow) return;
        double y = camera.ToY(layout.HiddenY(Neuron), layout.Stage) - (1.6 * layout.Block * camera.Zoom) - layout.Type;
        for (int o = 0; o < 3; o++)
        {
            (double from, double to) = clock.Lands(Neuron, o);
            double there = Ease.During(time, from - 0.1, from + 0.12) * (1 - Ease.During(time, to + 0.02, to + 0.14));
            if (there <= 0) continue;
            Equation(painter, data.Network.Weights[1][o, Neuron], data.OutputDelta[o], data.Pull(Neuron, o), y, there);
        }
    }

    private void Equation(Painter painter, double weight, double error, double pull, double y, double there)
    {
        const double size = 1.15;
        double letter = 0.6 * size * layout.Type;
        Lettering figures = Figures(Align.Left, size);
        Shade shade = Shade.Diverging(pull).At(there);
        double from = (layout.Stage.Width * 0.56) - (16 * letter);
        painter.Number(weight, 2, from, y, figures, shade, before: "weight ", after: " ×");
        painter.Number(error, 2, from + (15 * letter), y, figures, shade, before: "error ", after: " =");
        painter.Number(pull, 2, from + (29 * letter), y, figures, shade);
    }

    // Both sides, then their balance, then the gate.
    private void Balance(Painter painter, int j)
    {
        StageArea stage = layout.Stage;
        double y = camera.ToY(layout.HiddenY(j), stage), half = layout.Block * camera.Zoom / 2, away = 1 - Ease.During(time, BlameClock.Far, BlameClock.Far + 0.4);
        (double from, double to) = clock.Cancels(j);
        (double leaves, double left) = clock.Passes(j);
        if (j == Neuron)
        {
            double sums = Ease.During(time, clock.Lands(j, 9).To - 0.1, clock.Lands(j, 9).To + 0.2) * (1 - Ease.During(time, from + 0.1, from + 0.4)), below = y + (layout.Pitch * camera.Zoom * 0.5) + (layout.Type * 1.5);
            painter.Number(-data.Below[j], 2, camera.ToX(layout.Pivot, stage) - layout.Type, below, Figures(Align.Right, 1.1), Tint.Negative.At(sums));
            painter.Number(data.Above[j], 2, camera.ToX(layout.Pivot, stage) + layout.Type, below, Figures(Align.Left, 1.1), Tint.Positive.At(sums), isSigned: true);
            double gate = Ease.During(time, leaves - 0.3, leaves) * (1 - Ease.During(time, BlameClock.Third, BlameClock.Third + 0.3));
            painter.Number(data.Slopes[j], 2, camera.ToX(layout.Gate, stage), y + (layout.Pitch * camera.Zoom * 0.5) + (layout.Type * 0.6), Figures(Align.Left, 1.1), Tint.Ink.At(gate), before: "× slope ");
        }

        double told = Ease.During(time, from + 0.3, to + 0.1) * (1 - Ease.During(time, clock.Settles(j).From - 0.2, clock.Settles(j).From + 0.1)) * away, net = data.Net(j);
        double pass = Ease.During(time, leaves, left), x = camera.ToX(Ease.Lerp(layout.Pivot + (net * Scale / 2), (layout.Pivot + layout.Gate) / 2, Math.Min(1, pass * 2)), stage);
        painter.Number(net, 2, x, y - half - (layout.Type * 0.9), Figures(size: j == Neuron ? 1.1 : 1), Shade.Diverging(net).At(told));
    }

    // Column headings.
    private void Heads(Painter painter)
    {
        double far = 1 - Math.Min(1, near * 3), y = layout.Header + (layout.Stage.IsNarrow ? 6 : layout.Type * 0.2), over = Ease.During(time, BlameClock.Over - 0.3, BlameClock.Over + 0.2);
        var words = new Lettering(layout.Type * 0.92, Face.Sans, 400, Align.Center);
        painter.Text(layout.Stage.IsNarrow ? "outputs" : "ten outputs", layout.Output, y, words, Tint.Soft.At(far));
        double x = layout.Stage.IsNarrow ? layout.Neuron : layout.Neuron - (layout.Type * 2);
        painter.Text(layout.Stage.IsNarrow ? "hidden" : "hidden neurons", x, y, words, Tint.Soft.At(far * (1 - over)));
        if (layout.Stage.IsNarrow) painter.Text("blame", x, y, words, Tint.Soft.At(far * over));
        else painter.Number(Scale > 0 ? DeltaScale / Scale : 0, 1, x, y, words, Tint.Soft.At(far * over), before: "blame, drawn ", after: " times longer");
    }

    // Labels for blocks too thin to contain them go above; where two are close together, the second is one step higher.
    private struct Stairs()
    {
        private double last = double.NegativeInfinity;
        private int step;

        public int Next(double lies, double apart)
        {
            step = lies - last < apart ? step + 1 : 0;
            last = lies;
            return step;
        }
    }
}

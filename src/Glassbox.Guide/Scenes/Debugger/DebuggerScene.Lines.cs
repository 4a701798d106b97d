using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <content>The lines between hidden neurons and outputs. All except those of the opened neuron are drawn once, in layers, and revealed up
/// to a wavefront.</content>
public sealed partial class DebuggerScene
{
    private const int RestLayer = 0, SignalLayer = 1, BlameLayer = 2, LevelLayer = 3, DeltaLayer = 4, ChangeLayer = 5, AgainLayer = 6;
    private const double Widest = 3.6;

    private long Size => (long)(layout!.Stage.Width * 16) + ((long)(layout.Stage.Height * 16) << 20);

    // Draws the layers, before any clip or transform.
    private void PrepareLines(Painter painter)
    {
        if (painter.BeginLayer(RestLayer, Size + ((long)version << 42)))
        {
            double most = Widgets.Paint.Largest(numbers.OutputWeights);
            for (int i = 0; i < numbers.OutputWeights.Length; i++)
            {
                double weight = numbers.OutputWeights[i];
                if (Math.Abs(weight) > 0.2 * most) painter.Curve(layout!.Wire(i / numbers.Count, i % numbers.Count), new Pen(0.8, Tint.LineStrong.At(0.26), weight < 0 ? 4 : 0));
            }

            painter.EndLayer();
        }

        if (now >= times.From(Act.OutputSums)) Prepare(painter, SignalLayer);
        if (now >= times.From(Act.HiddenDelta)) Prepare(painter, BlameLayer);
        if (now >= times.From(Act.OutputWeights))
        {
            Prepare(painter, LevelLayer);
            Prepare(painter, DeltaLayer);
            Prepare(painter, ChangeLayer);
        }

        if (now >= times.From(Act.Again)) Prepare(painter, AgainLayer);
    }

    private void Prepare(Painter painter, int layer)
    {
        if (!painter.BeginLayer(layer, Size + ((long)version << 42))) return;

        // Alternates between both ends, so that the last ones do not dominate.
        int count = numbers.OutputWeights.Length;
        for (int n = 0; n < count; n++)
        {
            int i = n % 2 == 0 ? n / 2 : count - 1 - (n / 2), o = i / numbers.Count, j = i % numbers.Count;
            if (!IsLeader(layer, o, j)) Wire(painter, layer, o, j);
        }

        painter.EndLayer();
    }

    private bool IsLeader(int layer, int o, int j) => layer switch
    {
        SignalLayer => o == OutputOf(Act.OutputSums),
        BlameLayer => j == hidden,
        AgainLayer => false,
        _ => o == OutputOf(Act.OutputWeights) && j == hidden,
    };

    // Returns the value on a line, relative to the maximum, which determines its width.
    private double Carries(int layer, int o, int j) => layer switch
    {
        SignalLayer => numbers.Signal(o, j) / numbers.MostSignal,
        BlameLayer => numbers.Blame(o, j) / numbers.MostBlame,
        LevelLayer => 0.85 * numbers.Hidden[j],
        DeltaLayer => 0.85 * numbers.OutputDelta[o] / numbers.MostOutputDelta,
        ChangeLayer => -numbers.OutputDelta[o] * numbers.Hidden[j] / numbers.MostStep,
        _ => numbers.NewOutputWeights[(o * numbers.Count) + j] * numbers.AgainHidden[j] / numbers.MostSignal,
    };

    private void Wire(Painter painter, int layer, int o, int j, double alpha = 0.8)
    {
        double value = Carries(layer, o, j), size = Math.Min(1.3, Math.Abs(value));
        if (size < 0.03) return;
        painter.Curve(layout!.Wire(o, j), new Pen(Math.Max(0.7, Widest * size * (layout.IsNarrow ? 0.75 : 1)), Shade.Diverging(value).At(alpha * Math.Min(1, 0.35 + size)), value < 0 ? 5 : 0));
    }

    private void DrawLines(Painter painter)
    {
        painter.Opacity = rest;
        painter.DrawLayer(RestLayer, layout!.Lines(0, 1), Loud(3));
        double faded = 1 - (0.85 * Sec(Act.Output, 0.1, 1)), over = 1 - Sec(Act.OutputDelta, 0, 0.5);
        Bundle(painter, SignalLayer, 0, Sec(Act.OutputSums, 0.1, 1.15), 0, Sec(Act.OutputSums, 1.25, 2.2), 0.9 * faded * over);

        double back = 1 - After(Act.HiddenDelta, 0, 0.4);
        Bundle(painter, BlameLayer, 1 - Sec(Act.HiddenDelta, 0.1, 1.2), 1, 1 - Sec(Act.HiddenDelta, 1.4, 2.3), 1, back);

        // An outer product: signal from one end and error from the other meet on the line, and the change lights up.
        double come = Sec(Act.OutputWeights, 0.1, 0.85), lights = Sec(Act.OutputWeights, 0.8, 1.2), comeAll = Sec(Act.OutputWeights, 1.3, 2.05), lightsAll = Sec(Act.OutputWeights, 2, 2.4), gone = 1 - Sec(Act.OutputWeights, 2.9, 3.6);
        Bundle(painter, LevelLayer, 0, come / 2, 0, comeAll / 2, 0.9 * (1 - lights), 0.8 * (1 - lightsAll));
        Bundle(painter, DeltaLayer, 1 - (come / 2), 1, 1 - (comeAll / 2), 1, 0.9 * (1 - lights), 0.8 * (1 - lightsAll));
        Bundle(painter, ChangeLayer, 0.5 - (lights / 2), 0.5 + (lights / 2), 0.5 - (lightsAll / 2), 0.5 + (lightsAll / 2), gone, 0.8 * gone);

        double again = Sec(Act.Again, 1.8, 2.5), ends = 1 - Sec(Act.Again, 3.2, 3.9);
        Bundle(painter, AgainLayer, 0, 0, 0, again, 0, 0.85 * ends);
        painter.Opacity = 1;
    }

    private void Bundle(Painter painter, int layer, double leaderFrom, double leaderTo, double from, double to, double alpha) =>
        Bundle(painter, layer, leaderFrom, leaderTo, from, to, alpha, 0.8 * alpha);

    private void Bundle(Painter painter, int layer, double leaderFrom, double leaderTo, double from, double to, double leaderAlpha, double alpha)
    {
        if (to > from && alpha > 0.01) painter.DrawLayer(layer, layout!.Lines(from, to), alpha);
        if (leaderTo <= leaderFrom || leaderAlpha <= 0.01) return;
        painter.Clip(layout!.Lines(leaderFrom, leaderTo));
        for (int o = 0; o < Outputs; o++)
        {
            for (int j = 0; j < numbers.Count; j++)
                if (IsLeader(layer, o, j)) Wire(painter, layer, o, j, leaderAlpha);
        }

        painter.Restore();
    }
}

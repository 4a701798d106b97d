using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <content>The ten outputs with their errors, and the lines along which the errors flow back.</content>
public sealed partial class BlameScene
{
    private double Flow => Ease.During(time, BlameClock.Flow, BlameClock.Flown);

    private double Shown => Ease.During(time, BlameClock.Blamed, BlameClock.Blamed + 0.7);

    // The error at the right output slides to where the others start.
    private double Slid => Ease.During(time, BlameClock.Blamed + 0.9, BlameClock.Blamed + 1.5);

    private void Lines(Painter painter)
    {
        double start = layout.Output - layout.OutputRadius, span = start - layout.Port, flow = Flow, wide = data.MostPull > 0 ? Math.Min(7, layout.Pitch * 0.28) / data.MostPull : 0;
        if (flow < 1)
        {
            for (int o = 0; o < BlameData.Outputs; o++)
                for (int j = 0; j < data.Hidden; j++)
                    painter.Line(Ease.Lerp(start, layout.Port, flow), Ease.Lerp(layout.OutputY(o), layout.HiddenY(j), flow), layout.Port, layout.HiddenY(j), new Pen(0.8, Tint.Line.At(0.8)));
        }

        if (flow <= 0) return;
        double over = Ease.During(time, BlameClock.Over - 0.6, BlameClock.Over + 0.3);
        for (int step = 0; step < BlameData.Outputs * data.Hidden; step++)
        {
            int at = step * 7 % (BlameData.Outputs * data.Hidden), j = at / BlameData.Outputs, o = at % BlameData.Outputs; // interleaved, so that no color is drawn on top
            double pull = data.Pull(j, o), alpha = Ease.Lerp(Ease.Lerp(0.62, 0.14, During(clock.Lands(j, o))) * Loudness(j, 0.3), 0.34, over);
            painter.Line(start, layout.OutputY(o), start - (span * flow), Ease.Lerp(layout.OutputY(o), layout.HiddenY(j), flow), new Pen(Math.Max(0.5, Math.Abs(pull) * wide), Shade.Diverging(pull).At(alpha), pull < 0 ? 5 : 0));
        }

        if (flow >= 1) return;
        for (int sign = -1; sign <= 1; sign += 2)
        {
            Painter.PointList heads = painter.Dots(Shade.Diverging(sign));
            for (int j = 0; j < data.Hidden; j++)
            {
                for (int o = 0; o < BlameData.Outputs; o++)
                {
                    double pull = data.Pull(j, o);
                    if (pull < 0 != sign < 0) continue;
                    heads.Add(start - (span * flow), Ease.Lerp(layout.OutputY(o), layout.HiddenY(j), flow), Math.Max(0.8, Math.Abs(pull) * wide * 0.75));
                }
            }
        }
    }

    private void Outputs(Painter painter)
    {
        double height = Math.Min(layout.OutputRadius * 1.25, layout.Pitch * 0.9), shown = Shown, slid = Slid;
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            double y = layout.OutputY(o), x = layout.Output + layout.OutputRadius + 4, output = data.Output[o], delta = data.OutputDelta[o], top = y - (height / 2);
            bool isLabel = o == data.Label;
            if (isLabel)
            {
                painter.Box(new Area(x, top, output * layout.OutputBar, height), Tint.Ink.At(0.4 * (1 - slid)));
                painter.Frame(new Area(x, top, layout.OutputBar, height), new Pen(1.5, Tint.Right.At(1 - slid), 4));
                painter.SignedBox(new Area(Ease.Lerp(x + (output * layout.OutputBar), x, slid), top, -delta * layout.OutputBar * shown, height), delta);
            }
            else
            {
                painter.Box(new Area(x, top, output * layout.OutputBar, height), Tint.Ink.At(0.4 * (1 - shown)));
                painter.SignedBox(new Area(x, top, delta * layout.OutputBar, height), delta, shown);
            }

            painter.Disc(layout.Output, y, layout.OutputRadius, Tint.Panel);
            painter.Ring(layout.Output, y, layout.OutputRadius, new Pen(isLabel ? 2.6 : 1.5, isLabel ? Tint.Right : Tint.LineStrong));
        }
    }

    // In screen size, independent of the camera.
    private void OutputNumbers(Painter painter)
    {
        StageArea stage = layout.Stage;
        double right = layout.Output + layout.OutputRadius + 10, shown = Shown, slid = Slid, far = 1 - Math.Min(1, near * 4);
        for (int o = 0; o < BlameData.Outputs; o++)
        {
            double y = camera.ToY(layout.OutputY(o), stage), output = data.Output[o], delta = data.OutputDelta[o];
            bool isLabel = o == data.Label;
            painter.Number(o, 0, camera.ToX(layout.Output, stage), y, Figures(size: stage.IsNarrow ? 0.9 : 0.95), isLabel ? Tint.Right : Tint.Ink);
            if (stage.IsNarrow || far <= 0) continue;
            painter.Number(output, 2, camera.ToX(right + (Math.Max(output, isLabel ? 1 : 0) * layout.OutputBar), stage), y, Figures(Align.Left, 0.9, 400), Tint.Soft.At((isLabel ? 1 - slid : 1 - shown) * far));
            painter.Number(delta, 2, camera.ToX(right + (Math.Abs(delta) * layout.OutputBar), stage), y, Figures(Align.Left, 0.9), Shade.Diverging(delta).At((isLabel ? slid : shown) * far));
        }
    }
}

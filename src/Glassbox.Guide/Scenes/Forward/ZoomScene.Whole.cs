using System.Globalization;
using Glassbox.Guide.Code;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>Out to the whole network, where each disc shows how its value was computed.</content>
public sealed partial class ZoomScene
{
    private static readonly string hiddenCode = CodeMarkers.Hidden.Code, outputCode = CodeMarkers.Output.Code;
    private int opened = -1; // a hidden neuron, or an output after those; -1 for none

    /// <summary>The opened disc of the whole network: a hidden neuron, then the outputs; -1 for none.</summary>
    public int Opened => opened;

    /// <summary>Opens a disc of the whole network: a hidden neuron, then the outputs; -1 for none.</summary>
    public void Open(int disc)
    {
        opened = Math.Clamp(disc, -1, data.Hidden + data.Outputs - 1);
        Change();
    }

    private void Whole(Painter painter, double t)
    {
        ZoomLayout.AfarPlaces places = layout!.Afar;
        double home = Ease.During(t, ZoomTimes.Home, ZoomTimes.Home + 1.6), lines = Ease.During(t, ZoomTimes.Home + 0.7, ZoomTimes.Home + 1.9), off = (1 - home) * layout.Stage.Width * 0.9;
        painter.Opacity = lines * (opened < 0 ? 1 : 0.3);
        if (lines > 0) Lines(painter, 1);
        painter.Opacity = 1;
        if (opened >= 0 && home >= 1) OpenedLines(painter);
        for (int j = 0; j < data.Hidden; j++)
        {
            Area thumb = layout.First.ThumbOf(j), place = Zoomed(thumb with { X = thumb.X - (layout.Stage.Width * 0.5) }, places.Tiles[j], home);
            painter.Sheet(pictures.Tiles, place, 1, ZoomPictures.TilePart(j));
        }

        painter.Sheet(pictures.Ink, places.Digit with { X = places.Digit.X - off });
        TellNetwork(painter, Ease.Part(home, 0.7, 1));
        painter.Opacity = Ease.Part(home, 0.6, 1);
        for (int d = 0; d < data.Outputs; d++) Output(painter, d, painter.Opacity > 0 ? 1 : 0);
        painter.Opacity = 1;
        if (t < ZoomTimes.Home + 1.6) return;
        for (int j = 0; j < data.Hidden; j++) painter.Hit(DiscHits + j, places.Discs[j].Grown(4));
        for (int d = 0; d < data.Outputs; d++) painter.Hit(DiscHits + data.Hidden + d, places.Outs[d].Grown(4));
    }

    private void OpenedLines(Painter painter)
    {
        for (int j = 0; j < data.Hidden; j++)
        {
            for (int d = 0; d < data.Outputs; d++)
            {
                if (opened != j && opened != data.Hidden + d) continue;
                double signal = data.Signal(d, j), strength = Math.Abs(signal) / data.MostSignal;
                painter.Curve(Wire(j, d), new Pen(1 + (3 * strength), SignOf(signal).At(0.25 + (0.75 * strength)), signal < 0 ? 5 : 0));
            }
        }
    }

    // The tooltip of the disc under the pointer.
    private void TellDisc(Painter painter)
    {
        bool isHidden = opened < data.Hidden;
        int which = isHidden ? opened : opened - data.Hidden;
        Area disc = isHidden ? layout!.Afar.Discs[which] : layout!.Afar.Outs[which];
        double sum = isHidden ? data.Passing.HiddenSums[which] : data.Passing.OutputSums[which], bias = data.Passing.Twin.Biases[isHidden ? 0 : 1][which, 0], activation = isHidden ? data.Passing.Hidden[which] : data.Passing.Outputs[which];
        painter.Ring(disc.CenterX, disc.CenterY, (disc.Width / 2) + 3, new Pen(2.5, Tint.Ink));
        Tip.Draw(
            painter, layout.Stage, disc, isHidden ? "tile " : "output ", which,
            [new("weighted sum", sum - bias, 4, true), new("bias", bias, 4, true), new("squashed", activation, 4)], isHidden ? hiddenCode : outputCode);
    }

    private bool PointAtDisc(Touch touch)
    {
        if (touch.Kind is TouchKind.Hover or TouchKind.Down && opened != touch.Hit - DiscHits) Open(touch.Hit - DiscHits);
        return touch.Kind is TouchKind.Down or TouchKind.Up;
    }

    private bool LeaveDiscs(Touch touch)
    {
        if (opened >= 0 && touch.Kind is TouchKind.Hover or TouchKind.Leave or TouchKind.Down) Open(-1);
        return false;
    }

    private string DiscName(int disc) => disc < data.Hidden
        ? string.Create(CultureInfo.InvariantCulture, $"tile {disc}: {data.Passing.Hidden[disc]:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"output {disc - data.Hidden}: {data.Passing.Outputs[disc - data.Hidden]:F4}");
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <content>The overview of the network, and the camera that zooms into it.</content>
public sealed partial class ZoomScene
{
    private const int QuietLines = 0, SignalLines = 1; // layers

    private void Afar(Painter painter, double t)
    {
        ZoomLayout.AfarPlaces places = layout!.Afar;
        double u = Ease.During(t, ZoomTimes.Into, ZoomTimes.Into + 1.4);
        Area focus = places.Tiles[data.Tile], target = Zoomed(focus, layout.Open.Tile, u);
        double scale = target.Width / focus.Width, leaving = 1 - Ease.Part(u, 0, 0.45);
        double front = Ease.During(t, ZoomTimes.Pass + 1.15, ZoomTimes.Pass + 1.9);

        painter.Clip(new Area(0, 0, layout.Stage.Width, layout.Bottom + (u < 1 ? 4 : 0)));
        painter.Transform(scale, 0, 0, scale, target.X - (focus.X * scale), target.Y - (focus.Y * scale));
        painter.Opacity = leaving;
        if (leaving > 0) Lines(painter, front);
        for (int d = 0; d < data.Outputs; d++)
            Output(painter, d, Ease.Arriving(t, ZoomTimes.Pass + 1.75 + (d * 0.02), ZoomTimes.Pass + 2.3 + (d * 0.02)));
        for (int j = 0; j < data.Hidden; j++)
        {
            painter.Opacity = j == data.Tile ? 1 : 1 - Ease.Part(u, 0.15, 0.85);
            painter.Sheet(pictures.Tiles, places.Tiles[j], 1, ZoomPictures.TilePart(j), 1 / scale);
        }

        for (int j = 0; j < data.Hidden; j++)
        {
            double come = Ease.During(t, ZoomTimes.Pass + (j * 0.02), ZoomTimes.Pass + 0.8 + (j * 0.02));
            painter.Opacity = 0.7 * Math.Clamp(come * 8, 0, 1) * (1 - Ease.Part(come, 0.7, 1));
            if (come is > 0 and < 1) painter.Picture(pictures.Ink, Area.Lerp(places.Digit, places.Tiles[j], come), isSmooth: true);
        }

        painter.Opacity = 1 - Ease.Part(u, 0, 0.4);
        for (int j = 0; j < data.Hidden; j++)
            Disc(painter, places.Discs[j], data.Passing.Hidden[j] * Ease.Arriving(t, ZoomTimes.Pass + 0.8 + (j * 0.02), ZoomTimes.Pass + 1.25 + (j * 0.02)));
        painter.Opacity = 1;
        painter.Restore();

        painter.Sheet(pictures.Ink, Zoomed(places.Digit, layout.Open.Digit, u));
        TellNetwork(painter, 1 - Ease.Part(u, 0, 0.3));
        painter.Restore();
        if (t < ZoomTimes.Into)
        {
            for (int j = 0; j < data.Hidden; j++) painter.Hit(TileHits + j, places.Tiles[j]);
            painter.Hit(TileHandle, focus);
            painter.Frame(focus.Grown(3), new Pen(2, Tint.Ink.At(Ease.During(t, ZoomTimes.Into - 0.9, ZoomTimes.Into - 0.5))));
        }
    }

    // The lines to the outputs: faint ones and, over them, the contributions, up to a wavefront.
    private void Lines(Painter painter, double front)
    {
        Area whole = new(0, 0, layout!.Stage.Width, layout.Stage.Height);
        long now = HashCode.Combine(version, layout.Stage.Width, layout.Stage.Height);
        if (painter.BeginLayer(QuietLines, now))
        {
            for (int j = 0; j < data.Hidden; j++)
                for (int d = 0; d < data.Outputs; d++) painter.Curve(Wire(j, d), new Pen(1, Tint.LineStrong.At(0.16)));
            painter.EndLayer();
        }

        if (painter.BeginLayer(SignalLines, now))
        {
            for (int j = 0; j < data.Hidden; j++)
            {
                for (int d = 0; d < data.Outputs; d++)
                {
                    double signal = data.Signal(d, j), strength = Math.Abs(signal) / data.MostSignal;
                    painter.Curve(Wire(j, d), new Pen(0.6 + (2.4 * strength), SignOf(signal).At(Math.Min(1, 0.06 + (0.8 * strength))), signal < 0 ? 5 : 0));
                }
            }

            painter.EndLayer();
        }

        painter.DrawLayer(QuietLines, whole);
        if (front <= 0) return;
        ZoomLayout.AfarPlaces places = layout.Afar;
        painter.DrawLayer(SignalLines, layout.IsNarrow
            ? whole with { Height = Ease.Lerp(places.Discs[0].Y, places.Outs[0].Y, front) }
            : whole with { Width = Ease.Lerp(places.Discs[0].X, places.Outs[0].X, front) });
    }

    private void TellNetwork(Painter painter, double alpha)
    {
        Area digit = layout!.Afar.Digit;
        double x = layout.IsNarrow ? digit.Right + 14 : digit.X, y = layout.IsNarrow ? digit.CenterY : digit.Bottom + (1.2 * layout.Type);
        painter.Text(told, x, y, Small(), Tint.Soft.At(alpha));
    }

    private Bend Wire(int neuron, int output)
    {
        Area from = layout!.Afar.Discs[neuron], to = layout.Afar.Outs[output];
        return layout.IsNarrow ? Bend.Down(from.CenterX, from.CenterY, to.CenterX, to.Y) : Bend.Across(from.CenterX, from.CenterY, to.X, to.CenterY);
    }

    private void Output(Painter painter, int output, double sure)
    {
        Area place = layout!.Afar.Outs[output];
        bool won = output == data.Answer && sure > 0.5;
        Tint color = won ? data.Answer == data.Label ? Tint.Right : Tint.Wrong : Tint.Ink;
        Disc(painter, place, data.Passing.Outputs[output] * sure, color);
        var lettering = new Lettering(layout.Type * (won ? 1.3 : 1.1), Face.Sans, won ? 700 : 400, Align.Center);
        (double x, double y) = layout.IsNarrow ? (place.CenterX, place.Bottom + 14) : (place.Right + (1.1 * layout.Type), place.CenterY);
        painter.Count(output, x, y, lettering, won ? color : Tint.Soft);
    }

    private static void Disc(Painter painter, Area place, double level, Tint fill = Tint.Ink) =>
        painter.Neuron(place.CenterX, place.CenterY, place.Width / 2, level, fill);
}

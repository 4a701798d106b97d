using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <content>The digit, its copies in the tiles, and the names above.</content>
public sealed partial class DebuggerScene
{
    private void Network(Painter painter)
    {
        bool isZoomed = near > 0 && detour!.IsTile;
        if (isZoomed)
        {
            Area tile = layout!.Tiles[detour!.Row], seen = NearTile();
            double zoom = seen.Width / tile.Width;
            painter.Clip(layout.Picture);
            painter.Transform(zoom, 0, 0, zoom, seen.X - (zoom * tile.X), seen.Y - (zoom * tile.Y));
        }

        Digit(painter);
        Leaders(painter);
        for (int j = 0; j < numbers.Count; j++) Tile(painter, j);
        painter.Opacity = 1;
        if (rest > 0.01)
        {
            DrawLines(painter);
            HiddenNeurons(painter);
            OutputNeurons(painter);
            LabelFlies(painter);
            if (!layout!.IsNarrow) Names(painter);
        }

        painter.Opacity = 1;
        if (!isZoomed) return;
        painter.Restore();
        painter.Restore();
    }

    private void Digit(Painter painter)
    {
        Area card = layout!.Digit;
        painter.Opacity = Loud(0) * rest;
        painter.Box(card, Tint.Panel, 4);
        painter.Frame(card, new Pen(1, Tint.Line), 4);
        double come = Sec(Act.Image, 0, 0.9);
        painter.Picture(pictures.Ink, card with { X = card.X - ((1 - come) * (card.Width + card.X)) }, come, isSmooth: come < 1);

        double chip = Sec(Act.Image, 0.8, 1.3), gone = Ease.Lerp(1, 0.55, Sec(Act.Label, 0.1, 0.4)), size = layout.IsNarrow ? 18 : 1.35 * layout.Type;
        var box = new Area(layout.Chip.X - (0.9 * size), layout.Chip.Y - (0.85 * size), 1.8 * size, 1.7 * size);
        painter.Box(box, Tint.Panel.At(chip), 5);
        painter.Frame(box, new Pen(1, Tint.Line.At(chip)), 5);
        painter.Count(numbers.Label, layout.Chip.X, layout.Chip.Y, new Lettering(size, Face.Mono, 700, Align.Center), Tint.Right.At(chip * gone));
        painter.Opacity = rest;
        var small = new Lettering(Math.Max(13, 0.88 * layout.Small));
        painter.Text(network, layout.Told.X, layout.Told.Y, small, Tint.Soft);
        painter.Text(rate, layout.Told.X, layout.Told.Y + (1.4 * small.Size), small, Tint.Soft);
    }

    // Straight lines lead from the tiles to their discs; the errors flow back along them.
    private void Leaders(Painter painter)
    {
        double end = layout!.Disc - layout.Radius, from = end - layout.BeamBefore - layout.BeamAfter, wipe = 1 - Sec(Act.Again, 0, 0.5);
        painter.Opacity = Math.Max(0.4, Loud(1)) * rest;
        for (int j = 0; j < numbers.Count; j++)
        {
            Area tile = layout.Tiles[j];
            double start = layout.IsNarrow ? tile.Bottom : tile.Right, across = layout.Across(j);
            (double x0, double y0) = layout.At(start, across);
            (double x1, double y1) = layout.At(end, across);
            painter.Line(x0, y0, x1, y1, new Pen(1, Tint.Line));
            double begin = Lag(j, 0.1, 1.1, 1), run = Sec(Act.HiddenWeights, begin, begin + 0.5), stays = (1 - (0.75 * Sec(Act.HiddenWeights, 3, 3.6))) * wipe;
            if (run > 0 && stays > 0) painter.SignedBox(layout.Block(from, across, (start - from) * run, Math.Max(0.8, BlameWidth(j) * SlopeShare(j))), numbers.HiddenDelta[j], stays);
        }

        painter.Opacity = 1;
    }

    private void Tile(Painter painter, int j)
    {
        bool isRow = near > 0 && detour!.IsTile && j == detour.Row;
        Area tile = layout!.Tiles[j], part = UpdatePictures.Tile(j);
        double own = over.Kind == SpotKind.Tile && over.Place == j ? rest : isRow ? Ease.Lerp(Loud(1), 1, near) : Loud(1) * rest;
        if (own <= 0.01) return;
        int rank = ranks[j];
        double last = (double)rank / numbers.Count, wipe = 1 - Sec(Act.Again, 0.1, 0.7);
        double starts = 0.1 + (rank < 3 ? 0.3 * rank : 0.9 + (0.6 * last)), fly = Sec(Act.HiddenSums, starts, starts + 0.62);
        double meet = rank == 0 ? Sec(Act.HiddenSums, 1.7, 2.3) : Sec(Act.HiddenSums, 2.1 + (0.5 * last), 2.6 + (0.5 * last));
        double stamp = Lag(j, 0.1, 1.1, 1), copy = Sec(Act.HiddenWeights, stamp, stamp + 0.6), tinted = Sec(Act.HiddenWeights, stamp + 0.5, stamp + 0.95), settle = Sec(Act.HiddenWeights, 2.9, 3.7);
        double again = Sec(Act.Again, 0.3 + (0.25 * last), 0.9 + (0.25 * last)), spent = Sec(Act.Again, 0.9 + (0.25 * last), 1.4 + (0.25 * last));
        double lit = near > 0 ? 0 : Lit(SpotKind.Tile, j);

        painter.Opacity = own;
        painter.Box(tile.Grown(4), Tint.Lit.At(lit), 5);
        painter.Box(tile, Tint.Panel);
        double weights = Ease.Lerp(Ease.Lerp(1, 0.32, fly), 0.45, copy);
        weights = Ease.Lerp(weights, Ease.Lerp(0.6, 1, Sec(Act.Again, 0.1, 0.6)), settle);
        painter.Picture(pictures.Weights, tile, weights * (1 - settle), part);
        painter.Picture(pictures.NewWeights, tile, weights * settle, part);
        if (fly > 0 && meet < 1) Copy(painter, tile, fly, (1 - meet) * (fly < 1 ? 0.8 : 0.62));
        painter.Picture(pictures.Products, tile, meet * (1 - (0.35 * Sec(Act.Hidden, 0.2, 1.2))) * (1 - copy), part);
        if (copy > 0 && tinted < 1) Copy(painter, tile, copy, 0.7 * (1 - tinted));
        if (tinted > 0) painter.Picture(pictures.Stamps, tile.Grown(0.05 * tile.Width * Math.Sin(Math.PI * settle)), tinted * Ease.Lerp(1, 0.75, settle) * wipe, part);
        if (again > 0 && spent < 1) Copy(painter, tile, again, 0.6 * (1 - spent));
        if (isRow) Cells(painter, tile, part);
        painter.Frame(tile, new Pen(isRow ? tile.Width / NearTile().Width : lit > 0.5 ? 1.6 : 1, lit > 0.5 ? Tint.Ink : Tint.Line));
    }

    // The apparent bounds of the tile that the camera zooms to: its size changes geometrically, its position along a straight line.
    private Area NearTile()
    {
        Area tile = layout!.Tiles[detour!.Row], goal = layout.Near;
        double most = goal.Width / tile.Width, way = (Ease.LerpRatio(1, most, near) - 1) / (most - 1);
        return Area.Lerp(tile, goal, way);
    }

    // A copy of the digit on its way from the card to a tile, small from the start, to avoid smearing.
    private void Copy(Painter painter, Area tile, double way, double alpha)
    {
        Area card = layout!.Digit;
        double size = tile.Width * Ease.Lerp(0.62, 1, way), x = Ease.Lerp(card.CenterX, tile.CenterX, layout.IsNarrow ? Ease.Smooth(way) : way), y = Ease.Lerp(card.CenterY, tile.CenterY, layout.IsNarrow ? way : Ease.Smooth(way));
        painter.Picture(pictures.Ink, way < 1 ? new Area(x - (size / 2), y - (size / 2), size, size) : tile, alpha * Math.Min(1, way * 12), isSmooth: way < 1);
    }

    // The label flies from below the digit to its output.
    private void LabelFlies(Painter painter)
    {
        double way = Sec(Act.Label, 0.1, 1);
        if (way is <= 0 or >= 1) return;
        (double x1, double y1) = layout!.At(layout.Name, layout.AcrossOutput(numbers.Label));
        (double x, double y) = (Ease.Lerp(layout.Chip.X, x1, way), Ease.Lerp(layout.Chip.Y, y1, way) - (Math.Sin(Math.PI * way) * (layout.IsNarrow ? 0 : 40)));
        painter.Opacity = rest;
        painter.Count(numbers.Label, x, y, new Lettering(1.3 * layout.Type * (1 + (0.5 * Math.Sin(Math.PI * way))), Face.Mono, 700, Align.Center), Tint.Right);
    }

    // The variable names, above or below their numbers; magnified values state their factor.
    private void Names(Painter painter)
    {
        painter.Opacity = rest;
        Act acted = turn < 0.3 ? before : act;
        foreach (NeuronName name in names)
        {
            double alpha = Math.Min(Ease.During(now, name.From, name.From + 0.4), 1 - Ease.During(now, name.To, name.To + 0.4));
            if (alpha <= 0) continue;
            bool acts = Array.IndexOf(lines[(int)acted].Names, name.Name) >= 0;
            painter.Text(name.Name, name.X, name.Y, new Lettering(layout!.Small, Face.Mono, acts ? 600 : 400, name.Align), (acts ? Tint.Ink : Tint.Soft).At(alpha));
        }

        double y = layout!.WeightNamesY + (1.25 * layout.Small), tiles = (layout.Tiles[0].X + layout.Tiles.AsSpan()[^1].Right) / 2;
        Enlarged(painter, "change, ", numbers.TimesWeights, tiles, y, Sec(Act.HiddenWeights, 1, 1.5) * (1 - Sec(Act.Again, 0, 0.4)));
        Enlarged(painter, "change, ", outputTimes, (layout.From + layout.To) / 2, y, Sec(Act.OutputWeights, 0.8, 1.2) * (1 - After(Act.OutputWeights, -0.5, 0)));
        Enlarged(painter, "", biasTimes, layout.Base + (layout.Bar / 2), y, Sec(Act.OutputBiases, 0.2, 0.6) * (1 - After(Act.OutputBiases, -0.2, 0.2)));
        Enlarged(painter, "", hiddenBiasTimes, layout.Sum, y, Sec(Act.HiddenBiases, 0.2, 0.6) * (1 - Sec(Act.Again, 0, 0.4)));
    }

    private void Enlarged(Painter painter, ReadOnlySpan<char> before, double times, double x, double y, double alpha)
    {
        if (alpha <= 0 || times <= 0) return;
        var lettering = new Lettering(0.92 * layout!.Small, Face.Sans, 400, Align.Center);
        if (times < 10) painter.Number(times, 1, x, y, lettering, Tint.Soft.At(alpha), before: before, after: " × enlarged");
        else painter.Count((long)times, x, y, lettering, Tint.Soft.At(alpha), before, " × enlarged");
    }

    private double BlameWidth(int j) => layout!.Beam * Math.Abs(numbers.HiddenError[j]) / numbers.MostError;

    // The derivative is at most ¼: then the whole beam passes.
    private double SlopeShare(int j) => 4 * numbers.Slope[j];
}

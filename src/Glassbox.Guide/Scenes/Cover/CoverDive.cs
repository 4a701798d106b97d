using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>Scrolling zooms into the picture: one tile, one row of it, one pair, one sum, and out again as a neuron.</summary>
/// <remarks>All numbers are those of the network as the picture currently shows it.</remarks>
internal sealed class CoverDive(Recording recording, CoverNetwork network)
{
    /// <summary>The tile to zoom into: in the middle of the others.</summary>
    public const int Tile = 9;

    private const int Side = 28, Pixels = Side * Side;
    private const double Row = 0.2, Pair = 0.42, Adding = 0.62, Squash = 0.84; // the start of each part, as a fraction of the whole
    private readonly CellPicture weights = new(Side, Side), ink = new(Side, Side), products = new(Side, Side);
    private readonly double[] weight = new double[Pixels], image = new double[Pixels], sums = new double[Pixels + 1];
    private (int States, long Seen, double Mix, long Version) known;
    private int row, column;
    private double full, most;

    /// <summary>The tile's weighted sum, including its bias.</summary>
    public double Sum => sums[Pixels] + Bias;

    /// <summary>The tile's bias.</summary>
    public double Bias { get; private set; }

    /// <summary>The tile's activation for the digit, 0 to 1.</summary>
    public double Activation => 1 / (1 + Math.Exp(-Sum));

    /// <summary>The pair in focus: its weight and its ink.</summary>
    public (double Weight, double Ink) Looked => (weight[(row * Side) + column], image[(row * Side) + column]);

    /// <summary>Sets the current network and a digit.</summary>
    /// <param name="digit">[784] 0 to 1</param>
    /// <param name="version">A number that changes with the digit.</param>
    public void Take(ReadOnlySpan<double> digit, long version)
    {
        (int, long, double, long) now = (recording.States.Count, network.To.Seen, network.Mix, version);
        if (known == now) return;
        known = now;
        digit.CopyTo(image);
        ReadOnlySpan<double> start = recording.Start.Weights[0].Row(Tile);
        double best = -1, bestRow = -1;
        full = most = 0;
        for (int y = 0, p = 0; y < Side; y++)
        {
            double inRow = 0;
            for (int x = 0; x < Side; x++, p++)
            {
                int at = (Tile * Pixels) + p;
                weight[p] = start[p] + Ease.Lerp(network.From.Change[at], network.To.Change[at], network.Mix);
                sums[p + 1] = sums[p] + (weight[p] * image[p]);
                full = Math.Max(full, 0.6 * Math.Abs(weight[p]));
                most = Math.Max(most, Math.Abs(sums[p + 1]));
                inRow += image[p];
            }

            if (inRow > bestRow) (bestRow, row) = (inRow, y);
        }

        for (int x = 0; x < Side; x++)
            if (Math.Abs(weight[(row * Side) + x] * image[(row * Side) + x]) > best) (best, column) = (Math.Abs(weight[(row * Side) + x] * image[(row * Side) + x]), x);
        Bias = Ease.Lerp(network.From.HiddenBiases[Tile], network.To.HiddenBiases[Tile], network.Mix);
        most = Math.Max(1e-6, Math.Max(most, Math.Abs(Sum)));
        weights.Diverging(weight, full);
        ink.Ink(image);
        for (int p = 0; p < Pixels; p++)
        {
            double product = weight[p] * image[p];
            products.Set(p, product < 0 ? Tint.Negative : Tint.Positive, Math.Min(1, 1.6 * Math.Abs(product) / full));
        }
    }

    /// <summary>Returns the progress of the camera into the tile.</summary>
    public static double Into(double dive) => Ease.Smooth(Ease.Part(dive, 0, Row));

    /// <summary>Returns the bounds of the tile at that point.</summary>
    public static Area Place(Area tile, double dive, StageArea stage)
    {
        Area to = Sheet(stage);
        double ratio = to.Width / tile.Width, u = Into(dive), way = (Math.Pow(ratio, u) - 1) / (ratio - 1);
        return Area.Lerp(tile, to, way);
    }

    /// <summary>Draws the dive; the scene draws what it starts from.</summary>
    public void Draw(Painter painter, double dive, CoverLayout layout)
    {
        StageArea stage = layout.Stage;
        double opened = Ease.Part(dive, Row, Row + 0.06), away = Ease.During(dive, Pair - 0.02, Pair + 0.06), adding = Ease.During(dive, Adding - 0.03, Adding + 0.04);
        double here = Into(dive);
        Area sheet = Area.Lerp(Place(layout.Tiles[Tile], dive, stage), Small(stage), adding);
        double sheetAlpha = Ease.Part(here, 0, 0.3) * Math.Max(1 - (0.8 * opened * (1 - adding)), adding);
        painter.Opacity = Math.Max(sheetAlpha * (1 - away), adding * (1 - Ease.During(dive, Squash, Squash + 0.06)));
        painter.Box(sheet, Tint.Panel);
        painter.Picture(weights, sheet, 1 - adding);
        painter.Picture(ink, sheet, 0.34 * (1 - adding), isSmooth: true);
        painter.Picture(products, sheet, adding);
        painter.Frame(sheet, new Pen(1, Tint.Line));
        painter.Opacity = 1;
        if (dive >= Row && dive < Adding + 0.04) Strip(painter, dive, away, stage, 1 - Ease.During(dive, Adding - 0.03, Adding + 0.02));
        if (dive >= Adding - 0.03) Level(painter, dive, sheet, stage);
        Say(painter, dive, layout);
    }

    private static Area Sheet(StageArea stage)
    {
        double side = Math.Min(stage.Width - (2 * stage.Margin), 0.68 * stage.Height);
        return new Area((stage.Width - side) / 2, 0.1 * stage.Height, side, side);
    }

    private static Area Small(StageArea stage)
    {
        double side = stage.IsNarrow ? Math.Min(0.5 * stage.Width, 0.3 * stage.Height) : 0.46 * stage.Height;
        return stage.IsNarrow ? new Area((stage.Width - side) / 2, 0.06 * stage.Height, side, side) : new Area(stage.Margin + (0.05 * stage.Width), 0.17 * stage.Height, side, side);
    }

    // The row leaves the tile, its weights above and its ink below; then one pair grows into a single number.
    private void Strip(Painter painter, double dive, double away, StageArea stage, double alpha)
    {
        double move = Ease.During(dive, Row + 0.02, Row + 0.14), near = Ease.During(dive, Pair + 0.02, Pair + 0.12);
        double cell = Math.Min((stage.Width - (2 * stage.Margin)) / Side, 0.08 * stage.Height), left = (stage.Width - (cell * Side)) / 2, middle = 0.4 * stage.Height;
        Area sheet = Sheet(stage);
        double from = sheet.Width / Side, large = Math.Min(0.2 * stage.Height, 0.2 * stage.Width), type = Math.Max(15, 1.3 * stage.Type);
        for (int i = 0; i < Side; i++)
        {
            int x = (column + 1 + i) % Side, p = (row * Side) + x; // the pair in focus last, on top of the others
            bool isLooked = x == column;
            double size = Ease.Lerp(from, cell, move), cx = Ease.Lerp(sheet.X + ((x + 0.5) * from), left + ((x + 0.5) * cell), move), cy = sheet.Y + ((row + 0.5) * from);
            double up = Ease.Lerp(cy, middle - (0.6 * cell), move), down = Ease.Lerp(cy, middle + (0.6 * cell), move);
            painter.Opacity = alpha * (isLooked ? 1 : 1 - (0.85 * away));
            if (isLooked && near > 0)
            {
                size = Ease.Lerp(size, large, near);
                Cell(painter, Ease.Lerp(cx, (stage.Width / 2) - (1.05 * large), near), Ease.Lerp(up, middle, near), size, weight[p]);
                Ink(painter, Ease.Lerp(cx, (stage.Width / 2) + (1.05 * large), near), Ease.Lerp(down, middle, near), size, image[p]);
                continue;
            }

            Cell(painter, cx, up, size, weight[p]);
            Ink(painter, cx, down, size * Ease.Lerp(0.34, 1, move), image[p]);
        }

        painter.Opacity = alpha * Ease.Part(near, 0.6, 1);
        double below = middle + (large / 2) + type;
        painter.Number(Looked.Weight, 2, (stage.Width / 2) - (1.05 * large), below, new Lettering(type, Face.Mono, 600, Align.Center), Shade.Diverging(Looked.Weight));
        painter.Text("×", stage.Width / 2, middle, new Lettering(1.4 * type, Face.Mono, 600, Align.Center), Tint.Soft);
        painter.Number(Looked.Ink, 2, (stage.Width / 2) + (1.05 * large), below, new Lettering(type, Face.Mono, 600, Align.Center), Tint.Ink);
        double product = Looked.Weight * Looked.Ink;
        painter.Opacity = alpha * Ease.During(dive, Pair + 0.12, Pair + 0.16);
        painter.Number(product, 2, stage.Width / 2, below + (2 * type), new Lettering(1.5 * type, Face.Mono, 700, Align.Center), Shade.Diverging(product), isSigned: true, before: "= ");
        painter.Opacity = 1;
    }

    private void Cell(Painter painter, double x, double y, double size, double value)
    {
        var area = new Area(x - (size / 2), y - (size / 2), size, size);
        painter.Box(area, Tint.Panel);
        painter.SignedBox(area, value, Math.Min(1, Math.Abs(value) / full));
        painter.Frame(area, new Pen(1, Tint.LineStrong.At(0.7)));
    }

    private static void Ink(Painter painter, double x, double y, double size, double level)
    {
        var area = new Area(x - (size / 2), y - (size / 2), size, size);
        painter.Box(area, Tint.Panel);
        painter.Box(area, Tint.Ink.At(level));
        painter.Frame(area, new Pen(1, Tint.LineStrong.At(0.7)));
    }

    // Pixel by pixel, the products move the level; the bias is added; the sigmoid fills the neuron.
    private void Level(Painter painter, double dive, Area sheet, StageArea stage)
    {
        double come = Ease.During(dive, Adding, Adding + 0.05), read = Pixels * Ease.Part(dive, Adding + 0.04, Squash - 0.05), biased = Ease.During(dive, Squash - 0.05, Squash - 0.01), squashed = Ease.During(dive, Squash + 0.03, Squash + 0.12);
        int count = Math.Min(Pixels, (int)read);
        double value = sums[count] + (biased * Bias), type = Math.Max(15, 1.3 * stage.Type);
        double half = stage.IsNarrow ? 0.36 * stage.Width : 0.26 * stage.Width, x = stage.IsNarrow ? stage.Width / 2 : 0.68 * stage.Width, y = stage.IsNarrow ? 0.5 * stage.Height : 0.3 * stage.Height;
        double height = 0.06 * stage.Height, to = x + (value / most * half * 0.94);
        painter.Opacity = come;
        if (count < Pixels && dive >= Adding + 0.04)
        {
            double cell = sheet.Width / Side;
            painter.Frame(new Area(sheet.X + (count % Side * cell), sheet.Y + (count / Side * cell), cell, cell).Grown(1.5), new Pen(2, Tint.Ink));
        }

        painter.Line(x - half, y, x + half, y, new Pen(1.25, Tint.LineStrong));
        painter.Line(x, y - (0.8 * height), x, y + (0.8 * height), new Pen(1.25, Tint.Ink));
        painter.SignedBox(new Area(Math.Min(x, to), y - (height / 2), Math.Abs(to - x), height), value);
        painter.Number(value, 2, x, y - height - (0.5 * type), new Lettering(1.2 * type, Face.Mono, 600, Align.Center), Shade.Diverging(value), isSigned: true, before: biased > 0.5 ? "sum with bias " : "sum ");
        if (squashed > 0)
        {
            double radius = Math.Min(0.16 * stage.Height, 0.2 * stage.Width), cy = stage.IsNarrow ? y + (1.9 * radius) : 0.64 * stage.Height, level = Activation * squashed;
            painter.Opacity = squashed;
            painter.Arrow(x, y + (0.7 * height), x, cy - radius - 6, new Pen(2, Tint.LineStrong));
            painter.Disc(x, cy, radius, Tint.Panel);
            painter.Clip(new Area(x - radius, cy + radius - (2 * radius * level), 2 * radius, (2 * radius * level) + 1));
            painter.Disc(x, cy, radius, Tint.Ink.At(0.78));
            painter.Restore();
            painter.Ring(x, cy, radius, new Pen(1.5, Tint.LineStrong));
            painter.Number(Activation, 2, x + radius + (0.6 * type), cy, new Lettering(1.2 * type, Face.Mono, 600), Tint.Ink);
        }

        painter.Opacity = 1;
    }

    private static void Say(Painter painter, double dive, CoverLayout layout)
    {
        StageArea stage = layout.Stage;
        var lettering = new Lettering(stage.IsNarrow ? 17 : stage.Type * 1.45, Face.Serif, 500, Align.Center);
        double x = stage.Width / 2, y = stage.Height - (stage.IsNarrow ? 30 : stage.Type * 2.1);
        painter.Text(stage.IsNarrow ? "One tile: 784 weights, ink on them." : "One tile: 784 weights, and the digit’s ink on them.", x, y, lettering, Tint.Ink.At(Ease.Between(dive, 0.08, Row + 0.04, 0.03)));
        painter.Text(stage.IsNarrow ? "One row: 28 weights, 28 inputs." : "One row of it: 28 weights above 28 inputs.", x, y, lettering, Tint.Ink.At(Ease.Between(dive, Row + 0.04, Pair + 0.02, 0.03)));
        painter.Text("One pair: weight times ink.", x, y, lettering, Tint.Ink.At(Ease.Between(dive, Pair + 0.02, Adding, 0.03)));
        painter.Text("All 784 products, and a bias: one sum.", x, y, lettering, Tint.Ink.At(Ease.Between(dive, Adding, Squash + 0.03, 0.03)));
        painter.Text(stage.IsNarrow ? "Squashed: a neuron. On to chapter 1." : "The sum, squashed: that is a neuron. Chapter 1 begins with one.", x, y, lettering, Tint.Ink.At(Ease.Between(dive, Squash + 0.03, 2, 0.03)));
    }
}

using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>The cost on the plane through three networks of the reader's run, evaluated on a grid, and the path of the run across it.</summary>
public sealed class LandscapeScene : StageScene
{
    private const double Begins = 1.4; // by then there is something to see
    private const double Rows = 2.8, Measured = 6.4, Leans = 7.4, Leant = 9.6, Runs = 10.4, Arrives = 19.4, End = 21;
    private const int Turner = 0;
    private const double MostTurn = 0.6, Lean = 1.02;
    private const double Ground = 0.3, Sunk = 0.08; // the height at the vertical center; the depth of slices below 0

    private readonly RunPath path;
    private readonly LandscapeResult land;
    private readonly CellPicture map;
    private readonly float[] levels; // [side, side] height, 0 to 1
    private readonly double top;     // the cost at a height of 1
    private readonly CaptionTrack captions;
    private readonly IReadOnlyList<Handle> handles;

    private readonly IReadOnlyList<Beat> beats =
    [
        new(Begins, "Three networks from the run, and the plane through them"), new(Measured, "The cost at each place"), new(Leant, "The same as a landscape"),
        new(Runs, "The network before its first digit"), new(Arrives, "The trained network"), new(End, "The path of the whole run"),
    ];

    private StageArea area = new(1280, 640);
    private double turn, grip, gripTurn;
    private bool isHeld;

    // The state of the current frame.
    private double centerX, centerY, side, tall, sine, cosine, leanSine, leanCosine;

    internal LandscapeScene(RunPath path)
    {
        this.path = path;
        land = path.Landscape;
        top = 1.35 * land.Path[0].Cost;
        levels = [.. land.Heights.Select(height => (float)Math.Min(1, height / top))];
        map = new CellPicture(land.Side, land.Side);
        for (int i = 0; i < levels.Length; i++) map.Set(i, Tint.Ink, 0.85 * levels[i]);
        int places = land.Side * land.Side;
        captions = new CaptionTrack(
            new(-1, Rows, $"Three networks from your run: after 0, {Numbers.Count(path.Seen[path.Middle])} and {Numbers.Count(path.Seen[^1])} digits."),
            new(Rows, Leans - 0.1, $"One plane holds them. {Numbers.Count(places)} places on it, {Numbers.Count(places)} networks, each measured."),
            new(Leans - 0.1, Runs, "Dark means a high cost. Tilted, it is a landscape."),
            new(Runs, Arrives, "Your run, digit after digit."),
            new(Arrives, 1e9, "It can go in 15 910 directions; this picture has two."));
        handles = [new(Turner, "Turn the landscape", -MostTurn, MostTurn, 0.1, () => turn, value => { turn = value; Change(); }, value => Numbers.Fixed(value * 180 / Math.PI, 0) + "°")];
    }

    /// <inheritdoc/>
    public override string Name => "The landscape of your run";

    /// <inheritdoc/>
    public override double Duration => End;

    /// <inheritdoc/>
    public override double Opening => Begins;

    /// <inheritdoc/>
    public override IReadOnlyList<Beat> Beats => beats;

    /// <inheritdoc/>
    public override IReadOnlyList<Handle> Handles => handles;

    private double Type => area.IsNarrow ? 13 : area.Type;

    /// <inheritdoc/>
    public override void Frame(Painter painter, double t, StageArea stage)
    {
        ArgumentNullException.ThrowIfNull(painter);
        area = stage;
        Look(t);
        double leant = Ease.During(t, Leans, Leant), measured = Ease.Part(t, Rows, Measured);
        if (leant < 1) Map(painter, measured, 1 - Ease.During(t, Leans, Leans + 1.2));
        if (leant > 0) Relief(painter, Ease.During(t, Leans, Leans + 0.6));
        Way(painter, t);
        Flags(painter, t);
        Told(painter, t);
        captions.Draw(painter, t, stage.IsNarrow ? 18 : stage.Margin, stage.IsNarrow ? 26 : stage.Height * 0.08, stage); // over the ridges that a rotation lifts there
        painter.Hit(Turner, new Area(centerX - (side / 2), centerY - (side / 2), side, side));
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> Readings(double t)
    {
        (int at, double mix) = Now(t);
        LandscapePlace place = land.Path[mix > 0.5 ? at + 1 : at];
        yield return new("Digits seen", Numbers.Count(path.Seen[mix > 0.5 ? at + 1 : at]));
        yield return new("Mean cost of this network", Numbers.Fixed(place.Cost, 3));
        yield return new("Distance from the plane", Numbers.Fixed(place.Off, 2));
    }

    /// <inheritdoc/>
    public override bool Touched(Touch touch)
    {
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit == Turner:
                (isHeld, grip, gripTurn) = (true, touch.X, turn);
                return true;
            case TouchKind.Move when isHeld:
                turn = Math.Clamp(gripTurn - ((touch.X - grip) / 300), -MostTurn, MostTurn);
                Change();
                return true;
            case TouchKind.Up or TouchKind.Leave:
                bool isUsed = isHeld;
                isHeld = false;
                return isUsed;
            default:
                return false;
        }
    }

    private void Look(double t)
    {
        double leant = Ease.During(t, Leans, Leant), angle = turn * leant;
        (double w, double h) = (area.Width, area.Height);
        if (area.IsNarrow)
        {
            (centerX, centerY) = (w / 2, Ease.Lerp(h * 0.56, h * 0.6, leant));
            (side, tall) = (Ease.Lerp(Math.Min(w - 40, h * 0.66), w * 0.84, leant), h * 0.3);
        }
        else
        {
            (centerX, centerY) = (w * 0.6, Ease.Lerp(h * 0.55, h * 0.585, leant));
            (side, tall) = (Ease.Lerp(h * 0.76, Math.Min(w * 0.58, h * 1.12), leant), h * 0.34);
        }

        (sine, cosine) = Math.SinCos(angle);
        (leanSine, leanCosine) = Math.SinCos(Lean * leant);
        if (area.IsNarrow) return;

        // Halfway between flat and tilted, it would be taller than the space below the caption.
        double above = h * 0.13, room = (h * 0.97) - above, ridge = (1 - Ground) * tall * leanSine, foot = (Ground + Sunk) * tall * leanSine;
        side = Math.Min(side, (room - ridge - foot) / leanCosine);
        centerY = Math.Max(centerY, above + ridge + (side * leanCosine / 2));
        centerY = Math.Min(centerY, above + room - foot - (side * leanCosine / 2));
    }

    // Projects a point of the square, 0 to 1 in both directions, at a height onto the stage.
    private (double X, double Y) On(double along, double across, double level)
    {
        double x = across - 0.5, z = along - 0.5;
        return (centerX + (((x * cosine) + (z * sine)) * side), centerY + (((z * cosine) - (x * sine)) * side * leanCosine) - ((level - Ground) * tall * leanSine));
    }

    private (double Along, double Across) Part(LandscapePlace place) =>
        ((place.Along - land.Frame.Along) / land.Frame.Side, (place.Across - land.Frame.Across) / land.Frame.Side);

    // The height of the surface, interpolated between grid points.
    private double Level(double along, double across)
    {
        int last = land.Side - 1;
        double r = Math.Clamp(along, 0, 1) * last, c = Math.Clamp(across, 0, 1) * last;
        int row = Math.Min(last - 1, (int)r), column = Math.Min(last - 1, (int)c), at = (row * land.Side) + column;
        return Ease.Lerp(Ease.Lerp(levels[at], levels[at + 1], c - column), Ease.Lerp(levels[at + land.Side], levels[at + land.Side + 1], c - column), r - row);
    }

    private void Map(Painter painter, double measured, double alpha)
    {
        var square = new Area(centerX - (side / 2), centerY - (side * leanCosine / 2), side, side * leanCosine);
        painter.Frame(square, new Pen(1, Tint.LineStrong.At(alpha)));
        if (measured <= 0) return;
        double rows = Math.Floor(measured * land.Side);
        painter.Picture(map, square with { Height = square.Height * rows / land.Side }, alpha, new Area(0, 0, land.Side, rows), isSmooth: false);
    }

    // Slices from back to front, each covering those behind it.
    private void Relief(Painter painter, double alpha)
    {
        int last = land.Side - 1;
        for (int row = 0; row <= last; row++)
        {
            double along = (double)row / last;
            Painter.Path slice = painter.Polygon(Tint.Paper.At(alpha));
            for (int column = 0; column <= last; column++) Add(slice, along, (double)column / last, levels[(row * land.Side) + column]);
            Add(slice, along, 1, -Sunk);
            Add(slice, along, 0, -Sunk);
            Painter.Path ridge = painter.Polyline(new Pen(1.4, Tint.LineStrong.At(alpha * (0.45 + (0.5 * along)))));
            for (int column = 0; column <= last; column++) Add(ridge, along, (double)column / last, levels[(row * land.Side) + column]);
        }
    }

    private void Add(Painter.Path line, double along, double across, double level)
    {
        (double x, double y) = On(along, across, level);
        line.Add(x, y);
    }

    // The two networks of the path at a time, and the progress between them: constant time per network, though their distances in training
    // grow geometrically.
    private (int At, double Mix) Now(double t)
    {
        double place = Ease.Smooth(Ease.Part(t, Runs, Arrives)) * (path.Seen.Length - 1);
        int at = Math.Min(path.Seen.Length - 2, (int)place);
        return (at, place - at);
    }

    private void Way(Painter painter, double t)
    {
        if (t < Runs - 0.6) return;
        (int at, double mix) = Now(t);
        Painter.Path way = painter.Polyline(new Pen(3, Tint.Ink));
        for (int i = 0; i <= at; i++)
        {
            (double along, double across) = Part(land.Path[i]);
            (double nextAlong, double nextAcross) = Part(land.Path[i + 1]);
            int pieces = 4;
            for (int piece = 0; piece < pieces; piece++)
            {
                double u = (double)piece / pieces;
                if (i == at && u > mix) break;
                double a = Ease.Lerp(along, nextAlong, u), c = Ease.Lerp(across, nextAcross, u);
                Add(way, a, c, Level(a, c));
            }
        }

        (double a0, double c0) = Part(land.Path[at]);
        (double a1, double c1) = Part(land.Path[at + 1]);
        (double la, double lc) = (Ease.Lerp(a0, a1, mix), Ease.Lerp(c0, c1, mix));
        Add(way, la, lc, Level(la, lc));

        // The network itself may lie off the plane: a stem leads to its actual cost.
        double own = Ease.Lerp(land.Path[at].Cost, land.Path[at + 1].Cost, mix) / top, there = Ease.During(t, Runs - 0.6, Runs - 0.1);
        (double x, double y) = On(la, lc, Level(la, lc));
        (double ox, double oy) = On(la, lc, own);
        painter.Line(x, y, ox, oy, new Pen(1.5, Tint.Ink.At(there), 3));
        painter.Line(ox - 7, oy, ox + 7, oy, new Pen(2, Tint.Ink.At(there)));
        painter.Disc(x, y, area.IsNarrow ? 6 : 8, Tint.Paper.At(there));
        painter.Ring(x, y, area.IsNarrow ? 6 : 8, new Pen(3.5, Tint.Ink.At(there)));
    }

    private void Flags(Painter painter, double t)
    {
        for (int which = 0; which < 3; which++)
        {
            int at = which == 0 ? 0 : which == 1 ? path.Middle : path.Seen.Length - 1;
            double come = Ease.Arriving(t, 0.2 + (0.3 * which), 0.7 + (0.3 * which));
            if (come <= 0) continue;
            (double along, double across) = Part(land.Path[at]);
            double level = Level(along, across);
            (double x, double y) = On(along, across, level);
            double mast = Type * 1.6 * come;
            painter.Line(x, y, x, y - mast, new Pen(2, Tint.Ink.At(come)));
            painter.Disc(x, y, 4, Tint.Ink.At(come));
            Shade halo = Tint.Paper.At(0.85 * come);
            double width = Type * (at == 0 ? 1.2 : 4.6);
            painter.Box(new Area(x - (width / 2), y - mast - (Type * 1.35), width, Type * 1.35), halo, 3);
            painter.Count(path.Seen[at], x, y - mast - (Type * 0.65), new Lettering(Type * 0.92, Face.Mono, 600, Align.Center), Tint.Ink.At(come));
        }
    }

    private void Told(Painter painter, double t)
    {
        (int at, double mix) = Now(t);
        int nearest = mix > 0.5 ? at + 1 : at;
        double there = Ease.During(t, Runs - 0.4, Runs), x = area.IsNarrow ? 18 : area.Margin, y = area.IsNarrow ? 78 : area.Height * 0.26, line = Type * (area.IsNarrow ? 1.3 : 1.55);
        LandscapePlace place = land.Path[nearest];
        var words = new Lettering(Type * 0.95);
        var figures = new Lettering(Type * (area.IsNarrow ? 1 : 1.2), Face.Mono, 600);
        if (area.IsNarrow)
        {
            painter.Count(path.Seen[nearest], x, y, figures, Tint.Ink.At(there), after: " digits");
            painter.Number(place.Cost, 2, area.Width * 0.5, y, figures, Tint.Ink.At(there), before: "cost ");
            return;
        }

        painter.Text("digits seen", x, y, words, Tint.Soft.At(there));
        painter.Count(path.Seen[nearest], x, y + line, figures, Tint.Ink.At(there));
        painter.Text("mean cost of this network", x, y + (2.4 * line), words, Tint.Soft.At(there));
        painter.Number(place.Cost, 3, x, y + (3.4 * line), figures, Tint.Ink.At(there));
        painter.Text("its distance from the plane", x, y + (4.8 * line), words, Tint.Soft.At(there));
        painter.Number(place.Off, 2, x, y + (5.8 * line), figures, Tint.Ink.At(there));
        double scale = Ease.During(t, Measured - 0.5, Measured);
        painter.Number(top, 1, x, area.Height - (Type * 2.6), words, Tint.Soft.At(scale), before: "Mean cost of 300 test digits; above ", after: " it is cut off.");
        painter.Number(land.Frame.Side, 1, x, area.Height - (Type * 1.2), words, Tint.Soft.At(scale), before: "The square's side is ", after: " in the space of all weights.");
    }
}

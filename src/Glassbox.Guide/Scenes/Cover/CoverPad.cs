using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>The reader's canvas on the cover: a simulated hand writes a 3 as a demonstration, until the reader takes over.</summary>
internal sealed class CoverPad
{
    public const int Sheet = 1, Clear = 2; // IDs of hit areas
    private const int Side = 28, Pixels = Side * Side, Steps = 24;
    private const double Begins = 6.4, Writes = 4.2; // seconds

    // A 3 as written by a pen: alternating x and y, as fractions of the canvas.
    private static readonly double[] Three =
    [
        0.33, 0.27, 0.40, 0.21, 0.50, 0.19, 0.60, 0.22, 0.65, 0.30, 0.63, 0.38, 0.56, 0.44, 0.47, 0.47, 0.56, 0.49, 0.65, 0.54, 0.69, 0.63, 0.66, 0.73, 0.57, 0.79, 0.46, 0.80, 0.37, 0.76, 0.31, 0.70,
    ];

    private readonly CoverNetwork network;
    private readonly double[][] ghost = new double[Steps + 1][]; // the image of the hand's 3 after each step
    private readonly CellPicture ink = new(140, 140);
    private readonly double[] image = new double[Pixels], hidden = new double[CoverLayout.Hidden], outputs = new double[CoverLayout.Outputs];
    private double lastX, lastY;

    public CoverPad(CoverNetwork network)
    {
        this.network = network;
        var sheet = new Drawing(Side, isDark: false) { Radius = 1.15 };
        ghost[0] = new double[Pixels];
        for (int s = 1; s <= Steps; s++)
        {
            ((double x0, double y0), (double x1, double y1)) = (Along((s - 1.0) / Steps), Along((double)s / Steps));
            sheet.Line(x0, y0, x1, y1);
            ghost[s] = DigitsExtensions.Scaled(sheet.Ink.ToArray());
        }
    }

    /// <summary>The reader's drawing.</summary>
    public Drawing Drawing { get; } = new();

    /// <summary>The keyboard-controlled pen.</summary>
    public PenCursor Pen { get; } = new();

    /// <summary>Whether the pad has the keyboard focus.</summary>
    public bool IsKeyed { get; set; }

    /// <summary>The reader's digit as network input.</summary>
    public CellPicture Prepared { get; } = new(Side, Side);

    /// <summary>[784] The same, 0 to 1.</summary>
    public double[] Image => image;

    /// <summary>A number that changes with the drawing.</summary>
    public long Version { get; private set; }

    public bool HasInk { get; private set; }

    /// <summary>The network's prediction.</summary>
    public int Best => outputs.AsSpan().ArgMax();

    /// <summary>Computes the activations for the reader's digit, with the network as far as it has been trained.</summary>
    public void Levels(Span<double> toHidden, Span<double> toOutputs, Span<double> toSums)
    {
        network.Go(CoverClock.All);
        network.Answer(image, toHidden, toOutputs, toSums);
        toOutputs.CopyTo(outputs);
    }

    public void Draw(Painter painter, double t, CoverLayout layout, StageArea stage)
    {
        Area pad = layout.Pad;
        double ready = Ease.During(t, CoverClock.Learned - 0.1, CoverClock.Learned + 0.5), pulse = Ease.Pulse(t, CoverClock.Learned, CoverClock.Learned + 1.6);
        if (pulse > 0) painter.Frame(pad.Grown(3 + (5 * pulse)), new Pen(3, Tint.Right.At(pulse)), 12);
        painter.Box(pad, Tint.Panel, 8);
        painter.Frame(pad, new Pen(1.4, Shade.Between(Tint.Line, Tint.LineStrong, 0.4 + (0.6 * ready))), 8);
        painter.Hit(Sheet, pad);
        painter.Clip(pad, 8);
        bool isAnswered = HasInk;
        if (HasInk)
        {
            painter.Picture(ink, pad, isSmooth: true);
        }
        else
        {
            isAnswered = Hand(painter, t, pad);
        }

        painter.Restore();
        double type = stage.Type;
        double small = layout.IsNarrow ? 13 : type * 0.9;
        if (IsKeyed) Cursor(painter, pad);
        double untrained = Math.Min(small, pad.Width / 8.5);
        painter.Text("not trained yet", pad.CenterX, pad.Bottom - (0.9 * untrained), new Lettering(untrained, Face.Sans, 600, Align.Center), Tint.Soft.At(1 - ready));
        if (HasInk)
        {
            var button = new Area(pad.Right - 26, pad.Y + 4, 22, 22);
            painter.Cross(button.CenterX, button.CenterY, 9, Tint.Soft);
            painter.Hit(Clear, button);
        }

        double invited = HasInk ? 0 : ready;
        (double lx, double ly) = layout.IsNarrow ? (layout.Bars.X, pad.Y + 8) : (pad.X, pad.Y - (type * 0.95));
        painter.Text("Draw a digit", lx, ly, new Lettering(small), Tint.Soft.At(1 - Math.Min(1, 2 * invited))); // one fades out, then the other fades in
        painter.Text("Now yours", lx, ly, new Lettering(small * 1.15, Face.Sans, 700), Tint.Right.At(Math.Max(0, (2 * invited) - 1)));
        Bars(painter, layout, isAnswered, small);
    }

    public bool Touched(Touch touch, CoverLayout layout)
    {
        Area pad = layout.Pad;
        (double x, double y) = ((touch.X - pad.X) / pad.Width, (touch.Y - pad.Y) / pad.Height);
        switch (touch.Kind)
        {
            case TouchKind.Down when touch.Hit == Clear:
                Drawing.Clear();
                Take();
                return true;
            case TouchKind.Down when touch.Hit == Sheet:
                Drawing.Begin();
                Drawing.Line(x, y, x, y);
                (lastX, lastY) = (x, y);
                Take();
                return true;
            case TouchKind.Up when touch.Hit == Sheet:
                return true;
            case TouchKind.Move when touch.Hit == Sheet:
                Drawing.Line(lastX, lastY, x, y);
                (lastX, lastY) = (x, y);
                Take();
                return true;
            default:
                return false;
        }
    }

    // Draws what the hand has written so far; returns whether there is anything to predict.
    private bool Hand(Painter painter, double t, Area pad)
    {
        double come = Ease.Part(t, Begins, Begins + Writes), gone = 1 - Ease.During(t, CoverClock.Learned - 0.5, CoverClock.Learned - 0.1);
        int step = (int)(come * Steps);
        if (step < 1 || gone <= 0) return false;
        network.Answer(ghost[step], hidden, outputs);
        double width = pad.Width * 0.085;
        Painter.Path path = painter.Polyline(new Pen(width, Shade.Between(Tint.Soft, Tint.LineStrong, 0.5).At(0.85 * gone)));
        for (int s = 0; s <= 48; s++)
        {
            double along = come * s / 48;
            (double x, double y) = Along(along);
            path.Add(pad.X + (x * pad.Width), pad.Y + (y * pad.Height));
        }

        double hand = Ease.Between(t, Begins - 0.3, Begins + Writes + 0.5, 0.3);
        (double hx, double hy) = Along(come);
        painter.Fingertip(pad.X + (hx * pad.Width), pad.Y + (hy * pad.Height), hand);
        return true;
    }

    private void Bars(Painter painter, CoverLayout layout, bool isAnswered, double small)
    {
        if (HasInk) network.Answer(image, hidden, outputs);
        Area bars = layout.Bars;
        int best = isAnswered ? Best : -1;
        double step = bars.Width / CoverLayout.Outputs, width = step * 0.62;
        for (int o = 0; o < CoverLayout.Outputs; o++)
        {
            double x = bars.X + ((o + 0.5) * step), height = isAnswered ? bars.Height * outputs[o] : 0;
            painter.Box(new Area(x - (width / 2), bars.Bottom - height, width, height), o == best ? Tint.Ink : Shade.Between(Tint.Line, Tint.LineStrong, 0.45), 2);
            painter.Line(x - (width / 2), bars.Bottom, x + (width / 2), bars.Bottom, new Pen(1, Tint.LineStrong.At(0.6)));
            painter.Count(o, x, bars.Bottom + (small * 0.85), new Lettering(Math.Max(layout.IsNarrow ? 11 : 12, small * 0.85), Face.Sans, o == best ? 700 : 400, Align.Center), o == best ? Tint.Ink : Tint.Soft);
        }

        if (!isAnswered) return;
        Span<char> text = stackalloc char[16];
        "It reads ".CopyTo(text);
        ReadOnlySpan<char> article = best == 8 ? "an " : "a ";
        article.CopyTo(text[9..]);
        text[9 + article.Length] = (char)('0' + best);
        text[10 + article.Length] = '.';
        painter.Text(text[..(11 + article.Length)], bars.X, bars.Bottom + (small * 2.4), new Lettering(small * 1.15, Face.Serif), Tint.Ink);
    }

    // The cell that a key would draw into.
    private void Cursor(Painter painter, Area pad)
    {
        double cell = pad.Width / Drawing.Cells;
        painter.Frame(pad.Grown(3), new Pen(3, Tint.Ink), 10);
        painter.Frame(new Area(pad.X + (Pen.Column * cell), pad.Y + (Pen.Row * cell), cell, cell).Grown(1), new Pen(2, Tint.Ink));
    }

    /// <summary>Uses the current drawing.</summary>
    public void Take()
    {
        HasInk = Drawing.HasInk;
        Version++;
        ink.Ink(Drawing.Ink);
        Array.Clear(image);
        if (HasInk)
        {
            ReadOnlySpan<byte> pixels = DigitImage.From(Drawing.Picture).Picture.Pixels;
            for (int p = 0; p < Pixels; p++) image[p] = pixels[p] / 255f;
            network.Answer(image, hidden, outputs); // immediately: the result may be requested before the next frame
        }

        Prepared.Ink(image);
    }

    // The point on the 3 at a fraction of its length.
    private static (double X, double Y) Along(double part)
    {
        double at = part * ((Three.Length / 2) - 1);
        int i = Math.Min((int)at, (Three.Length / 2) - 2);
        double u = at - i;
        return (Ease.Lerp(Three[2 * i], Three[(2 * i) + 2], u), Ease.Lerp(Three[(2 * i) + 1], Three[(2 * i) + 3], u));
    }
}

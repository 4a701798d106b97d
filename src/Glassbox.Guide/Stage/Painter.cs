namespace Glassbox.Guide.Stage;

/// <summary>
/// What scenes draw with. A frame becomes a list of numbers in one buffer that never moves while it is read: <c>stage.js</c>
/// paints it on a canvas, <see cref="SvgWriter"/> writes it as a drawing, tests read it.
/// </summary>
/// <remarks>Once the buffer has grown to what a scene needs, a frame allocates nothing.</remarks>
public sealed partial class Painter
{
    /// <summary>Numbers before the first mark: length, time, duration, state, beat, what of the program acts.</summary>
    internal const int Header = 8;
    private const double Invisible = 0.003;

    private readonly List<CellPicture> pictures = [];
    private readonly List<Layer> layers = [];
    private float[] list = GC.AllocateArray<float>(1 << 14, pinned: true);
    private int count = Header, open;
    private bool isLayerOpen;

    /// <summary>An empty one.</summary>
    /// <param name="remembers">Whether what was sent once, pictures and layers, is kept by whoever paints.</param>
    public Painter(bool remembers = true) => Remembers = remembers;

    /// <summary>Whether what was sent once, pictures and layers, is kept by whoever paints.</summary>
    public bool Remembers { get; }

    /// <summary>What every opacity is multiplied by, from here on.</summary>
    public double Opacity { get; set; } = 1;

    /// <summary>The frame.</summary>
    internal ReadOnlySpan<float> List => list.AsSpan(0, count);

    /// <summary>How many numbers the frame has.</summary>
    public int ListLength => count;

    internal Span<float> Head => list.AsSpan(0, Header);

    internal nint Address => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(list, 0);

    internal IReadOnlyList<CellPicture> Pictures => pictures;

    /// <summary>The places of this frame that can be pointed at, the topmost last.</summary>
    internal List<HitArea> Hits { get; } = [];

    /// <summary>Begins a frame.</summary>
    public void Begin()
    {
        count = Header;
        open = 0;
        isLayerOpen = false;
        Opacity = 1;
        Hits.Clear();
    }

    /// <summary>Ends a frame.</summary>
    /// <exception cref="InvalidOperationException">A clip, a transformation or a layer was not ended.</exception>
    public void End()
    {
        if (open != 0 || isLayerOpen) throw new InvalidOperationException("A clip, a transformation or a layer of this frame was not ended.");
        list[0] = count;
    }

    /// <summary>Whoever paints has lost what was sent: it is sent again.</summary>
    public void Forget()
    {
        foreach (CellPicture picture in pictures) picture.TouchAll();
        layers.Clear();
    }

    /// <summary>A rectangle that can be pointed at.</summary>
    /// <param name="id">What stands there; the scene is told it.</param>
    /// <param name="area">Where. Fingers get at least 44 pixels.</param>
    public void Hit(int id, Area area) => Hits.Add(new HitArea(id, area));

    /// <summary>A filled box.</summary>
    public void Box(Area area, Shade fill, double radius = 0)
    {
        if (!IsSeen(fill) || area.Width <= 0 || area.Height <= 0) return;
        Start(Mark.Box, 7);
        Put(area);
        Put(radius);
        Put(fill);
    }

    /// <summary>The outline of a box.</summary>
    public void Frame(Area area, Pen pen, double radius = 0)
    {
        if (!IsSeen(pen)) return;
        Start(Mark.Frame, 9);
        Put(area);
        Put(radius);
        Put(pen);
    }

    /// <summary>A box of slanted lines: what is below 0 shows by form too.</summary>
    public void Hatch(Area area, Shade shade, double radius = 0)
    {
        if (!IsSeen(shade) || area.Width <= 0 || area.Height <= 0) return;
        Start(Mark.Hatch, 7);
        Put(area);
        Put(radius);
        Put(shade);
    }

    /// <summary>A box of a number's sign: blue and solid above 0, orange and hatched below.</summary>
    public void SignedBox(Area area, double value, double alpha = 1, double radius = 0)
    {
        if (value >= 0)
        {
            Box(area, Tint.Positive.At(alpha), radius);
            return;
        }

        Box(area, Tint.Negative.At(0.3 * alpha), radius);
        Hatch(area, Tint.Negative.At(alpha), radius);
    }

    /// <summary>A filled disc.</summary>
    public void Disc(double x, double y, double radius, Shade fill)
    {
        if (!IsSeen(fill) || radius <= 0) return;
        Start(Mark.Disc, 5);
        Put(x);
        Put(y);
        Put(radius);
        Put(fill);
    }

    /// <summary>A circle.</summary>
    public void Ring(double x, double y, double radius, Pen pen) => Arc(x, y, radius, 0, 2 * Math.PI, pen);

    /// <summary>A part of a circle.</summary>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Its radius.</param>
    /// <param name="from">Where it begins, in radians, clockwise from the right.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="pen">Its line.</param>
    public void Arc(double x, double y, double radius, double from, double to, Pen pen)
    {
        if (!IsSeen(pen) || radius <= 0) return;
        Start(Mark.Arc, 9);
        Put(x);
        Put(y);
        Put(radius);
        Put(from);
        Put(to);
        Put(pen);
    }

    /// <summary>A neuron: a circle whose area is filled as far as its activation says.</summary>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Of the circle.</param>
    /// <param name="level">0 to 1</param>
    /// <param name="fill">The color of the level.</param>
    public void Neuron(double x, double y, double radius, double level, Shade fill)
    {
        Disc(x, y, radius, Tint.Panel);
        Disc(x, y, (radius - 1.5) * Math.Sqrt(Math.Clamp(level, 0, 1)), fill);
        Ring(x, y, radius, new Pen(1.25, Tint.LineStrong));
    }

    /// <summary>Many squares of one color.</summary>
    public PointList Squares(Shade fill) => Points(Mark.Squares, fill);

    /// <summary>Many discs of one color.</summary>
    public PointList Dots(Shade fill) => Points(Mark.Dots, fill);

    /// <summary>A picture, or a part of it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="area">Where it is drawn.</param>
    /// <param name="alpha">Its opacity.</param>
    /// <param name="part">The part, in cells; null for all of it.</param>
    /// <param name="isSmooth">Cells run into each other, for pictures that move or are small; otherwise each is sharp.</param>
    public void Picture(CellPicture picture, Area area, double alpha = 1, Area? part = null, bool isSmooth = false)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (alpha * Opacity < Invisible || area.Width <= 0 || area.Height <= 0) return;
        Send(picture);
        Start(Mark.Picture, 11);
        Put(picture.Id);
        Put(part ?? new Area(0, 0, picture.Columns, picture.Rows));
        Put(area);
        Put(alpha * Opacity);
        Put(isSmooth ? 1 : 0);
    }

    /// <summary>A picture on a ground of its own, with a frame.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="area">Where it is drawn.</param>
    /// <param name="alpha">Its opacity.</param>
    /// <param name="part">The part, in cells; null for all of it.</param>
    /// <param name="frame">The opacity of its frame.</param>
    public void Sheet(CellPicture picture, Area area, double alpha = 1, Area? part = null, double frame = 1)
    {
        if (alpha <= 0) return;
        Box(area, Tint.Panel.At(alpha));
        Picture(picture, area, alpha, part, isSmooth: area.Width < 60);
        Frame(area, new Pen(1, Tint.Line.At(alpha * frame)));
    }

    /// <summary>What follows is seen only inside; until <see cref="Restore"/>.</summary>
    public void Clip(Area area, double radius = 0)
    {
        Start(Mark.Clip, 5);
        Put(area);
        Put(radius);
        open++;
    }

    /// <summary>What follows is drawn as a camera sees it, widths of lines included; until <see cref="Restore"/>.</summary>
    public void Look(Camera camera, StageArea stage) =>
        Transform(camera.Zoom, 0, 0, camera.Zoom, camera.ToX(0, stage), camera.ToY(0, stage));

    /// <summary>What follows is turned about a place; until <see cref="Restore"/>.</summary>
    /// <param name="x">The place.</param>
    /// <param name="y">The place.</param>
    /// <param name="angle">In radians, clockwise.</param>
    public void Turn(double x, double y, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        Transform(cos, sin, -sin, cos, x - (x * cos) + (y * sin), y - (x * sin) - (y * cos));
    }

    /// <summary>What follows is moved: x becomes ax + cy + e, and y becomes bx + dy + f; until <see cref="Restore"/>.</summary>
    public void Transform(double a, double b, double c, double d, double e, double f)
    {
        Start(Mark.Transform, 6);
        Put(a);
        Put(b);
        Put(c);
        Put(d);
        Put(e);
        Put(f);
        open++;
    }

    /// <summary>Ends the last clip or transformation.</summary>
    public void Restore()
    {
        if (open == 0) throw new InvalidOperationException("There is no clip and no transformation to end.");
        open--;
        Start(Mark.Restore, 0);
    }

    /// <summary>
    /// Opens a layer: what is too much to be drawn anew in each frame is drawn once, aside, and kept under a key until its version
    /// is another. Where the answer is no, it is known, and must be neither drawn nor ended.
    /// </summary>
    /// <param name="key">Which, from 0; whoever paints keeps a bitmap of the whole stage for each, so there should be few.</param>
    /// <param name="version">Another number for other contents, or another size.</param>
    public bool BeginLayer(int key, long version)
    {
        if (isLayerOpen) throw new InvalidOperationException("A layer is open already.");
        if (Remembers)
        {
            for (int i = 0; i < layers.Count; i++)
            {
                if (layers[i].Key != key) continue;
                if (layers[i].Version == version) return false;
                layers.RemoveAt(i);
                break;
            }

            layers.Add(new Layer(key, version));
        }

        Start(Mark.Layer, 1);
        Put(key);
        return isLayerOpen = true;
    }

    /// <summary>Ends the layer.</summary>
    public void EndLayer()
    {
        isLayerOpen = false;
        Start(Mark.LayerEnd, 0);
    }

    /// <summary>Draws a part of a layer, where it was drawn.</summary>
    /// <param name="key">Which.</param>
    /// <param name="part">The part of the stage that is shown.</param>
    /// <param name="alpha">Its opacity.</param>
    public void DrawLayer(int key, Area part, double alpha = 1)
    {
        if (alpha * Opacity < Invisible || part.Width <= 0 || part.Height <= 0) return;
        Start(Mark.DrawLayer, 6);
        Put(key);
        Put(part);
        Put(alpha * Opacity);
    }

    private PointList Points(Mark mark, Shade fill)
    {
        Start(mark, 3);
        int at = count;
        Put(0);
        Put(fill);
        return new PointList(this, at);
    }

    private void Send(CellPicture picture)
    {
        if (!ReferenceEquals(picture.Owner, this))
        {
            // A picture is one painter's at a time: another one sends it anew.
            picture.Owner = this;
            picture.Id = pictures.IndexOf(picture);
            if (picture.Id < 0)
            {
                picture.Id = pictures.Count;
                pictures.Add(picture);
            }

            picture.TouchAll();
        }

        if (picture.IsSent) return;
        Start(Mark.Send, 7);
        Put(picture.Id);
        Put(picture.Columns);
        Put(picture.Rows);
        Put(picture.ChangedFrom);
        Put(picture.ChangedTo);
        uint address = (uint)picture.Address; // of 32 bits where it is read
        Put(address >> 16);
        Put(address & 0xffff);
        picture.Touch(0, 0);
    }

    private bool IsSeen(Shade shade) => shade.Alpha * Opacity >= Invisible;

    private bool IsSeen(Pen pen) => pen.Width > 0 && IsSeen(pen.Shade);

    private void Start(Mark mark, int numbers)
    {
        Reserve(numbers + 1);
        list[count++] = (float)mark;
    }

    private void Reserve(int numbers)
    {
        if (count + numbers <= list.Length) return;
        float[] larger = GC.AllocateArray<float>(Math.Max(2 * list.Length, count + numbers), pinned: true);
        list.AsSpan(0, count).CopyTo(larger);
        list = larger;
    }

    private void Put(double number) => list[count++] = (float)number;

    private void Put(Area area)
    {
        Put(area.X);
        Put(area.Y);
        Put(area.Width);
        Put(area.Height);
    }

    private void Put(Shade shade)
    {
        Put(shade.Code);
        Put(shade.Alpha * Opacity);
    }

    private void Put(Pen pen)
    {
        Put(pen.Width);
        Put(pen.Shade);
        Put(pen.Dash);
    }

    private readonly record struct Layer(int Key, long Version);

    /// <summary>Many marks of one color, one after the other.</summary>
    public readonly struct PointList
    {
        private readonly Painter painter;
        private readonly int at;

        internal PointList(Painter painter, int at) => (this.painter, this.at) = (painter, at);

        /// <summary>One more. No other mark may have been drawn in between.</summary>
        /// <param name="x">Its middle.</param>
        /// <param name="y">Its middle.</param>
        /// <param name="size">The side of a square, the radius of a disc.</param>
        public void Add(double x, double y, double size)
        {
            painter.Reserve(3);
            painter.Put(x);
            painter.Put(y);
            painter.Put(size);
            painter.list[at]++;
        }
    }
}

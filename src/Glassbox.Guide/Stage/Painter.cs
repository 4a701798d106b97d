namespace Glassbox.Guide.Stage;

/// <summary>
/// The drawing API for scenes. A frame becomes a display list of numbers in one pinned buffer: <c>stage.js</c> paints it on a canvas,
/// <see cref="SvgWriter"/> converts it to a drawing, and tests inspect it.
/// </summary>
/// <remarks>Once the buffer is large enough for a scene, frames do not allocate.</remarks>
public sealed partial class Painter
{
    /// <summary>Numbers before the first command: length, time, duration, state, beat, act.</summary>
    internal const int Header = 8;
    private const double Invisible = 0.003;

    private readonly List<CellPicture> pictures = [];
    private readonly List<Layer> layers = [];
    private float[] list = GC.AllocateArray<float>(1 << 14, pinned: true);
    private int count = Header, open;
    private bool isLayerOpen;

    /// <summary>Creates an empty painter.</summary>
    /// <param name="remembers">Whether the renderer keeps pictures and layers between frames.</param>
    public Painter(bool remembers = true) => Remembers = remembers;

    /// <summary>Whether the renderer keeps pictures and layers between frames.</summary>
    public bool Remembers { get; }

    /// <summary>The factor by which all following opacities are multiplied.</summary>
    public double Opacity { get; set; } = 1;

    /// <summary>The display list of the frame.</summary>
    internal ReadOnlySpan<float> List => list.AsSpan(0, count);

    /// <summary>The length of the display list.</summary>
    public int ListLength => count;

    internal Span<float> Head => list.AsSpan(0, Header);

    internal nint Address => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(list, 0);

    internal IReadOnlyList<CellPicture> Pictures => pictures;

    /// <summary>The hit areas of this frame, the topmost last.</summary>
    internal List<HitArea> Hits { get; } = [];

    /// <summary>Starts a frame.</summary>
    public void Begin()
    {
        count = Header;
        open = 0;
        isLayerOpen = false;
        Opacity = 1;
        Hits.Clear();
    }

    /// <summary>Ends a frame.</summary>
    /// <exception cref="InvalidOperationException">A clip, a transform or a layer was not ended.</exception>
    public void End()
    {
        if (open != 0 || isLayerOpen) throw new InvalidOperationException("A clip, a transformation or a layer of this frame was not ended.");
        list[0] = count;
    }

    /// <summary>Sends all pictures and layers again, because the renderer has lost them.</summary>
    public void Forget()
    {
        foreach (CellPicture picture in pictures) picture.TouchAll();
        layers.Clear();
    }

    /// <summary>Adds a rectangle that reacts to the pointer.</summary>
    /// <param name="id">An ID that is passed to the scene.</param>
    /// <param name="area">The rectangle. Touch areas are enlarged to at least 44 pixels.</param>
    public void Hit(int id, Area area) => Hits.Add(new HitArea(id, area));

    /// <summary>Draws a filled box.</summary>
    public void Box(Area area, Shade fill, double radius = 0)
    {
        if (!IsSeen(fill) || area.Width <= 0 || area.Height <= 0) return;
        Start(Mark.Box, 7);
        Put(area);
        Put(radius);
        Put(fill);
    }

    /// <summary>Draws the outline of a box.</summary>
    public void Frame(Area area, Pen pen, double radius = 0)
    {
        if (!IsSeen(pen)) return;
        Start(Mark.Frame, 9);
        Put(area);
        Put(radius);
        Put(pen);
    }

    /// <summary>Draws a hatched box: negative values differ in pattern as well as in color.</summary>
    public void Hatch(Area area, Shade shade, double radius = 0)
    {
        if (!IsSeen(shade) || area.Width <= 0 || area.Height <= 0) return;
        Start(Mark.Hatch, 7);
        Put(area);
        Put(radius);
        Put(shade);
    }

    /// <summary>Draws a box that shows the sign of a number: solid blue above 0, hatched orange below.</summary>
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

    /// <summary>Draws a filled disc.</summary>
    public void Disc(double x, double y, double radius, Shade fill)
    {
        if (!IsSeen(fill) || radius <= 0) return;
        Start(Mark.Disc, 5);
        Put(x);
        Put(y);
        Put(radius);
        Put(fill);
    }

    /// <summary>Draws a circle.</summary>
    public void Ring(double x, double y, double radius, Pen pen) => Arc(x, y, radius, 0, 2 * Math.PI, pen);

    /// <summary>Draws an arc.</summary>
    /// <param name="x">The x-coordinate of the center.</param>
    /// <param name="y">The y-coordinate of the center.</param>
    /// <param name="radius">The radius.</param>
    /// <param name="from">The start angle in radians, clockwise from the right.</param>
    /// <param name="to">The end angle.</param>
    /// <param name="pen">The line style.</param>
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

    /// <summary>Draws a neuron: a circle whose area is filled in proportion to the activation.</summary>
    /// <param name="x">The x-coordinate of the center.</param>
    /// <param name="y">The y-coordinate of the center.</param>
    /// <param name="radius">The radius of the circle.</param>
    /// <param name="level">The activation, 0 to 1.</param>
    /// <param name="fill">The fill color.</param>
    public void Neuron(double x, double y, double radius, double level, Shade fill)
    {
        Disc(x, y, radius, Tint.Panel);
        Disc(x, y, (radius - 1.5) * Math.Sqrt(Math.Clamp(level, 0, 1)), fill);
        Ring(x, y, radius, new Pen(1.25, Tint.LineStrong));
    }

    /// <summary>Starts a batch of squares of one color.</summary>
    public PointList Squares(Shade fill) => Points(Mark.Squares, fill);

    /// <summary>Starts a batch of discs of one color.</summary>
    public PointList Dots(Shade fill) => Points(Mark.Dots, fill);

    /// <summary>Draws a picture or a part of it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="area">The destination.</param>
    /// <param name="alpha">The opacity.</param>
    /// <param name="part">The part, in cells; null for the whole picture.</param>
    /// <param name="isSmooth">Whether to interpolate between cells, for pictures that move or are small; otherwise, cells are sharp.</param>
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

    /// <summary>Draws a picture on a background of its own, with a frame.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="area">The destination.</param>
    /// <param name="alpha">The opacity.</param>
    /// <param name="part">The part, in cells; null for the whole picture.</param>
    /// <param name="frame">The opacity of the frame.</param>
    public void Sheet(CellPicture picture, Area area, double alpha = 1, Area? part = null, double frame = 1)
    {
        if (alpha <= 0) return;
        Box(area, Tint.Panel.At(alpha));
        Picture(picture, area, alpha, part, isSmooth: area.Width < 60);
        Frame(area, new Pen(1, Tint.Line.At(alpha * frame)));
    }

    /// <summary>Clips what follows, until <see cref="Restore"/>.</summary>
    public void Clip(Area area, double radius = 0)
    {
        Start(Mark.Clip, 5);
        Put(area);
        Put(radius);
        open++;
    }

    /// <summary>Draws what follows as seen by a camera, including line widths, until <see cref="Restore"/>.</summary>
    public void Look(Camera camera, StageArea stage) =>
        Transform(camera.Zoom, 0, 0, camera.Zoom, camera.ToX(0, stage), camera.ToY(0, stage));

    /// <summary>Rotates what follows about a point, until <see cref="Restore"/>.</summary>
    /// <param name="x">The x-coordinate of the point.</param>
    /// <param name="y">The y-coordinate of the point.</param>
    /// <param name="angle">The angle in radians, clockwise.</param>
    public void Turn(double x, double y, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        Transform(cos, sin, -sin, cos, x - (x * cos) + (y * sin), y - (x * sin) - (y * cos));
    }

    /// <summary>Transforms what follows: x becomes ax + cy + e, and y becomes bx + dy + f; until <see cref="Restore"/>.</summary>
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

    /// <summary>Ends the last clip or transform.</summary>
    public void Restore()
    {
        if (open == 0) throw new InvalidOperationException("There is no clip and no transformation to end.");
        open--;
        Start(Mark.Restore, 0);
    }

    /// <summary>
    /// Starts a layer, which caches contents that are too expensive to draw in every frame: it is drawn once, offscreen, and kept under a
    /// key until its version changes. If the method returns false, the layer is already cached: do not draw or end it.
    /// </summary>
    /// <param name="key">The key, from 0. The renderer keeps a bitmap of the whole stage for each key, so use few.</param>
    /// <param name="version">A number that changes with the contents or the size.</param>
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

    /// <summary>Draws a part of a layer at its original position.</summary>
    /// <param name="key">The key.</param>
    /// <param name="part">The visible part, in stage coordinates.</param>
    /// <param name="alpha">The opacity.</param>
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
            // A picture belongs to one painter at a time; another painter uploads it again.
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
        uint address = (uint)picture.Address; // pointers have 32 bits in WebAssembly
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

    /// <summary>A batch of shapes of one color.</summary>
    public readonly struct PointList
    {
        private readonly Painter painter;
        private readonly int at;

        internal PointList(Painter painter, int at) => (this.painter, this.at) = (painter, at);

        /// <summary>Adds a shape. Nothing else may have been drawn in between.</summary>
        /// <param name="x">The x-coordinate of the center.</param>
        /// <param name="y">The y-coordinate of the center.</param>
        /// <param name="size">The side of a square, or the radius of a disc.</param>
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

using System.Globalization;
using System.Text;

namespace Glassbox.Guide.Stage;

/// <summary>Converts a painter's frame to SVG: for prerendered pages, print, export and tests.</summary>
public sealed class SvgWriter
{
    private static readonly string[] Faces = ["var(--sans, sans-serif)", "var(--serif, serif)", "var(--mono, monospace);font-variant-ligatures:none"];
    private static readonly string[] Anchors = ["start", "middle", "end"];

    private readonly Painter painter;
    private readonly Func<Tint, string> color;
    private readonly Func<int, int, byte[], string?> picture;
    private readonly StringBuilder marks = new(), defs = new();
    private readonly Dictionary<int, string> layers = [];
    private readonly Dictionary<(int Picture, bool IsSmooth), List<(Tint Tint, string Mask)>> masks = [];
    private readonly string id;
    private float[] list = [];
    private int at, names;

    /// <summary>Initializes a writer with conversions for colors and images.</summary>
    /// <param name="painter">A painter that does not remember, so that each frame is complete.</param>
    /// <param name="color">Converts a color to an SVG paint, such as <c>#1d2430</c> or <c>var(--ink)</c>.</param>
    /// <param name="picture">Converts width, height and RGBA of an image to a URL; null omits the image.</param>
    /// <param name="id">A prefix for IDs that is unique on the page.</param>
    public SvgWriter(Painter painter, Func<Tint, string> color, Func<int, int, byte[], string?> picture, string id)
    {
        if (painter.Remembers) throw new ArgumentException("The painter leaves out what it has sent before.", nameof(painter));
        (this.painter, this.color, this.picture, this.id) = (painter, color, picture, id);
    }

    /// <summary>Returns the CSS variable of a color, so that the drawing follows the light and dark themes.</summary>
    public static string Variable(Tint tint) => tint switch
    {
        Tint.LineStrong => "var(--line-strong)",
        _ => $"var(--{tint.ToString().ToLowerInvariant()})",
    };

    /// <summary>Converts the painter's current frame.</summary>
    /// <param name="stage">The stage that the frame was drawn for.</param>
    /// <param name="label">The text alternative.</param>
    /// <param name="attributes">Additional attributes of the root element.</param>
    public string Write(StageArea stage, string label, string attributes = "")
    {
        marks.Clear();
        defs.Clear();
        layers.Clear();
        masks.Clear();
        names = 0;
        list = painter.List.ToArray();
        at = Painter.Header;
        while (at < list.Length) Next();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Text(stage.Width)} {Text(stage.Height)}\" role=\"img\" aria-label=\"{Escape(label)}\" {attributes}><defs>{defs}</defs>{marks}</svg>");
    }

    private void Next()
    {
        switch ((Mark)Whole())
        {
            case Mark.Clip:
                string clip = Name();
                defs.Append($"<clipPath id=\"{clip}\"><rect {Place()} rx=\"{Number()}\"/></clipPath>");
                marks.Append($"<g clip-path=\"url(#{clip})\">");
                break;
            case Mark.Restore:
                marks.Append("</g>");
                break;
            case Mark.Transform:
                marks.Append($"<g transform=\"matrix({Number()} {Number()} {Number()} {Number()} {Number()} {Number()})\">");
                break;
            case Mark.Box:
                marks.Append($"<rect {Place()} rx=\"{Number()}\" {Fill()}/>");
                break;
            case Mark.Frame:
                marks.Append($"<rect {Place()} rx=\"{Number()}\" {Stroke()}/>");
                break;
            case Mark.Disc:
                marks.Append($"<circle cx=\"{Number()}\" cy=\"{Number()}\" r=\"{Number()}\" {Fill()}/>");
                break;
            case Mark.Arc:
                Arc();
                break;
            case Mark.Line:
                marks.Append($"<path d=\"M{Number()} {Number()}L{Number()} {Number()}\" {Stroke()}/>");
                break;
            case Mark.Curve:
                marks.Append($"<path d=\"M{Number()} {Number()}C{Number()} {Number()} {Number()} {Number()} {Number()} {Number()}\" {Stroke()}/>");
                break;
            case Mark.Polyline:
                Polyline();
                break;
            case Mark.Polygon:
                int corners = Whole();
                string fill = Fill();
                marks.Append($"<path d=\"{Way(corners, true)}\" {fill}/>");
                break;
            case Mark.Hatch:
                Hatch();
                break;
            case Mark.Squares:
                Points(isSquare: true);
                break;
            case Mark.Dots:
                Points(isSquare: false);
                break;
            case Mark.Picture:
                Picture();
                break;
            case Mark.Send:
                at += 7;
                break;
            case Mark.Text:
                Words();
                break;
            case Mark.TextOn:
                MoreWords();
                break;
            case Mark.Layer:
                Layer();
                break;
            case Mark.DrawLayer:
                string front = Name();
                int key = Whole();
                defs.Append($"<clipPath id=\"{front}\"><rect {Place()}/></clipPath>");
                marks.Append($"<g clip-path=\"url(#{front})\" opacity=\"{Number()}\">{layers.GetValueOrDefault(key, "")}</g>");
                break;
            case var mark:
                throw new InvalidOperationException($"A frame has no mark {mark}.");
        }
    }

    private void Arc()
    {
        (double x, double y, double r, double from, double to) = (list[at], list[at + 1], list[at + 2], list[at + 3], list[at + 4]);
        at += 5;
        string stroke = Stroke();
        if (to - from > (2 * Math.PI) - 1e-4)
        {
            marks.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Text(x)}\" cy=\"{Text(y)}\" r=\"{Text(r)}\" {stroke}/>");
            return;
        }

        int isLarge = to - from > Math.PI ? 1 : 0;
        marks.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{Text(x + (r * Math.Cos(from)))} {Text(y + (r * Math.Sin(from)))}A{Text(r)} {Text(r)} 0 {isLarge} 1 {Text(x + (r * Math.Cos(to)))} {Text(y + (r * Math.Sin(to)))}\" {stroke}/>");
    }

    private void Polyline()
    {
        int places = Whole();
        bool isClosed = Whole() == 1;
        string stroke = Stroke();
        marks.Append($"<path d=\"{Way(places, isClosed)}\" {stroke}/>");
    }

    private string Way(int places, bool isClosed)
    {
        var way = new StringBuilder();
        for (int i = 0; i < places; i++) way.Append(i == 0 ? 'M' : 'L').Append(Number()).Append(' ').Append(Number());
        return way.Append(isClosed ? "Z" : "").ToString();
    }

    private void Hatch()
    {
        string pattern = Name(), place = Place(), radius = Number(), shade = Color(), alpha = Number();
        defs.Append($"<pattern id=\"{pattern}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" stroke=\"{shade}\" stroke-width=\"5\"/></pattern>");
        marks.Append($"<rect {place} rx=\"{radius}\" fill=\"url(#{pattern})\" fill-opacity=\"{alpha}\"/>");
    }

    private void Points(bool isSquare)
    {
        int count = Whole();
        string fill = Fill();
        if (count == 0) return;
        var way = new StringBuilder();
        for (int i = 0; i < count; i++, at += 3)
        {
            (double x, double y, double size) = (list[at], list[at + 1], list[at + 2]);
            if (isSquare) way.Append(CultureInfo.InvariantCulture, $"M{Text(x - (size / 2))} {Text(y - (size / 2))}h{Text(size)}v{Text(size)}h{Text(-size)}z");
            else way.Append(CultureInfo.InvariantCulture, $"M{Text(x - size)} {Text(y)}a{Text(size)} {Text(size)} 0 1 0 {Text(2 * size)} 0a{Text(size)} {Text(size)} 0 1 0 {Text(-2 * size)} 0");
        }

        marks.Append($"<path d=\"{way}\" {fill}/>");
    }

    // Draws the cells of one color at a time through a mask, so that the picture follows the light and dark themes like everything else. A
    // picture that is drawn in many parts is written only once.
    private void Picture()
    {
        int number = Whole();
        CellPicture cells = painter.Pictures[number];
        var part = new Area(list[at], list[at + 1], list[at + 2], list[at + 3]);
        var place = new Area(list[at + 4], list[at + 5], list[at + 6], list[at + 7]);
        (double alpha, bool isSmooth) = (list[at + 8], list[at + 9] == 1);
        at += 10;
        double scaleX = place.Width / part.Width, scaleY = place.Height / part.Height;
        string place0 = string.Create(
            CultureInfo.InvariantCulture,
            $"matrix({scaleX:0.####} 0 0 {scaleY:0.####} {Text(place.X - (part.X * scaleX))} {Text(place.Y - (part.Y * scaleY))})");
        foreach ((Tint tint, string mask) in Masks(number, cells, isSmooth))
            marks.Append(CultureInfo.InvariantCulture, $"<g transform=\"{place0}\"><rect {Place(part)} fill=\"{color(tint)}\" fill-opacity=\"{Text(alpha)}\" mask=\"url(#{mask})\"/></g>");
    }

    private List<(Tint Tint, string Mask)> Masks(int number, CellPicture cells, bool isSmooth)
    {
        if (masks.TryGetValue((number, isSmooth), out List<(Tint, string)>? known)) return known;
        List<(Tint, string)> made = masks[(number, isSmooth)] = [];
        var whole = new Area(0, 0, cells.Columns, cells.Rows);
        for (int tint = 0; tint < 16; tint++)
        {
            byte[]? rgba = Mask(cells, (byte)tint);
            if (rgba is null || picture(cells.Columns, cells.Rows, rgba) is not { } address) continue;
            string mask = Name();
            defs.Append($"<mask id=\"{mask}\" maskUnits=\"userSpaceOnUse\" {Place(whole)}><image href=\"{address}\" {Place(whole)} preserveAspectRatio=\"none\" style=\"image-rendering:{(isSmooth ? "auto" : "pixelated")}\"/></mask>");
            made.Add(((Tint)tint, mask));
        }

        return made;
    }

    private static byte[]? Mask(CellPicture picture, byte tint)
    {
        ReadOnlySpan<byte> cells = picture.Cells;
        byte[]? rgba = null;
        for (int i = 0; i < picture.Columns * picture.Rows; i++)
        {
            if (cells[2 * i] != tint || cells[(2 * i) + 1] == 0) continue;
            rgba ??= new byte[4 * picture.Columns * picture.Rows];
            (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2], rgba[(4 * i) + 3]) = (255, 255, 255, cells[(2 * i) + 1]);
        }

        return rgba;
    }

    private void Words()
    {
        string x = Number(), y = Number(), anchor = Anchors[Whole()];
        string span = Span();
        var text = new StringBuilder($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" dominant-baseline=\"central\">{span}");
        while (at < list.Length && (Mark)list[at] == Mark.TextOn)
        {
            at++;
            text.Append(Span());
        }

        marks.Append(text).Append("</text>");
    }

    // The text to continue is not visible: skip the continuation.
    private void MoreWords() => _ = Span();

    private string Span()
    {
        string size = Number(), weight = Number(), face = Faces[Whole()], shade = Color(), alpha = Number();
        int length = Whole();
        string text = string.Concat(list.Skip(at).Take(length).Select(letter => (char)letter));
        at += length;
        return $"<tspan font-size=\"{size}\" font-weight=\"{weight}\" style=\"font-family:{face}\" fill=\"{shade}\" fill-opacity=\"{alpha}\" xml:space=\"preserve\">{Escape(text)}</tspan>";
    }

    private void Layer()
    {
        int key = Whole();
        string before = marks.ToString();
        marks.Clear();
        while ((Mark)list[at] != Mark.LayerEnd) Next();
        at++;
        layers[key] = marks.ToString();
        marks.Clear();
        marks.Append(before);
    }

    private string Fill() => $"fill=\"{Color()}\" fill-opacity=\"{Number()}\"";

    private string Stroke()
    {
        string width = Number(), shade = Color(), alpha = Number();
        double dash = list[at++];
        string dashes = dash > 0 ? $" stroke-dasharray=\"{Text(dash)}\"" : "";
        return $"fill=\"none\" stroke=\"{shade}\" stroke-opacity=\"{alpha}\" stroke-width=\"{width}\" stroke-linecap=\"{(dash > 0 ? "butt" : "round")}\" stroke-linejoin=\"round\"{dashes}";
    }

    private string Color()
    {
        (Tint from, Tint to, double mix) = Shade.Unpack(list[at++]);
        return mix == 0 || from == to ? color(from) : $"color-mix(in srgb, {color(to)} {Text(100 * mix)}%, {color(from)})";
    }

    private string Place() => $"x=\"{Number()}\" y=\"{Number()}\" width=\"{Number()}\" height=\"{Number()}\"";

    private static string Place(Area area) =>
        $"x=\"{Text(area.X)}\" y=\"{Text(area.Y)}\" width=\"{Text(area.Width)}\" height=\"{Text(area.Height)}\"";

    private string Number() => Text(list[at++]);

    private int Whole() => (int)list[at++];

    private string Name() => $"{id}-{++names}";

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);
}

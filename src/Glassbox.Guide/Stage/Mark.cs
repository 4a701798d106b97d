namespace Glassbox.Guide.Stage;

/// <summary>The opcodes of a painter's display list. <c>stage.js</c> has the same numbers.</summary>
internal enum Mark
{
    /// <summary>x, y, width, height, radius: clips what follows, until <see cref="Restore"/>.</summary>
    Clip = 1,

    /// <summary>Ends the last clip or transform.</summary>
    Restore = 2,

    /// <summary>a, b, c, d, e, f: transforms what follows by this matrix, until <see cref="Restore"/>.</summary>
    Transform = 3,

    /// <summary>x, y, width, height, radius, color, opacity.</summary>
    Box = 4,

    /// <summary>x, y, width, height, radius, pen.</summary>
    Frame = 5,

    /// <summary>x, y, radius, color, opacity.</summary>
    Disc = 6,

    /// <summary>x, y, radius, from, to (radians), pen.</summary>
    Arc = 7,

    /// <summary>x0, y0, x1, y1, pen.</summary>
    Line = 8,

    /// <summary>Eight coordinates of a cubic curve, pen.</summary>
    Curve = 9,

    /// <summary>count, closed, x and y of each point, pen.</summary>
    Polyline = 10,

    /// <summary>count, color, opacity, x and y of each point.</summary>
    Polygon = 11,

    /// <summary>x, y, width, height, radius, color, opacity: a hatched box.</summary>
    Hatch = 12,

    /// <summary>count, color, opacity; center x, y and size of each.</summary>
    Squares = 13,

    /// <summary>count, color, opacity; center x, y and radius of each.</summary>
    Dots = 14,

    /// <summary>picture, source x, y, width, height, destination x, y, width, height, opacity, smooth.</summary>
    Picture = 15,

    /// <summary>picture, columns, rows, first changed row, row after the last, address in two halves.</summary>
    Send = 16,

    /// <summary>x, y, align, base, size, weight, face, color, opacity, count, characters.</summary>
    Text = 17,

    /// <summary>size, weight, face, color, opacity, count, characters: continues where the last text ended.</summary>
    TextOn = 18,

    /// <summary>key: draws what follows into a cached layer, until <see cref="LayerEnd"/>.</summary>
    Layer = 19,

    /// <summary>Ends a layer.</summary>
    LayerEnd = 20,

    /// <summary>key, x, y, width, height of the visible part, opacity.</summary>
    DrawLayer = 21,
}

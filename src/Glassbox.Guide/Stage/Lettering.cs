namespace Glassbox.Guide.Stage;

/// <summary>The typefaces.</summary>
public enum Face : byte
{
    /// <summary>For labels.</summary>
    Sans,

    /// <summary>For captions.</summary>
    Serif,

    /// <summary>For numbers and code.</summary>
    Mono,
}

/// <summary>The horizontal alignment of text.</summary>
public enum Align : byte
{
    /// <summary>The text starts at the position.</summary>
    Left,

    /// <summary>The text is centered at the position.</summary>
    Center,

    /// <summary>The text ends at the position.</summary>
    Right,
}

/// <summary>A text style.</summary>
/// <param name="Size">The font size in pixels.</param>
/// <param name="Face">The typeface.</param>
/// <param name="Weight">The font weight, 100 to 900.</param>
/// <param name="Align">The horizontal alignment. Vertically, text is centered.</param>
public readonly record struct Lettering(double Size, Face Face = Face.Sans, int Weight = 400, Align Align = Align.Left);

/// <summary>A line style.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Shade">The color.</param>
/// <param name="Dash">The length of the dashes and of the gaps; 0 for a solid line.</param>
public readonly record struct Pen(double Width, Shade Shade, double Dash = 0);

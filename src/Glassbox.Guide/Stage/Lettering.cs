namespace Glassbox.Guide.Stage;

/// <summary>The three faces.</summary>
public enum Face : byte
{
    /// <summary>Labels.</summary>
    Sans,

    /// <summary>The one sentence.</summary>
    Serif,

    /// <summary>Numbers and code.</summary>
    Mono,
}

/// <summary>On which side of its place a text stands.</summary>
public enum Align : byte
{
    /// <summary>It begins there.</summary>
    Left,

    /// <summary>Its middle is there.</summary>
    Center,

    /// <summary>It ends there.</summary>
    Right,
}

/// <summary>How a text is set.</summary>
/// <param name="Size">In pixels.</param>
/// <param name="Face">Its face.</param>
/// <param name="Weight">100 to 900.</param>
/// <param name="Align">On which side of its place it stands. Up and down its middle is there.</param>
public readonly record struct Lettering(double Size, Face Face = Face.Sans, int Weight = 400, Align Align = Align.Left);

/// <summary>How a line is drawn.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Shade">Its color.</param>
/// <param name="Dash">The length of its dashes and of the gaps between; 0 for a solid line.</param>
public readonly record struct Pen(double Width, Shade Shade, double Dash = 0);

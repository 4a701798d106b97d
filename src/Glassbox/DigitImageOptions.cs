namespace Glassbox;

/// <summary>The steps that convert a picture to a digit. All are on by default.</summary>
public sealed record DigitImageOptions
{
    /// <summary>Inverts dark ink on light paper to light on dark, as in MNIST. A picture that is already light on dark stays as it is.</summary>
    public bool Invert { get; init; } = true;

    /// <summary>Stretches the contrast, so that paper is black and ink is white, and removes specks.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>Crops margins without ink on all four sides.</summary>
    public bool Crop { get; init; } = true;

    /// <summary>Scales the picture to fit 20 × 20 pixels, preserving its aspect ratio. If off, anything beyond 28 × 28 pixels is cropped.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Centers the picture by the ink's center of mass; if off, by the center of the picture.</summary>
    public bool Center { get; init; } = true;
}

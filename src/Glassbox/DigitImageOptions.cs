namespace Glassbox;

/// <summary>Which steps a picture takes on its way to a digit. All are on unless switched off.</summary>
public sealed record DigitImageOptions
{
    /// <summary>Makes black ink on white paper white on black, as MNIST is. A picture that is light on dark stays as it is.</summary>
    public bool Invert { get; init; } = true;

    /// <summary>Makes the paper quite black, the ink quite white, and takes specks away.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>Cuts off what has no ink, on all four sides.</summary>
    public bool Crop { get; init; } = true;

    /// <summary>Scales to fit into 20 × 20 pixels, keeping the shape. Otherwise what reaches beyond 28 × 28 is cut off.</summary>
    public bool Scale { get; init; } = true;

    /// <summary>Puts the center of the ink's mass into the center; otherwise the center of the picture.</summary>
    public bool Center { get; init; } = true;
}

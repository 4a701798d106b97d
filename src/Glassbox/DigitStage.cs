namespace Glassbox;

/// <summary>The result of one step in the conversion of a picture to a digit.</summary>
/// <param name="Name">The step: <c>given</c>, <c>inverted</c>, <c>cleaned</c>, <c>cropped</c>, <c>scaled</c> or <c>centered</c>.</param>
/// <param name="Picture">The resulting picture.</param>
public sealed record DigitStage(string Name, GrayscalePicture Picture);

namespace Glassbox;

/// <summary>A picture at one stage of its way to a digit.</summary>
/// <param name="Name">What was done to it: <c>given</c>, <c>inverted</c>, <c>cleaned</c>, <c>cropped</c>, <c>scaled</c>, <c>centered</c>.</param>
/// <param name="Picture">What came of it.</param>
public sealed record DigitStage(string Name, GrayscalePicture Picture);

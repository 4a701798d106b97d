using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A picture of a digit, normalized to look like those of MNIST.</summary>
/// <remarks>
/// MNIST's digits were scaled to fit 20 × 20 pixels, preserving their aspect ratio and with antialiasing, and placed in 28 × 28 pixels so that
/// their center of mass is in the center (LeCun, Cortes and Burges, "The MNIST database of handwritten digits"). That is pixel 14, counted
/// from 0. All arithmetic uses integers.
/// </remarks>
public sealed class DigitImage
{
    /// <summary>The width and height of a digit, in pixels.</summary>
    public const int Size = 28;

    /// <summary>The width and height of the box that the ink is scaled to fit, in pixels.</summary>
    public const int BoxSize = 20;

    private DigitImage(IReadOnlyList<DigitStage> stages, IReadOnlyList<ColumnRange> groups)
    {
        (Stages, Groups) = (stages, groups);
    }

    /// <summary>
    /// The columns of the original picture that contain ink, in groups separated by wide gaps, from left to right. More than one group means
    /// that there seems to be more than one digit; the picture shows all of them together, so a prediction for it is hardly useful.
    /// </summary>
    public IReadOnlyList<ColumnRange> Groups { get; }

    /// <summary>The picture after each step, from the original to the digit.</summary>
    public IReadOnlyList<DigitStage> Stages { get; }

    /// <summary>The digit, 28 × 28 pixels.</summary>
    public GrayscalePicture Picture => Stages[^1].Picture;

    /// <summary>Converts a picture of any size to a digit.</summary>
    /// <param name="pixels">[height, width] Row by row, 0 (black) to 255 (white).</param>
    /// <param name="width">The width in pixels: at least 1.</param>
    /// <param name="height">The height in pixels: at least 1.</param>
    /// <param name="options">The steps to apply; null for all.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or there is no ink in the picture.</exception>
    public static DigitImage From(ReadOnlySpan<byte> pixels, int width, int height, DigitImageOptions? options = null) =>
        From(new GrayscalePicture(pixels, width, height), options);

    /// <summary>Converts a picture of any size to a digit.</summary>
    /// <param name="picture">Dark ink on light paper, or light ink on dark.</param>
    /// <param name="options">The steps to apply; null for all.</param>
    /// <exception cref="ArgumentException">There is no ink in the picture.</exception>
    public static DigitImage From(GrayscalePicture picture, DigitImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        options ??= new DigitImageOptions();
        if (!Contrast.HasInk(picture))
            throw new ArgumentException("There is nothing drawn in the picture: all of it is of about the same gray.", nameof(picture));

        List<DigitStage> stages = [new DigitStage("given", picture)];
        Step(options.Invert, "inverted", p => Contrast.IsDarkOnLight(p) ? Contrast.Invert(p) : p);
        Step(options.Clean, "cleaned", p => SpeckleFilter.Apply(Contrast.Stretch(p)));
        ColumnRange[] groups = Columns.Groups(stages[^1].Picture);
        Step(options.Crop, "cropped", Frame.Crop);
        Step(options.Scale, "scaled", p => Scaling.Fit(p, BoxSize));
        Step(true, "centered", p => Frame.Place(p, Size, options.Center));
        return new DigitImage(stages, groups);

        void Step(bool isOn, string name, Func<GrayscalePicture, GrayscalePicture> step)
        {
            if (isOn) stages.Add(new DigitStage(name, step(stages[^1].Picture)));
        }
    }
}

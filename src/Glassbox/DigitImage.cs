using Glassbox.Imaging;

namespace Glassbox;

/// <summary>A picture of a digit, made into one that looks like those of MNIST.</summary>
/// <remarks>
/// MNIST's digits were scaled to fit into 20 × 20 pixels, keeping their shape and with the grays that this brings about,
/// and put into 28 × 28 so that their center of mass is in the center (LeCun, Cortes and Burges, "The MNIST database of
/// handwritten digits"). That is pixel 14, counted from 0. All arithmetic is in whole numbers.
/// </remarks>
public sealed class DigitImage
{
    /// <summary>The width and height of a digit, in pixels.</summary>
    public const int Size = 28;

    /// <summary>The width and height of the box that its ink is scaled to fit into, in pixels.</summary>
    public const int BoxSize = 20;

    private DigitImage(IReadOnlyList<DigitStage> stages, IReadOnlyList<ColumnRange> groups)
    {
        (Stages, Groups) = (stages, groups);
    }

    /// <summary>
    /// The columns of the given picture in which ink stands, in groups with wide gaps between them, from left to right. More than one
    /// group means that there seems to be more than one digit; the picture shows all of them together, and no answer to it is worth much.
    /// </summary>
    public IReadOnlyList<ColumnRange> Groups { get; }

    /// <summary>The picture at every stage that it took, from the given one to the digit.</summary>
    public IReadOnlyList<DigitStage> Stages { get; }

    /// <summary>The digit, 28 × 28.</summary>
    public GrayscalePicture Picture => Stages[^1].Picture;

    /// <summary>Makes a digit of a picture of any size.</summary>
    /// <param name="pixels">[height, width] row by row, 0 (black) to 255 (white).</param>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <param name="options">Which steps to take; null for all.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or there is no ink in the picture.</exception>
    public static DigitImage From(ReadOnlySpan<byte> pixels, int width, int height, DigitImageOptions? options = null) =>
        From(new GrayscalePicture(pixels, width, height), options);

    /// <summary>Makes a digit of a picture of any size.</summary>
    /// <param name="picture">Dark ink on light paper, or light on dark.</param>
    /// <param name="options">Which steps to take; null for all.</param>
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

using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// Random changes to the inputs during training, drawn anew for every sample in every epoch, so that a network does not memorize its
/// samples. Every setting is off by default; all but <see cref="Noise"/> are for images.
/// </summary>
/// <remarks>
/// Random numbers are uniform and symmetric about 0. An image is rotated, sheared and scaled about its center, then shifted, then distorted,
/// all in one interpolation: each pixel is the weighted mean of the four pixels around its source position; pixels outside the image are 0.
/// The seed decides; the result is the same on every machine and for any number of threads.
/// </remarks>
public sealed record Augmentation
{
    private static readonly Setting<Augmentation>[] Own =
    [
        new("shift", SettingRange.NotNegative, o => o.Shift, (o, value) => o with { Shift = value }),
        new("rotate", SettingRange.Angle, o => o.Rotate, (o, value) => o with { Rotate = value }),
        new("scale", SettingRange.Fraction, o => o.Scale, (o, value) => o with { Scale = value }),
        new("shear", SettingRange.AcuteAngle, o => o.Shear, (o, value) => o with { Shear = value }),
        new("elastic", SettingRange.NotNegative, o => o.Elastic, (o, value) => o with { Elastic = value }),
        new("smoothness", SettingRange.Smoothness, o => o.Smoothness, (o, value) => o with { Smoothness = value }),
        new("noise", SettingRange.NotNegative, o => o.Noise, (o, value) => o with { Noise = value }),
    ];

    /// <summary>The largest shift in either direction, in pixels: at least 0. Often 1 to 3 for 28 × 28.</summary>
    public float Shift { get; init; }

    /// <summary>The largest rotation, in degrees: 0 to 180. Often 10 to 15.</summary>
    public float Rotate { get; init; }

    /// <summary>The largest scaling s: an image is scaled by 1 − s to 1 + s. At least 0, below 1. Often 0.1.</summary>
    public float Scale { get; init; }

    /// <summary>The largest slant of vertical lines, in degrees: at least 0, below 90. Often 10 to 15.</summary>
    public float Shear { get; init; }

    /// <summary>
    /// α of elastic distortion: each pixel is displaced by a random field with values from −α to α, smoothed by a Gaussian. At least 0.
    /// Often 34 for images of 28 × 28 pixels, with a <see cref="Smoothness"/> of 4.
    /// </summary>
    /// <remarks>Simard, Steinkraus and Platt 2003, section 2.</remarks>
    public float Elastic { get; init; }

    /// <summary>σ of the Gaussian for <see cref="Elastic"/>, in pixels: above 0, at most 100. The kernel is cut off at 4 σ.</summary>
    public float Smoothness { get; init; } = 4;

    /// <summary>
    /// The standard deviation of normal noise that is added to every input: at least 0. Pixels are clamped to 0 to 1.
    /// </summary>
    public float Noise { get; init; }

    /// <summary>All settings by their names in files, such as <c>shift</c>.</summary>
    public IReadOnlyDictionary<string, float> Settings => Own.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>Whether any setting applies only to images.</summary>
    internal bool IsForImages => Shift > 0 || Rotate > 0 || Scale > 0 || Shear > 0 || Elastic > 0;

    /// <summary>Returns a copy with one of its <see cref="Settings"/> changed.</summary>
    /// <exception cref="ArgumentException">There is no setting with that name, or the value is out of range.</exception>
    public Augmentation With(string setting, float value)
    {
        Augmentation changed = Named.Find(Own, s => s.Name, setting, "setting of augmentation").With(this, value);
        changed.Validate();
        return changed;
    }

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    internal void Validate()
    {
        foreach (Setting<Augmentation> setting in Own) setting.Validate(this);
    }
}

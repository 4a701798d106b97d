using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>
/// How the inputs of samples are changed at random while learning, anew for every sample of every epoch, so that a network does not
/// learn them by heart. Every setting is off by default; those but <see cref="Noise"/> are for images.
/// </summary>
/// <remarks>
/// Numbers are drawn evenly from either side of 0. An image is turned, sheared and scaled about its middle, then shifted, then
/// distorted, all in one: each pixel takes the weighted mean of the four that it comes to lie between, what is outside counting as 0.
/// The seed draws; the same everywhere, whatever the number of threads.
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

    /// <summary>The most pixels that an image is shifted by, along either side: at least 0. Often 1 to 3 of 28.</summary>
    public float Shift { get; init; }

    /// <summary>The most degrees that an image is turned by: 0 to 180. Often 10 to 15.</summary>
    public float Rotate { get; init; }

    /// <summary>s: an image is scaled by 1 − s to 1 + s. At least 0, below 1. Often 0.1.</summary>
    public float Scale { get; init; }

    /// <summary>The most degrees that upright lines are made to lean by: at least 0, below 90. Often 10 to 15.</summary>
    public float Shear { get; init; }

    /// <summary>
    /// α of an elastic distortion: each pixel is moved by a random field of numbers from −α to α, smoothed by a Gaussian. At least 0.
    /// Often 34 for images of 28 × 28 pixels, with a <see cref="Smoothness"/> of 4.
    /// </summary>
    /// <remarks>Simard, Steinkraus and Platt 2003, section 2.</remarks>
    public float Elastic { get; init; }

    /// <summary>σ of that Gaussian, in pixels: above 0, at most 100. It is cut off at 4 σ.</summary>
    public float Smoothness { get; init; } = 4;

    /// <summary>
    /// The standard deviation of normal noise that is added to every input: at least 0. Pixels are held to 0 to 1.
    /// </summary>
    public float Noise { get; init; }

    /// <summary>All settings by the names that files use, as <c>shift</c>.</summary>
    public IReadOnlyDictionary<string, float> Settings => Own.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>Whether it is for images alone.</summary>
    internal bool IsForImages => Shift > 0 || Rotate > 0 || Scale > 0 || Shear > 0 || Elastic > 0;

    /// <summary>The same with another value of one of its <see cref="Settings"/>.</summary>
    /// <exception cref="ArgumentException">It has no setting of that name, or the value is out of its range.</exception>
    public Augmentation With(string setting, float value)
    {
        Augmentation changed = Named.Find(Own, s => s.Name, setting, "setting of augmentation").With(this, value);
        changed.Validate();
        return changed;
    }

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal void Validate()
    {
        foreach (Setting<Augmentation> setting in Own) setting.Validate(this);
    }
}

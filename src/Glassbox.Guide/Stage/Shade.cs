namespace Glassbox.Guide.Stage;

/// <summary>A color with an opacity, or a mix of two colors.</summary>
/// <param name="From">The color.</param>
/// <param name="To">The color to mix with.</param>
/// <param name="Mix">The share of the second color, 0 to 1.</param>
/// <param name="Alpha">The opacity, 0 to 1.</param>
public readonly record struct Shade(Tint From, Tint To, double Mix, double Alpha)
{
    /// <summary>Converts a color to an opaque shade.</summary>
    public static implicit operator Shade(Tint tint) => new(tint, tint, 0, 1);

    /// <summary>Mixes two colors.</summary>
    /// <param name="from">The color at 0.</param>
    /// <param name="to">The color at 1.</param>
    /// <param name="mix">The share of the second color, 0 to 1.</param>
    public static Shade Between(Tint from, Tint to, double mix) => new(from, to, Math.Clamp(mix, 0, 1), 1);

    /// <summary>Returns the color of a sign: blue above 0, orange below.</summary>
    public static Shade Diverging(double value) => value < 0 ? Tint.Negative : Tint.Positive;

    /// <summary>Returns a more transparent shade.</summary>
    /// <param name="alpha">The factor by which the opacity is multiplied.</param>
    public Shade At(double alpha) => this with { Alpha = Alpha * alpha };

    /// <summary>Both colors and the mix, packed into a number that single precision represents exactly.</summary>
    internal float Code => (int)From + (16 * (int)To) + (256 * (int)Math.Round(255 * Mix));

    /// <summary>Unpacks <see cref="Code"/>.</summary>
    internal static (Tint From, Tint To, double Mix) Unpack(float code)
    {
        int packed = (int)code;
        return ((Tint)(packed & 15), (Tint)((packed >> 4) & 15), (packed >> 8) / 255.0);
    }
}

/// <summary>Extension methods for colors.</summary>
public static class TintExtensions
{
    /// <summary>Gives a color an opacity.</summary>
    public static Shade At(this Tint tint, double alpha) => new(tint, tint, 0, alpha);
}

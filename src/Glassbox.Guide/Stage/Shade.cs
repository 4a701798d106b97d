namespace Glassbox.Guide.Stage;

/// <summary>A color with an opacity; or one between two colors.</summary>
/// <param name="From">The color.</param>
/// <param name="To">Another color.</param>
/// <param name="Mix">How far it is toward the other, 0 to 1.</param>
/// <param name="Alpha">Its opacity, 0 to 1.</param>
public readonly record struct Shade(Tint From, Tint To, double Mix, double Alpha)
{
    /// <summary>A color, opaque.</summary>
    public static implicit operator Shade(Tint tint) => new(tint, tint, 0, 1);

    /// <summary>A color between two.</summary>
    /// <param name="from">At 0.</param>
    /// <param name="to">At 1.</param>
    /// <param name="mix">How far, 0 to 1.</param>
    public static Shade Between(Tint from, Tint to, double mix) => new(from, to, Math.Clamp(mix, 0, 1), 1);

    /// <summary>Blue above 0, orange below.</summary>
    public static Shade Diverging(double value) => value < 0 ? Tint.Negative : Tint.Positive;

    /// <summary>The same, more transparent.</summary>
    /// <param name="alpha">What its opacity is multiplied by.</param>
    public Shade At(double alpha) => this with { Alpha = Alpha * alpha };

    /// <summary>Both colors and the mix in one number that single precision holds exactly.</summary>
    internal float Code => (int)From + (16 * (int)To) + (256 * (int)Math.Round(255 * Mix));

    /// <summary>What <see cref="Code"/> has packed.</summary>
    internal static (Tint From, Tint To, double Mix) Unpack(float code)
    {
        int packed = (int)code;
        return ((Tint)(packed & 15), (Tint)((packed >> 4) & 15), (packed >> 8) / 255.0);
    }
}

/// <summary>Colors with an opacity.</summary>
public static class TintExtensions
{
    /// <summary>A color with an opacity.</summary>
    public static Shade At(this Tint tint, double alpha) => new(tint, tint, 0, alpha);
}

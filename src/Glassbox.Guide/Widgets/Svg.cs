namespace Glassbox.Guide.Widgets;

/// <summary>What drawings are full of.</summary>
public static class Svg
{
    /// <summary>A number, short because there are so many.</summary>
    public static string N(double number) => Numbers.Invariant(number);
}

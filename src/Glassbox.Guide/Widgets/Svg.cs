namespace Glassbox.Guide.Widgets;

/// <summary>Helpers for SVG markup.</summary>
public static class Svg
{
    /// <summary>Formats a number. The name is short because it is used so often.</summary>
    public static string N(double number) => Numbers.Invariant(number);
}

namespace Glassbox.Guide.Stage;

/// <summary>Easing functions. Each maps 0 to 1 onto 0 to 1.</summary>
public static class Ease
{
    /// <summary>Ease-in-out (cubic).</summary>
    public static double Move(double u) => u < 0.5 ? 4 * u * u * u : 1 - (Cube((-2 * u) + 2) / 2);

    /// <summary>Ease-out (cubic).</summary>
    public static double Arrive(double u) => 1 - Cube(1 - u);

    /// <summary>Ease-in (cubic).</summary>
    public static double Leave(double u) => u * u * u;

    /// <summary>Smoothstep (3u² − 2u³): a softer ease-in-out.</summary>
    public static double Smooth(double u) => u * u * (3 - (2 * u));

    /// <summary>Returns the eased progress of a motion between two times: 0 before, 1 after.</summary>
    public static double During(double t, double from, double to) => Move(Part(t, from, to));

    /// <summary>As <see cref="During"/>, with ease-out.</summary>
    public static double Arriving(double t, double from, double to) => Arrive(Part(t, from, to));

    /// <summary>Returns the linear progress between two times: 0 before, 1 after.</summary>
    public static double Part(double t, double from, double to) =>
        to > from ? Math.Clamp((t - from) / (to - from), 0, 1) : t < from ? 0 : 1;

    /// <summary>Returns a pulse: 0 outside of the interval, 1 in its middle.</summary>
    public static double Pulse(double t, double from, double to) => Math.Sin(Math.PI * Part(t, from, to));

    /// <summary>Returns the opacity of something that fades in and out.</summary>
    /// <param name="t">The current time.</param>
    /// <param name="from">The time when it starts to appear.</param>
    /// <param name="to">The time when it has disappeared.</param>
    /// <param name="fade">The duration of each fade, in seconds.</param>
    public static double Between(double t, double from, double to, double fade = 0.2) =>
        Math.Min(During(t, from, from + fade), 1 - During(t, to - fade, to));

    /// <summary>Interpolates linearly.</summary>
    public static double Lerp(double a, double b, double u) => a + ((b - a) * u);

    /// <summary>Interpolates geometrically between two numbers above 0.</summary>
    public static double LerpRatio(double a, double b, double u) => a * Math.Pow(b / a, u);

    /// <summary>Clamps a value to a range; if a small stage leaves no range, returns the middle.</summary>
    public static double Within(double value, double minimum, double maximum) => minimum <= maximum ? Math.Clamp(value, minimum, maximum) : (minimum + maximum) / 2;

    private static double Cube(double x) => x * x * x;
}

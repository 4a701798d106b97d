namespace Glassbox.Guide.Stage;

/// <summary>How a motion spends its time. Each takes and gives 0 to 1.</summary>
public static class Ease
{
    /// <summary>From rest to rest (cubic).</summary>
    public static double Move(double u) => u < 0.5 ? 4 * u * u * u : 1 - (Cube((-2 * u) + 2) / 2);

    /// <summary>Quick at first, then settling (cubic).</summary>
    public static double Arrive(double u) => 1 - Cube(1 - u);

    /// <summary>Slow at first, then gathering speed (cubic).</summary>
    public static double Leave(double u) => u * u * u;

    /// <summary>From rest to rest, softer (3u² − 2u³).</summary>
    public static double Smooth(double u) => u * u * (3 - (2 * u));

    /// <summary>How far a motion is that lasts from one moment to another, from rest to rest: 0 before, 1 after.</summary>
    public static double During(double t, double from, double to) => Move(Part(t, from, to));

    /// <summary>As <see cref="During"/>, settling.</summary>
    public static double Arriving(double t, double from, double to) => Arrive(Part(t, from, to));

    /// <summary>The part of a span that has passed, evenly: 0 before, 1 after.</summary>
    public static double Part(double t, double from, double to) =>
        to > from ? Math.Clamp((t - from) / (to - from), 0, 1) : t < from ? 0 : 1;

    /// <summary>Up and down again: 0 outside of a span, 1 in its middle.</summary>
    public static double Pulse(double t, double from, double to) => Math.Sin(Math.PI * Part(t, from, to));

    /// <summary>There between two moments, fading in and out.</summary>
    /// <param name="t">Now.</param>
    /// <param name="from">It begins to appear.</param>
    /// <param name="to">It is gone.</param>
    /// <param name="fade">Seconds of either fade.</param>
    public static double Between(double t, double from, double to, double fade = 0.2) =>
        Math.Min(During(t, from, from + fade), 1 - During(t, to - fade, to));

    /// <summary>A number between two.</summary>
    public static double Lerp(double a, double b, double u) => a + ((b - a) * u);

    /// <summary>A number between two above 0, even in ratio.</summary>
    public static double LerpRatio(double a, double b, double u) => a * Math.Pow(b / a, u);

    /// <summary>A number held between two others; where a small stage leaves no room between them, the middle.</summary>
    public static double Within(double value, double least, double most) => least <= most ? Math.Clamp(value, least, most) : (least + most) / 2;

    private static double Cube(double x) => x * x * x;
}

namespace Glassbox.Guide.Scenes.Training;

/// <summary>The learning rates of the slider: 1, 2 and 5 of each power of ten.</summary>
public static class LearningRates
{
    /// <summary>All rates, from 0.0001 to 1000.</summary>
    public static IReadOnlyList<float> All { get; } =
    [
        0.0001f, 0.0002f, 0.0005f, 0.001f, 0.002f, 0.005f, 0.01f, 0.02f, 0.05f, 0.1f, 0.2f, 0.5f,
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000,
    ];

    /// <summary>Returns the nearest rate on a logarithmic scale.</summary>
    /// <param name="rate">A rate above 0.</param>
    public static float Nearest(double rate) => All.MinBy(stop => Math.Abs(Math.Log(stop / rate)));

    /// <summary>Returns the index of the nearest rate.</summary>
    public static int Place(double rate) => All.ToList().IndexOf(Nearest(rate));

    /// <summary>Formats a rate without trailing zeros.</summary>
    public static string Text(float rate) => rate.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>A phase of a sample, as fractions of its duration, so that samples of six seconds and of one share their choreography.</summary>
/// <param name="From">The start, 0 to 1.</param>
/// <param name="To">The end, 0 to 1.</param>
internal readonly record struct Phase(double From, double To)
{
    /// <summary>Returns the progress with ease-in-out.</summary>
    public double Of(double part) => Ease.During(part, From, To);

    /// <summary>Returns the progress with ease-out.</summary>
    public double Arriving(double part) => Ease.Arriving(part, From, To);

    /// <summary>Returns the linear progress.</summary>
    public double Even(double part) => Ease.Part(part, From, To);
}

/// <summary>The phases of one sample.</summary>
internal static class Phases
{
    /// <summary>The digit rises off the belt.</summary>
    public static Phase Lift => new(0, 0.12);

    /// <summary>Copies fly to the tiles.</summary>
    public static Phase Fly => new(0.11, 0.34);

    /// <summary>The outputs rise.</summary>
    public static Phase Answer => new(0.305, 0.425);

    /// <summary>The label is compared with them.</summary>
    public static Phase Compare => new(0.45, 0.585);

    /// <summary>The errors flow back.</summary>
    public static Phase Blame => new(0.615, 0.765);

    /// <summary>The weights shift.</summary>
    public static Phase Shift => new(0.755, 0.885);

    /// <summary>The digit returns to the belt.</summary>
    public static Phase Drop => new(0.89, 0.965);

    /// <summary>The belt moves on.</summary>
    public static Phase Belt => new(0.88, 1);

    /// <summary>A copy flies to a tile: the first three slowly, one after the other.</summary>
    public static Phase FlyTo(int tile)
    {
        double length = Fly.To - Fly.From, from = Fly.From + (length * (tile < 3 ? tile * 0.13 : 0.36 + ((tile - 3) * 0.017)));
        return new(from, from + (length * 0.34));
    }
}

namespace Glassbox.Guide.Scenes.Training;

/// <summary>The speed of a run: the digits in a burst, and the pause after it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Burst">The number of digits between updates of the page.</param>
/// <param name="Pause">The pause in milliseconds.</param>
/// <param name="Again">The milliseconds per snapshot when the run is replayed.</param>
public sealed record Pace(string Name, int Burst, int Pause, int Again)
{
    /// <summary>All speeds, from one digit at a time to the maximum.</summary>
    public static IReadOnlyList<Pace> All { get; } =
    [
        new("1 digit a second", 1, 1_000, 1_000),
        new("10 a second", 1, 100, 500),
        new("100 a second", 10, 100, 250),
        new("1 000 a second", 100, 100, 100),
        new("as fast as it goes", 1_000, 0, 50),
    ];
}

namespace Glassbox.Guide.Scenes.Training;

/// <summary>How fast a run goes: digits in a burst, and the pause after it.</summary>
/// <param name="Name">In words.</param>
/// <param name="Burst">Digits before the page is told.</param>
/// <param name="Pause">In milliseconds.</param>
/// <param name="Again">Milliseconds a snapshot stays where the run is shown again.</param>
public sealed record Pace(string Name, int Burst, int Pause, int Again)
{
    /// <summary>From one digit at a time to all that the machine can do.</summary>
    public static IReadOnlyList<Pace> All { get; } =
    [
        new("1 digit a second", 1, 1_000, 1_000),
        new("10 a second", 1, 100, 500),
        new("100 a second", 10, 100, 250),
        new("1 000 a second", 100, 100, 100),
        new("as fast as it goes", 1_000, 0, 50),
    ];
}

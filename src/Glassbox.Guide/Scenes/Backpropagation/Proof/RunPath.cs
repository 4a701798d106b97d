using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Backpropagation.Proof;

/// <summary>
/// The reader's own run as a path across the cost landscape: some of its networks, at geometric intervals, and the plane through three of
/// them.
/// </summary>
internal sealed class RunPath
{
    private const int Steps = 36, Side = 33, Digits = 300;
    private const double MiddleSeen = 6_000; // early enough to lie off the straight line

    private RunPath(LandscapeResult landscape, long[] seen, int middle) => (Landscape, Seen, Middle) = (landscape, seen, middle);

    /// <summary>The landscape.</summary>
    public LandscapeResult Landscape { get; }

    /// <summary>The number of digits seen by each network of the path.</summary>
    public long[] Seen { get; }

    /// <summary>The index in the path of the third network on the plane, between the first and the last.</summary>
    public int Middle { get; }

    /// <summary>Computes the path and the landscape on the engine's worker.</summary>
    /// <param name="recording">A finished run.</param>
    /// <param name="engine">The engine.</param>
    public static async Task<RunPath> MeasureAsync(Recording recording, Engine engine)
    {
        var states = new List<int> { 0 };
        long last = recording.States[^1].Seen;
        for (int i = 0; i <= Steps; i++)
        {
            int state = recording.StateBefore(Math.Pow(last, (double)i / Steps) + 0.5);
            if (state > states[^1]) states.Add(state);
        }

        long[] seen = [.. states.Select(state => recording.States[state].Seen)];
        int middle = Enumerable.Range(1, seen.Length - 2).MinBy(i => Math.Abs(Math.Log(seen[i] / MiddleSeen)));
        LandscapeResult landscape = await engine.MeasureAsync(recording.Hidden, [.. states.Select(recording.ParametersAt)], middle, Digits, Side);
        return new RunPath(landscape, seen, middle);
    }
}

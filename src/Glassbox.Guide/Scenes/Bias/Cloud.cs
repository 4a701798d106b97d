namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A point of the plane, and which of two kinds it is.</summary>
/// <param name="X">The first input.</param>
/// <param name="Y">The second input.</param>
/// <param name="Kind">0 or 1: what a neuron should answer.</param>
public readonly record struct CloudPoint(float X, float Y, byte Kind);

/// <summary>Two clouds of points, the same for every reader, and lines that part them well or badly.</summary>
public static class Cloud
{
    private const int PointsOfAKind = 40;

    /// <summary>All points, one kind after the other in turn.</summary>
    public static IReadOnlyList<CloudPoint> Points => All;

    /// <summary>The same, for loops of every frame.</summary>
    internal static CloudPoint[] All { get; } = Draw(new RandomSequence(seed: 2));

    /// <summary>Of all lines through the origin, one that has the fewest points on its wrong side; its weights are of length 1.</summary>
    public static Line BestThroughOrigin { get; } = Best();

    /// <summary>The fewest points on the wrong side of any line through the origin.</summary>
    public static int FewestWrongThroughOrigin { get; } = Wrong(BestThroughOrigin);

    /// <summary>What a neuron's weighted sum is at a point.</summary>
    public static double Sum(CloudPoint point, Line line) => line.Sum(point.X, point.Y);

    /// <summary>Whether a neuron answers a point rightly: above ½, which is a sum above 0, for kind 1 and no other.</summary>
    public static bool IsRight(CloudPoint point, Line line) => Sum(point, line) > 0 == (point.Kind == 1);

    /// <summary>How many points are on the wrong side of a line.</summary>
    public static int Wrong(Line line)
    {
        int wrong = 0;
        foreach (CloudPoint point in All)
            if (!IsRight(point, line)) wrong++;
        return wrong;
    }

    private static CloudPoint[] Draw(RandomSequence random)
    {
        var points = new CloudPoint[2 * PointsOfAKind];
        for (int i = 0; i < points.Length; i++)
        {
            byte kind = (byte)(i % 2);
            (float x, float y) = kind == 0 ? (0.5f, 0.3f) : (1.05f, 0.72f);
            points[i] = new CloudPoint(x + (0.52f * Bell(random)), y + (0.3f * Bell(random)), kind);
        }

        return points;
    }

    /// <summary>A number from −1 to 1, seldom far from 0.</summary>
    private static float Bell(RandomSequence random) =>
        ((random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle()) / 2) - 1;

    /// <summary>
    /// A line that turns about the origin goes over to another count only where it passes a point: between each two of
    /// these angles one line stands for all.
    /// </summary>
    private static Line Best()
    {
        double[] angles = [.. Points.SelectMany(p => new[] { Angle(p), (Angle(p) + Math.PI) % (2 * Math.PI) }).Order()];
        return angles.Select((angle, i) => (angle + (i + 1 < angles.Length ? angles[i + 1] : angles[0] + (2 * Math.PI))) / 2)
            .Select(angle => new Line(Math.Cos(angle), Math.Sin(angle), 0)).MinBy(Wrong);
    }

    /// <summary>The direction of weights whose line passes a point, from 0 to 2π.</summary>
    private static double Angle(CloudPoint point) => (Math.Atan2(point.Y, point.X) + (2.5 * Math.PI)) % (2 * Math.PI);
}

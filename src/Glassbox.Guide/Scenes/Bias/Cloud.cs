namespace Glassbox.Guide.Scenes.Bias;

/// <summary>A point of the plane and its class.</summary>
/// <param name="X">The first input.</param>
/// <param name="Y">The second input.</param>
/// <param name="Kind">The class, 0 or 1: the target of the neuron.</param>
public readonly record struct CloudPoint(float X, float Y, byte Kind);

/// <summary>Two clouds of points, the same for every reader, and lines that separate them more or less well.</summary>
public static class Cloud
{
    private const int PointsOfAKind = 40;

    /// <summary>All points, with alternating classes.</summary>
    public static IReadOnlyList<CloudPoint> Points => All;

    /// <summary>The same, for loops in every frame.</summary>
    internal static CloudPoint[] All { get; } = Draw(new RandomSequence(seed: 2));

    /// <summary>A line through the origin with the fewest misclassified points; its weights have length 1.</summary>
    public static Line BestThroughOrigin { get; } = Best();

    /// <summary>The smallest number of points misclassified by any line through the origin.</summary>
    public static int FewestWrongThroughOrigin { get; } = Wrong(BestThroughOrigin);

    /// <summary>Returns the weighted sum of a neuron at a point.</summary>
    public static double Sum(CloudPoint point, Line line) => line.Sum(point.X, point.Y);

    /// <summary>Returns whether a neuron classifies a point correctly: its activation is above ½, and so its sum above 0, for class 1 only.</summary>
    public static bool IsRight(CloudPoint point, Line line) => Sum(point, line) > 0 == (point.Kind == 1);

    /// <summary>Returns the number of points that a line misclassifies.</summary>
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

    /// <summary>Returns a number from −1 to 1, rarely far from 0.</summary>
    private static float Bell(RandomSequence random) =>
        ((random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle()) / 2) - 1;

    /// <summary>
    /// The number of misclassified points changes only when a line that rotates about the origin passes a point: one line between each two
    /// of these angles represents all others there.
    /// </summary>
    private static Line Best()
    {
        double[] angles = [.. Points.SelectMany(p => new[] { Angle(p), (Angle(p) + Math.PI) % (2 * Math.PI) }).Order()];
        return angles.Select((angle, i) => (angle + (i + 1 < angles.Length ? angles[i + 1] : angles[0] + (2 * Math.PI))) / 2)
            .Select(angle => new Line(Math.Cos(angle), Math.Sin(angle), 0)).MinBy(Wrong);
    }

    /// <summary>Returns the direction of the weights whose line passes through a point, from 0 to 2π.</summary>
    private static double Angle(CloudPoint point) => (Math.Atan2(point.Y, point.X) + (2.5 * Math.PI)) % (2 * Math.PI);
}

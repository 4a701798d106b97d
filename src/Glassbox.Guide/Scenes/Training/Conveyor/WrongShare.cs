using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The curve: the fraction of wrong predictions among the last thousand samples, or among all if there are fewer.</summary>
/// <param name="answers">The predictions reported by the engine.</param>
internal sealed class WrongShare(AnswerLog answers)
{
    /// <summary>The number of samples between points of the curve.</summary>
    public const int Step = 500;

    /// <summary>The number of samples averaged over.</summary>
    public const int Window = 1_000;

    /// <summary>The number of points of the whole curve.</summary>
    public const int Points = (Clock.Epochs * Clock.Epoch / Step) + 1;

    private readonly double[] points = new double[Points];
    private int known;

    /// <summary>The number of known points.</summary>
    public int Known => known;

    /// <summary>Adds the points known since.</summary>
    public void Update()
    {
        for (; known < Points && known * Step <= answers.Count; known++) points[known] = At(known * Step);
    }

    /// <summary>Returns a point.</summary>
    public double Point(int at) => points[at];

    /// <summary>Returns the value after a number of samples. Before the first, one in ten is expected to be correct by chance.</summary>
    public double At(int samples) => samples == 0 ? 0.9 : 1 - answers.ShareRight(Math.Max(0, samples - Window), samples);
}

using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The curve: the share of wrong answers among the last thousand, or among all where there are fewer.</summary>
/// <param name="answers">As the engine tells them.</param>
internal sealed class WrongShare(AnswerLog answers)
{
    /// <summary>Samples from one point of the curve to the next.</summary>
    public const int Step = 500;

    /// <summary>How many of the last answers count.</summary>
    public const int Window = 1_000;

    /// <summary>Points of the whole curve.</summary>
    public const int Points = (Clock.Epochs * Clock.Epoch / Step) + 1;

    private readonly double[] points = new double[Points];
    private int known;

    /// <summary>Points that are known.</summary>
    public int Known => known;

    /// <summary>Takes what has become known.</summary>
    public void Update()
    {
        for (; known < Points && known * Step <= answers.Count; known++) points[known] = At(known * Step);
    }

    /// <summary>One point.</summary>
    public double Point(int at) => points[at];

    /// <summary>After so many samples. Before any was seen one of ten is expected to be right, by chance.</summary>
    public double At(int samples) => samples == 0 ? 0.9 : 1 - answers.ShareRight(Math.Max(0, samples - Window), samples);
}

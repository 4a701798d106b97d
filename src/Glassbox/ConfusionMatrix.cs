namespace Glassbox;

/// <summary>How often each class was answered with each.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;     // [classes, classes] truth by answer
    private readonly int[] unanswered; // [classes] by truth

    internal ConfusionMatrix(int classes)
    {
        Classes = classes;
        counts = new int[classes * classes];
        unanswered = new int[classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>How many samples of a class got an answer.</summary>
    /// <param name="truth">The class, from 0.</param>
    /// <param name="answer">The answer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int truth, int answer]
    {
        get => counts[Place(truth, answer)];
        private set => counts[Place(truth, answer)] = value;
    }

    /// <summary>How many samples are of a class, those without an answer included.</summary>
    public int Samples(int truth) => Enumerable.Range(0, Classes).Sum(answer => this[truth, answer]) + Unanswered(truth);

    /// <summary>How many samples of a class got no answer, as an output was NaN or infinite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Unanswered(int truth)
    {
        Place(truth, truth);
        return unanswered[truth];
    }

    /// <summary>How many samples got an answer.</summary>
    public int Answers(int answer) => Enumerable.Range(0, Classes).Sum(truth => this[truth, answer]);

    /// <summary>Of the samples that were answered so, the fraction that are; NaN where there are none.</summary>
    public double Precision(int answer) => (double)this[answer, answer] / Answers(answer);

    /// <summary>Of the samples that are of a class, the fraction that were answered so; NaN where there are none.</summary>
    public double Recall(int truth) => (double)this[truth, truth] / Samples(truth);

    /// <summary>The harmonic mean of precision and recall; NaN where the class is neither there nor answered.</summary>
    public double F1(int @class) => 2.0 * this[@class, @class] / (Samples(@class) + Answers(@class));

    /// <summary>Precision, recall and F1 of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassScores Scores(int @class) => new(Precision(@class), Recall(@class), F1(@class));

    /// <summary>The means over the classes that are there or answered, each counted alike.</summary>
    public ClassScores Macro => ClassScores.Mean(Seen().Select(c => (Scores(c), 1.0)));

    /// <summary>The means over the classes, each counted as often as it is there.</summary>
    public ClassScores Weighted => ClassScores.Mean(Seen().Select(c => (Scores(c), (double)Samples(c))));

    internal void Add(int truth, int answer)
    {
        if (answer == Classification.None) unanswered[truth]++;
        else this[truth, answer]++;
    }

    private IEnumerable<int> Seen() => Enumerable.Range(0, Classes).Where(c => Samples(c) + Answers(c) > 0);

    private int Place(int truth, int answer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)truth, (uint)Classes, nameof(truth));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)answer, (uint)Classes, nameof(answer));
        return (truth * Classes) + answer;
    }
}

using System.Globalization;

namespace Glassbox;

/// <summary>How often samples of each class were predicted as each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] counts;     // [classes, classes] true class by predicted class
    private readonly int[] unanswered; // [classes] by true class

    internal ConfusionMatrix(int classes)
    {
        Classes = classes;
        counts = new int[classes * classes];
        unanswered = new int[classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of samples of a class that were predicted as a class.</summary>
    /// <param name="truth">The true class, from 0.</param>
    /// <param name="answer">The predicted class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int truth, int answer]
    {
        get => counts[Place(truth, answer)];
        private set => counts[Place(truth, answer)] = value;
    }

    /// <summary>Returns the number of samples of a class, including those without a prediction.</summary>
    public int Samples(int truth) => Enumerable.Range(0, Classes).Sum(answer => this[truth, answer]) + Unanswered(truth);

    /// <summary>Returns the number of samples of a class without a prediction, because an output was NaN or infinite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Unanswered(int truth)
    {
        Place(truth, truth);
        return unanswered[truth];
    }

    /// <summary>Returns the number of samples that were predicted as a class.</summary>
    public int Answers(int answer) => Enumerable.Range(0, Classes).Sum(truth => this[truth, answer]);

    /// <summary>Returns the precision of a class: the fraction of its predictions that are correct; NaN if there are none.</summary>
    public double Precision(int answer) => (double)this[answer, answer] / Answers(answer);

    /// <summary>Returns the recall of a class: the fraction of its samples that are predicted correctly; NaN if there are none.</summary>
    public double Recall(int truth) => (double)this[truth, truth] / Samples(truth);

    /// <summary>Returns the harmonic mean of precision and recall of a class; NaN if it has neither samples nor predictions.</summary>
    public double F1(int @class) => 2.0 * this[@class, @class] / (Samples(@class) + Answers(@class));

    /// <summary>Returns precision, recall and F1 of a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassScores Scores(int @class) => new(Precision(@class), Recall(@class), F1(@class));

    /// <summary>The macro means: unweighted means over all classes that have samples or predictions.</summary>
    public ClassScores Macro => ClassScores.Mean(Seen().Select(c => (Scores(c), 1.0)));

    /// <summary>The weighted means: means over all classes, weighted by their numbers of samples.</summary>
    public ClassScores Weighted => ClassScores.Mean(Seen().Select(c => (Scores(c), (double)Samples(c))));

    /// <summary>Returns the matrix as lines of text: a row per true class, a column per predicted one.</summary>
    public override string ToString()
    {
        int width = Math.Max(counts.DefaultIfEmpty().Max(), Classes).ToString(CultureInfo.InvariantCulture).Length + 1;
        IEnumerable<int> all = Enumerable.Range(0, Classes);
        const string corner = "true \\ predicted";
        return string.Join('\n', all
            .Select(truth => truth.ToString(CultureInfo.InvariantCulture).PadLeft(corner.Length) + string.Concat(all.Select(answer => Cell(this[truth, answer]))))
            .Prepend(corner + string.Concat(all.Select(Cell))));

        string Cell(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
    }

    internal void Add(int truth, int answer)
    {
        if (answer == Classification.None) unanswered[truth]++;
        else this[truth, answer]++;
    }

    private IEnumerable<int> Seen() => Enumerable.Range(0, Classes).Where(c => Samples(c) + Answers(c) > 0);

    private int Place(int truth, int answer)
    {
        Position.MustExist(truth, Classes, "class");
        Position.MustExist(answer, Classes, "class");
        return (truth * Classes) + answer;
    }
}

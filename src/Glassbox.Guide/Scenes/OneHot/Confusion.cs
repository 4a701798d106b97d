using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>A confusion matrix: how often digits of each class were predicted as each class.</summary>
public sealed class Confusion
{
    private readonly int[] counts = new int[100]; // [truth, answer]

    /// <summary>Counts predictions.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="answers">The predictions, as many as are to be counted; missing predictions are skipped.</param>
    public Confusion(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> answers)
    {
        for (int i = 0; i < answers.Length; i++)
            if (answers[i] != EvaluationResult.NoAnswer) counts[(10 * labels[i]) + answers[i]]++;
    }

    /// <summary>Returns how often digits of one class were predicted as another.</summary>
    public int this[int truth, int answer] => counts[(10 * truth) + answer];

    /// <summary>Returns the number of digits of a class.</summary>
    public int Of(int truth) => counts.AsSpan(10 * truth, 10).ToArray().Sum();

    /// <summary>The number of correct predictions.</summary>
    public int Right => Total((truth, answer) => truth == answer);

    /// <summary>The number of wrong predictions.</summary>
    public int Wrong => Total((truth, answer) => truth != answer);

    /// <summary>The number of predictions that are off by 1: the neighboring digit on a ruler.</summary>
    public int NextDoor => Total((truth, answer) => Math.Abs(truth - answer) == 1);

    private int Total(Func<int, int, bool> isCounted)
    {
        int sum = 0;
        for (int i = 0; i < counts.Length; i++)
            if (isCounted(i / 10, i % 10)) sum += counts[i];
        return sum;
    }
}

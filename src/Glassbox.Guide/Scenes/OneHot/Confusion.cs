using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.OneHot;

/// <summary>How often each digit was answered with each.</summary>
public sealed class Confusion
{
    private readonly int[] counts = new int[100]; // [truth, answer]

    /// <summary>Counts.</summary>
    /// <param name="labels">What each digit is.</param>
    /// <param name="answers">What was answered to it, as many as are to be counted; what has no answer is not.</param>
    public Confusion(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> answers)
    {
        for (int i = 0; i < answers.Length; i++)
            if (answers[i] != EvaluationResult.NoAnswer) counts[(10 * labels[i]) + answers[i]]++;
    }

    /// <summary>How often a digit was answered with another.</summary>
    public int this[int truth, int answer] => counts[(10 * truth) + answer];

    /// <summary>How often a digit was asked about.</summary>
    public int Of(int truth) => counts.AsSpan(10 * truth, 10).ToArray().Sum();

    /// <summary>How many answers were right.</summary>
    public int Right => Total((truth, answer) => truth == answer);

    /// <summary>How many were wrong.</summary>
    public int Wrong => Total((truth, answer) => truth != answer);

    /// <summary>How many missed by 1: the digit next to it on a ruler.</summary>
    public int NextDoor => Total((truth, answer) => Math.Abs(truth - answer) == 1);

    private int Total(Func<int, int, bool> isCounted)
    {
        int sum = 0;
        for (int i = 0; i < counts.Length; i++)
            if (isCounted(i / 10, i % 10)) sum += counts[i];
        return sum;
    }
}

namespace Glassbox.Guide.Scenes.Running;

/// <summary>Which digits of a set belong into each cell of its confusion matrix, in the order in which they are asked.</summary>
internal sealed class Tally
{
    private readonly int[][] cells = new int[100][]; // [truth · 10 + answer]
    private readonly int[] right;

    /// <param name="labels">[count] What each is.</param>
    /// <param name="answers">[count] What the network says; larger than 9 for none.</param>
    public Tally(byte[] labels, byte[] answers)
    {
        Count = answers.Length;
        (Labels, Answers) = (labels, answers);
        for (int cell = 0; cell < 100; cell++)
            cells[cell] = [.. Enumerable.Range(0, Count).Where(i => labels[i] == cell / 10 && answers[i] == cell % 10)];
        right = [.. Enumerable.Range(0, Count).Where(i => labels[i] == answers[i])];
        int worst = Enumerable.Range(0, 100).Where(cell => cell % 11 != 0).MaxBy(cell => cells[cell].Length);
        Worst = (worst / 10, worst % 10);
        MostRight = Math.Max(1, Enumerable.Range(0, 10).Max(digit => cells[11 * digit].Length));
        MostWrong = Math.Max(1, cells[worst].Length);
    }

    /// <summary>Digits asked.</summary>
    public int Count { get; }

    /// <summary>[count] What each is.</summary>
    public byte[] Labels { get; }

    /// <summary>[count] What the network says.</summary>
    public byte[] Answers { get; }

    /// <summary>What is mistaken most often, and for what.</summary>
    public (int Truth, int Answer) Worst { get; }

    /// <summary>The largest count of right answers to a digit.</summary>
    public int MostRight { get; }

    /// <summary>The largest count of one mistake.</summary>
    public int MostWrong { get; }

    /// <summary>The digits of a cell.</summary>
    public IReadOnlyList<int> Of(int truth, int answer) => cells[(10 * truth) + answer];

    /// <summary>How many of the first so many digits lie in a cell.</summary>
    public int In(int truth, int answer, int asked) => Below(cells[(10 * truth) + answer], asked);

    /// <summary>How many of the first so many digits are answered rightly.</summary>
    public int Right(int asked) => Below(right, asked);

    private static int Below(int[] places, int asked)
    {
        int at = Array.BinarySearch(places, asked);
        return at < 0 ? ~at : at;
    }
}

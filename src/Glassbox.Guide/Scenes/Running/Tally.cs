namespace Glassbox.Guide.Scenes.Running;

/// <summary>The digits of a set in each cell of the confusion matrix, in order.</summary>
internal sealed class Tally
{
    private readonly int[][] cells = new int[100][]; // [truth · 10 + answer]
    private readonly int[] right;

    /// <param name="labels">[count] The labels.</param>
    /// <param name="answers">[count] The predictions; above 9 for none.</param>
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

    /// <summary>The number of digits.</summary>
    public int Count { get; }

    /// <summary>[count] The labels.</summary>
    public byte[] Labels { get; }

    /// <summary>[count] The predictions.</summary>
    public byte[] Answers { get; }

    /// <summary>The most frequent mistake, with its label and prediction.</summary>
    public (int Truth, int Answer) Worst { get; }

    /// <summary>The largest count of correct predictions for a class.</summary>
    public int MostRight { get; }

    /// <summary>The largest count of one mistake.</summary>
    public int MostWrong { get; }

    /// <summary>Returns the digits of a cell.</summary>
    public IReadOnlyList<int> Of(int truth, int answer) => cells[(10 * truth) + answer];

    /// <summary>Returns how many of the first digits are in a cell.</summary>
    public int In(int truth, int answer, int asked) => Below(cells[(10 * truth) + answer], asked);

    /// <summary>Returns how many of the first digits are predicted correctly.</summary>
    public int Right(int asked) => Below(right, asked);

    private static int Below(int[] places, int asked)
    {
        int at = Array.BinarySearch(places, asked);
        return at < 0 ? ~at : at;
    }
}

namespace Glassbox.Data;

/// <summary>Draws stratified samples, in which each class keeps its share.</summary>
internal static class Stratification
{
    // Differs from the streams for weights and epochs.
    private const ulong Stream = ulong.MaxValue;

    /// <summary>Draws samples; returns the indices of those drawn and of those left, both ascending.</summary>
    /// <param name="labels">The class of each sample; the same for all if there are no classes.</param>
    /// <param name="count">The number of samples to draw.</param>
    /// <param name="seed">The same seed draws the same samples.</param>
    public static (int[] Drawn, int[] Left) Draw(int[] labels, int count, ulong seed)
    {
        var random = new RandomSequence(seed, Stream);
        int[][] classes = [.. Enumerable.Range(0, labels.Length).GroupBy(i => labels[i]).OrderBy(g => g.Key).Select(g => g.ToArray())];
        int[] shares = Shares([.. classes.Select(c => c.Length)], count, labels.Length);
        bool[] isDrawn = new bool[labels.Length];
        for (int c = 0; c < classes.Length; c++)
        {
            random.Shuffle(classes[c]);
            foreach (int place in classes[c].AsSpan(0, shares[c])) isDrawn[place] = true;
        }

        return ([.. Enumerable.Range(0, labels.Length).Where(i => isDrawn[i])], [.. Enumerable.Range(0, labels.Length).Where(i => !isDrawn[i])]);
    }

    /// <summary>Deals samples into parts like cards, class by class.</summary>
    /// <param name="order">[samples] The order in which they are dealt.</param>
    /// <param name="labelOf">Returns the class of a sample.</param>
    /// <param name="parts">The number of parts.</param>
    /// <returns>[samples] The part of each sample.</returns>
    public static int[] Deal(int[] order, Func<int, int> labelOf, int parts)
    {
        int[] dealt = [.. order.OrderBy(labelOf)], partOf = new int[order.Length];
        for (int i = 0; i < dealt.Length; i++) partOf[dealt[i]] = i % parts;
        return partOf;
    }

    /// <summary>Returns integers that add up to the count, in proportion to the sizes: the largest remainders are rounded up.</summary>
    private static int[] Shares(int[] sizes, int count, int all)
    {
        int[] shares = [.. sizes.Select(size => (int)((long)size * count / all))];
        IEnumerable<int> byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(c => (long)sizes[c] * count % all).ThenBy(c => c);
        foreach (int c in byRemainder.Take(count - shares.Sum())) shares[c]++;
        return shares;
    }
}

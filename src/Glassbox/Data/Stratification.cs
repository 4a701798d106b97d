namespace Glassbox.Data;

/// <summary>Draws samples so that each class has its share among them.</summary>
internal static class Stratification
{
    // Not one of the streams that weights and epochs are drawn from.
    private const ulong Stream = ulong.MaxValue;

    /// <summary>Places of samples, ascending: those drawn, and those left.</summary>
    /// <param name="labels">The class of each sample; one for all where there are none.</param>
    /// <param name="count">How many to draw.</param>
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

    /// <summary>Deals samples out into parts like cards, those of each class one after the other.</summary>
    /// <param name="order">[samples] In which they are dealt.</param>
    /// <param name="labelOf">The class of a sample.</param>
    /// <param name="parts">How many.</param>
    /// <returns>[samples] The part of each.</returns>
    public static int[] Deal(int[] order, Func<int, int> labelOf, int parts)
    {
        int[] dealt = [.. order.OrderBy(labelOf)], partOf = new int[order.Length];
        for (int i = 0; i < dealt.Length; i++) partOf[dealt[i]] = i % parts;
        return partOf;
    }

    /// <summary>Whole numbers that add up to the count, in the proportion of the sizes: the largest remainders are rounded up.</summary>
    private static int[] Shares(int[] sizes, int count, int all)
    {
        int[] shares = [.. sizes.Select(size => (int)((long)size * count / all))];
        IEnumerable<int> byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(c => (long)sizes[c] * count % all).ThenBy(c => c);
        foreach (int c in byRemainder.Take(count - shares.Sum())) shares[c]++;
        return shares;
    }
}

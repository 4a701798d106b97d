namespace Glassbox.Guide.Lab;

/// <summary>The network of a run after some digits, in the layout that pictures need.</summary>
public sealed class RecordedState
{
    internal RecordedState(long seen, long correct, float[] change, float[] outputWeights, float[] hiddenBiases, float[] outputBiases)
    {
        (Seen, Correct, Change) = (seen, correct, change);
        (OutputWeights, HiddenBiases, OutputBiases) = (outputWeights, hiddenBiases, outputBiases);
        Full = Percentile(change, 0.96);
    }

    /// <summary>Digits seen, over all epochs.</summary>
    public long Seen { get; }

    /// <summary>Correct predictions so far, each made before the digit was learned.</summary>
    public long Correct { get; }

    /// <summary>[20, 784] The hidden weights minus their initial values.</summary>
    public float[] Change { get; }

    /// <summary>[10, 20]</summary>
    public float[] OutputWeights { get; }

    /// <summary>[20]</summary>
    public float[] HiddenBiases { get; }

    /// <summary>[10]</summary>
    public float[] OutputBiases { get; }

    /// <summary>
    /// The 96th percentile of the absolute changes, over the weights that changed: pictures show it in full color. 0 if nothing has
    /// changed.
    /// </summary>
    public double Full { get; }

    // Counts in 2048 bins: accurate enough for a color, and fast in a browser.
    private static double Percentile(float[] values, double part)
    {
        float most = 0;
        int changed = 0;
        foreach (float value in values)
        {
            most = Math.Max(most, Math.Abs(value));
            if (value != 0) changed++;
        }

        if (most == 0) return 0;
        int[] bins = new int[2048];
        foreach (float value in values)
            if (value != 0) bins[(int)(Math.Abs(value) / most * 2047)]++;
        int below = 0;
        for (int bin = 0; bin < bins.Length; bin++)
        {
            below += bins[bin];
            if (below >= part * changed) return most * (bin + 1) / 2048;
        }

        return most;
    }
}

using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>The network of the recording after any number of digits, between two states even in ratio; and its tiles as one picture.</summary>
internal sealed class CoverNetwork(Recording recording)
{
    private const int Hidden = 20, Pixels = 784, Side = 28;
    private readonly double[] tileShown = CreateUnknown();
    private readonly int[] tileState = new int[Hidden];
    private int state = -1;

    /// <summary>[20 · 28, 28] What training has changed, tile under tile.</summary>
    public CellPicture Tiles { get; } = new(Side, Hidden * Side);

    /// <summary>By how much the change is enlarged: what is shown in full color is 1 over this.</summary>
    public double Enlarged { get; private set; }

    /// <summary>The state before.</summary>
    public RecordedState From { get; private set; } = recording.States[0];

    /// <summary>The state after.</summary>
    public RecordedState To { get; private set; } = recording.States[0];

    /// <summary>How far between them, 0 to 1.</summary>
    public double Mix { get; private set; }

    /// <summary>Goes to a number of digits.</summary>
    /// <param name="changed">How many have changed it.</param>
    /// <param name="digit">The digit that changes it just now, where it is one of those that come one by one.</param>
    public void Go(double changed, int digit = -1)
    {
        int before = Math.Min(digit >= 0 ? digit : recording.StateBefore(changed), Math.Max(0, recording.States.Count - 2));
        From = recording.States[before];
        To = recording.States[Math.Min(before + 1, recording.States.Count - 1)];
        Mix = To.Seen == From.Seen ? 0 : changed >= To.Seen ? 1
            : From.Seen == 0 || To.Seen <= Recording.Followed ? Math.Clamp((changed - From.Seen) / (To.Seen - From.Seen), 0, 1)
            : Math.Clamp(Math.Log(changed / From.Seen) / Math.Log((double)To.Seen / From.Seen), 0, 1);
        double full = Full(From, To, Mix);
        Enlarged = full > 0 ? 1 / full : 0;
        state = before;
    }

    /// <summary>Paints the tiles as they are, or each as far as it has changed.</summary>
    /// <param name="progress">[20] How far each tile is between the two states; empty where all are as far as the network.</param>
    public void Paint(ReadOnlySpan<double> progress)
    {
        double full = Full(From, To, Mix);
        for (int j = 0; j < Hidden; j++)
        {
            double mix = progress.IsEmpty ? Mix : progress[j], key = mix + full;
            if (tileState[j] == state && tileShown[j] == key) continue;
            (tileState[j], tileShown[j]) = (state, key);
            Tiles.Blend(j * Side, From.Change.AsSpan(j * Pixels, Pixels), To.Change.AsSpan(j * Pixels, Pixels), mix, full);
        }
    }

    /// <summary>A weight from a hidden neuron to an output.</summary>
    public double OutputWeight(int output, int hidden)
    {
        int at = (output * Hidden) + hidden;
        return Ease.Lerp(From.OutputWeights[at], To.OutputWeights[at], Mix);
    }

    /// <summary>What the network says of an image.</summary>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="hidden">[20] Takes the activations.</param>
    /// <param name="outputs">[10] Takes the activations.</param>
    /// <param name="sums">[30] Takes the weighted sums, first those of the hidden neurons; empty where nobody asks.</param>
    public void Answer(ReadOnlySpan<double> image, Span<double> hidden, Span<double> outputs, Span<double> sums = default)
    {
        ReadOnlySpan<double> start = recording.Start.Weights[0].Values;
        for (int j = 0; j < Hidden; j++) hidden[j] = Ease.Lerp(From.HiddenBiases[j], To.HiddenBiases[j], Mix);
        for (int p = 0; p < Pixels; p++)
        {
            double ink = image[p];
            if (ink == 0) continue;
            for (int j = 0; j < Hidden; j++)
            {
                int at = (j * Pixels) + p;
                hidden[j] += (start[at] + Ease.Lerp(From.Change[at], To.Change[at], Mix)) * ink;
            }
        }

        if (!sums.IsEmpty) hidden[..Hidden].CopyTo(sums);
        for (int j = 0; j < Hidden; j++) hidden[j] = 1 / (1 + Math.Exp(-hidden[j]));

        for (int o = 0; o < outputs.Length; o++)
        {
            double sum = Ease.Lerp(From.OutputBiases[o], To.OutputBiases[o], Mix);
            for (int j = 0; j < Hidden; j++) sum += OutputWeight(o, j) * hidden[j];
            if (!sums.IsEmpty) sums[Hidden + o] = sum;
            outputs[o] = 1 / (1 + Math.Exp(-sum));
        }
    }

    // Before the first change nothing is shown; the first change has the scale of its end.
    private static double Full(RecordedState from, RecordedState to, double mix) =>
        from.Full == 0 ? to.Full : to.Full == 0 ? from.Full : Ease.LerpRatio(from.Full, to.Full, mix);

    private static double[] CreateUnknown()
    {
        double[] unknown = new double[Hidden];
        Array.Fill(unknown, double.NaN);
        return unknown;
    }
}

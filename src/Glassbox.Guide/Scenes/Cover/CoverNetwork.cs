using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Cover;

/// <summary>
/// The network of the recording after any number of digits, interpolated geometrically between states; and its tiles as one picture.
/// </summary>
internal sealed class CoverNetwork(Recording recording)
{
    private const int Hidden = 20, Pixels = 784, Side = 28;
    private readonly double[] tileShown = CreateUnknown();
    private readonly int[] tileState = new int[Hidden];
    private int state = -1;

    /// <summary>[20 · 28, 28] The changes by training, one tile below the other.</summary>
    public CellPicture Tiles { get; } = new(Side, Hidden * Side);

    /// <summary>The magnification of the changes: a change of 1 divided by this is shown in full color.</summary>
    public double Enlarged { get; private set; }

    /// <summary>The previous state.</summary>
    public RecordedState From { get; private set; } = recording.States[0];

    /// <summary>The next state.</summary>
    public RecordedState To { get; private set; } = recording.States[0];

    /// <summary>The progress between them, 0 to 1.</summary>
    public double Mix { get; private set; }

    /// <summary>Moves to a number of digits.</summary>
    /// <param name="changed">The number of digits that have changed it.</param>
    /// <param name="digit">The digit that is changing it, if it is one of those shown one by one.</param>
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

    /// <summary>Paints the tiles at the state of the network, or each at its own progress.</summary>
    /// <param name="progress">[20] The progress of each tile between the two states; empty if all are at the state of the network.</param>
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

    /// <summary>Returns the weight from a hidden neuron to an output.</summary>
    public double OutputWeight(int output, int hidden)
    {
        int at = (output * Hidden) + hidden;
        return Ease.Lerp(From.OutputWeights[at], To.OutputWeights[at], Mix);
    }

    /// <summary>Computes the forward pass of an image.</summary>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="hidden">[20] Receives the activations.</param>
    /// <param name="outputs">[10] Receives the activations.</param>
    /// <param name="sums">[30] Receives the weighted sums, starting with those of the hidden neurons; empty to omit them.</param>
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

    // Nothing is shown before the first change; the first change uses the scale of its end.
    private static double Full(RecordedState from, RecordedState to, double mix) =>
        from.Full == 0 ? to.Full : to.Full == 0 ? from.Full : Ease.LerpRatio(from.Full, to.Full, mix);

    private static double[] CreateUnknown()
    {
        double[] unknown = new double[Hidden];
        Array.Fill(unknown, double.NaN);
        return unknown;
    }
}

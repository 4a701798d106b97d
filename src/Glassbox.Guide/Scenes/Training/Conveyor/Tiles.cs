using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The pictures of all hidden neurons: the changes of their weights by training, or the weights themselves.</summary>
internal sealed class Tiles
{
    private const int Pixels = 784;
    private const double FullWeight = 1.2; // the absolute weight shown in full color
    private readonly Recording recording;
    private readonly CellPicture[] pictures;
    private readonly (double Seen, bool ShowsWeights, int States)[] shown;
    private readonly float[] start;

    public Tiles(Recording recording)
    {
        this.recording = recording;
        pictures = [.. Enumerable.Range(0, recording.Hidden).Select(_ => new CellPicture(28, 28))];
        shown = [.. Enumerable.Repeat((-1.0, false, 0), recording.Hidden)];
        start = [.. recording.Start.Weights[0].Values.Select(weight => (float)weight)];
    }

    /// <summary>The number of tiles.</summary>
    public int Count => pictures.Length;

    /// <summary>Returns the magnification of changes after a number of samples: a change of 1 divided by this is shown in full color.</summary>
    public double Enlarged(double seen)
    {
        int at = recording.StateBefore(seen);
        IReadOnlyList<RecordedState> states = recording.States;
        double mild = 1 + (0.7 * Math.Clamp(Math.Log10(Math.Max(1, seen) / Recording.Followed) / 3.45, 0, 1)); // late pictures are full of detail
        double before = states[at].Full > 0 ? states[at].Full : at + 1 < states.Count ? states[at + 1].Full : 1;
        if (at + 1 == states.Count) return 1 / (mild * before);
        double part = Math.Clamp((seen - states[at].Seen) / (states[at + 1].Seen - states[at].Seen), 0, 1);
        return 1 / (mild * Ease.LerpRatio(before, states[at + 1].Full, part));
    }

    /// <summary>Returns the picture of one neuron after a number of samples.</summary>
    public CellPicture Picture(int tile, double seen, bool showsWeights)
    {
        (double, bool, int) wanted = (seen, showsWeights, recording.States.Count);
        if (shown[tile] != wanted) Draw(tile, seen, showsWeights);
        shown[tile] = wanted;
        return pictures[tile];
    }

    private void Draw(int tile, double seen, bool showsWeights)
    {
        IReadOnlyList<RecordedState> states = recording.States;
        int at = recording.StateBefore(seen), next = Math.Min(at + 1, states.Count - 1);
        float part = at == next ? 0 : (float)Math.Clamp((seen - states[at].Seen) / (states[next].Seen - states[at].Seen), 0, 1);
        float scale = (float)(255 * (showsWeights ? 1 / FullWeight : Enlarged(seen)));
        ReadOnlySpan<float> a = states[at].Change.AsSpan(tile * Pixels, Pixels), b = states[next].Change.AsSpan(tile * Pixels, Pixels), w = start.AsSpan(tile * Pixels, Pixels);
        Span<byte> cells = pictures[tile].Rewrite(0, 28);
        for (int i = 0; i < Pixels; i++)
        {
            float value = (a[i] + ((b[i] - a[i]) * part) + (showsWeights ? w[i] : 0)) * scale;
            cells[2 * i] = (byte)(value < 0 ? Tint.Negative : Tint.Positive);
            cells[(2 * i) + 1] = Opacity(Math.Abs(value));
        }
    }

    // Small changes are shown slightly brighter than in proportion.
    private static byte Opacity(float size) => size >= 255 ? (byte)255 : Brighter[(int)(size + 0.5f)];

    private static readonly byte[] Brighter = [.. Enumerable.Range(0, 256).Select(size => (byte)Math.Round(255 * Math.Pow(size / 255.0, 0.8)))];
}

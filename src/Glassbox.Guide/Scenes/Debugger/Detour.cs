using System.Globalization;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>
/// A detour through one row of a line, number by number: multiply and add, or multiply and subtract. It has its own timeline, and returns
/// to the moment of entry.
/// </summary>
internal sealed class Detour
{
    /// <summary>
    /// Seconds: the arrival of the camera, the start and duration of the first three numbers, the start of the way back, and the total.
    /// </summary>
    public const double Arrives = 1.3, First = 1.9, Each = 1, Leaves = 7, All = 8.3;

    /// <param name="numbers">The update.</param>
    /// <param name="act">A line that has rows.</param>
    /// <param name="at">The time of entry, in seconds without the detour.</param>
    /// <param name="row">The hidden neuron or the output.</param>
    public Detour(UpdateNumbers numbers, Act act, double at, int row)
    {
        (Act, At, Row) = (act, at, row);
        int count = numbers.Count;
        (Left, Right, Start) = act switch
        {
            Act.HiddenSums => (numbers.HiddenWeights[(row * UpdateNumbers.Pixels)..((row + 1) * UpdateNumbers.Pixels)], numbers.Image, numbers.HiddenBiases[row]),
            Act.OutputSums => (numbers.OutputWeights[(row * count)..((row + 1) * count)], numbers.Hidden, numbers.OutputBiases[row]),
            Act.HiddenDelta => ([.. Enumerable.Range(0, UpdateNumbers.Outputs).Select(o => numbers.BackWeights[(o * count) + row])], numbers.OutputDelta, 0),
            Act.OutputWeights => (numbers.OutputWeights[(row * count)..((row + 1) * count)], numbers.Hidden, numbers.OutputDelta[row]),
            _ => (numbers.HiddenWeights[(row * UpdateNumbers.Pixels)..((row + 1) * UpdateNumbers.Pixels)], numbers.Image, numbers.HiddenDelta[row]),
        };
        Results = act switch
        {
            Act.OutputWeights => numbers.NewOutputWeights[(row * count)..((row + 1) * count)],
            Act.HiddenWeights => numbers.NewHiddenWeights[(row * UpdateNumbers.Pixels)..((row + 1) * UpdateNumbers.Pixels)],
            _ => [.. Left.Zip(Right, (left, right) => left * right)],
        };
        Sums = new double[Left.Length + 1];
        Sums[0] = IsUpdate ? 0 : Start;
        for (int i = 0; i < Left.Length; i++) Sums[i + 1] = IsUpdate ? 0 : Sums[i] + Results[i];
        Slow = IsTile ? [.. Enumerable.Range(0, Left.Length).Where(i => i >= numbers.FirstInk && numbers.Image[i] > 0).Take(3)] : [.. Enumerable.Range(0, Math.Min(3, Left.Length))];
        if (Slow.Length == 0) Slow = [0];
        string what = act switch
        {
            Act.HiddenSums => $"Row {row}: multiply and add, 784 times.",
            Act.OutputSums => string.Create(CultureInfo.InvariantCulture, $"Row {row}: multiply and add, {count} times."),
            Act.HiddenDelta => $"Column {row}: multiply and add, ten times.",
            _ => $"Row {row}: each weight takes its own step.",
        };
        Said = new CaptionTrack(new Caption(0, All + 1, what));
        Beats =
        [
            new(At + Arrives, $"Inside row {row}"),
            .. Slow.Select((place, i) => new Beat(At + First + ((i + 1) * Each), string.Create(CultureInfo.InvariantCulture, $"Number {place + 1} of {Left.Length}"))),
            new(At + Leaves - 0.1, IsUpdate ? "The whole row has changed" : "The whole row is added up"),
            new(At + All, "Out again"),
        ];
    }

    public Act Act { get; }

    public double At { get; }

    public int Row { get; }

    public static double Length => All;

    /// <summary>Whether the row has 784 numbers, and so is a tile.</summary>
    public bool IsTile => Act is Act.HiddenSums or Act.HiddenWeights;

    /// <summary>Whether weights are updated; otherwise, products are summed.</summary>
    public bool IsUpdate => Act is Act.OutputWeights or Act.HiddenWeights;

    /// <summary>The weights of the row.</summary>
    public double[] Left { get; }

    /// <summary>The number that each weight is multiplied by.</summary>
    public double[] Right { get; }

    /// <summary>The result for each weight: a product, or the updated weight.</summary>
    public double[] Results { get; }

    /// <summary>The bias, with which the sum starts; in an update, the delta of the row.</summary>
    public double Start { get; }

    /// <summary>The running sum before each product, and after the last.</summary>
    public double[] Sums { get; }

    /// <summary>The indices that are shown slowly, with their numbers.</summary>
    public int[] Slow { get; }

    public CaptionTrack Said { get; }

    public IReadOnlyList<Beat> Beats { get; }

    /// <summary>Returns whether a line has rows in which numbers are multiplied.</summary>
    public static bool IsFor(Act act) => act is Act.HiddenSums or Act.OutputSums or Act.HiddenDelta or Act.OutputWeights or Act.HiddenWeights;

    /// <summary>Returns the progress of the camera, 0 to 1.</summary>
    public static double Near(double t) => Math.Min(Ease.During(t, 0, Arrives), 1 - Ease.During(t, Leaves, All));

    /// <summary>Returns which of the slow numbers is current; -1 before and after.</summary>
    public int SlowAt(double t)
    {
        int at = (int)Math.Floor((t - First) / Each);
        return t >= First && at < Slow.Length ? at : -1;
    }

    /// <summary>Returns how many numbers are done.</summary>
    public double Done(double t)
    {
        double end = First + (Slow.Length * Each);
        if (t < First) return Slow[0] * Ease.During(t, Arrives, First);
        if (SlowAt(t) is >= 0 and int slow)
        {
            double part = ((t - First) / Each) - slow;
            return Slow[slow] + Ease.Move(Math.Clamp((part - 0.55) / 0.4, 0, 1));
        }

        double from = Slow[^1] + 1;
        return Ease.Lerp(from, Left.Length, Ease.Smooth(Ease.Part(t, end, Leaves - 0.7)));
    }
}

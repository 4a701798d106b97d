using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Stamps;

/// <summary>The first digits of the run as pictures: in ink, as one row, and stamped with the error of each hidden neuron.</summary>
internal sealed class StampData
{
    /// <summary>The number of digits stamped one by one.</summary>
    public const int Digits = 4;

    public const int Side = 28, Pixels = Side * Side;

    private readonly double[] biggest = new double[Digits];
    private readonly double[][]? changes; // per digit: [hidden, 784]

    /// <summary>Initializes the data from a recording whose first digits have been learned.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="changes">Per digit, [hidden, 784] minus error times pixel, if other code has computed it.</param>
    public StampData(Recording recording, double[][]? changes = null)
    {
        (Recording, this.changes) = (recording, changes);
        Hidden = recording.Hidden;
        Ink = new CellPicture(Side, Digits * Side);
        Row = new CellPicture(Pixels, 1).Ink(recording.Steps[0].Image);
        Table = new CellPicture(Pixels, Hidden);
        Stamps = [.. Enumerable.Range(0, Digits).Select(_ => new CellPicture(Side, Hidden * Side))];
        Start = new CellPicture(Side, Hidden * Side).Diverging(recording.Start.Weights[0].Values, Widgets.Paint.Largest(recording.Start.Weights[0].Values));
        for (int k = 0; k < Digits; k++)
        {
            RecordedStep step = recording.Steps[k];
            biggest[k] = Widgets.Paint.Largest(step.HiddenDelta);
            double full = recording.States[k + 1].Full / Rate; // the scale of the tiles after it has landed
            for (int p = 0; p < Pixels; p++)
            {
                Ink.Set((k * Pixels) + p, Tint.Ink, step.Image[p]);
                for (int j = 0; j < Hidden; j++)
                {
                    double change = Change(k, j, p);
                    (Tint tint, double alpha) = (change < 0 ? Tint.Negative : Tint.Positive, full > 0 ? Math.Abs(change) / full : 0);
                    Stamps[k].Set((j * Pixels) + p, tint, alpha);
                    if (k == 0) Table.Set((j * Pixels) + p, tint, alpha);
                }
            }
        }

        Names = [.. Enumerable.Range(0, Hidden).Select(j => $"neuron {j}, pixel ")];
        HasInk = [.. Enumerable.Range(0, Side).Select(r => recording.Steps[0].Image.AsSpan(r * Side, Side).ContainsAnyExcept(0.0))];
        Focus = FindFocus(recording.Steps[0].Image);
    }

    /// <summary>The learning rate of the run.</summary>
    public const double Rate = 0.01;

    public Recording Recording { get; }

    public int Hidden { get; }

    /// <summary>[4 · 28, 28] The digits, one below the other.</summary>
    public CellPicture Ink { get; }

    /// <summary>[1, 784] The first digit, row after row.</summary>
    public CellPicture Row { get; }

    /// <summary>[hidden, 784] Minus error times pixel, for the first digit.</summary>
    public CellPicture Table { get; }

    /// <summary>[hidden · 28, 28] per digit: the same as pictures, one below the other.</summary>
    public CellPicture[] Stamps { get; }

    /// <summary>[hidden · 28, 28] The weights before the first digit.</summary>
    public CellPicture Start { get; }

    /// <summary>[hidden] The label before the number of a pixel.</summary>
    public string[] Names { get; }

    /// <summary>[28] Whether a row of the first digit contains ink.</summary>
    public bool[] HasInk { get; }

    /// <summary>A pixel full of ink with inked neighbors, where the first cells are stamped.</summary>
    public int Focus { get; }

    /// <summary>Returns minus the delta of a hidden neuron: the direction in which its weights should change.</summary>
    public double Way(int digit, int hidden) => -Recording.Steps[digit].HiddenDelta[hidden];

    /// <summary>Returns the same relative to the largest, −1 to 1.</summary>
    public double Part(int digit, int hidden) => biggest[digit] > 0 ? Way(digit, hidden) / biggest[digit] : 0;

    /// <summary>Returns the ink of a pixel, 0 to 1.</summary>
    public double Signal(int digit, int pixel) => Recording.Steps[digit].Image[pixel];

    /// <summary>Returns minus delta times pixel: the change of a weight divided by the learning rate.</summary>
    public double Change(int digit, int hidden, int pixel) =>
        changes is null ? Way(digit, hidden) * Signal(digit, pixel) : changes[digit][(hidden * Pixels) + pixel];

    private static int FindFocus(double[] image)
    {
        for (int p = 7 * Side; p < 12 * Side; p++)
            if (image[p] > 0.97 && image[p + 1] > 0.9 && image[p + 2] > 0.9) return p;
        return Math.Clamp(image.AsSpan().IndexOfAnyExcept(0.0), 2, Pixels - 3);
    }
}

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The curve that the reader expects: the fraction of wrong predictions, from the first sample to the last.</summary>
public sealed class Guess
{
    /// <summary>The number of columns in the drawing.</summary>
    public const int Columns = 81;

    private readonly double[] values = new double[Columns];

    /// <summary>Initializes an example.</summary>
    public Guess()
    {
        for (int column = 0; column < Columns; column++) values[column] = Example(Part(column));
    }

    /// <summary>Whether the user has drawn the curve.</summary>
    public bool IsDrawn { get; private set; }

    /// <summary>Returns the value in a column, 0 to 1.</summary>
    public double this[int column] => values[column];

    /// <summary>The columns that can be moved by keyboard, with straight lines between them.</summary>
    public static IReadOnlyList<int> Knots { get; } = [1, 9, 27, 80];

    /// <summary>Returns the position of a column on the axis, 0 to 1.</summary>
    public static double Part(int column) => (double)column / (Columns - 1);

    /// <summary>Returns the column at a position on the axis.</summary>
    public static int Column(double part) => (int)Math.Round(Math.Clamp(part, 0, 1) * (Columns - 1));

    /// <summary>Draws a stroke.</summary>
    public void Draw(int from, double fromValue, int to, double toValue)
    {
        IsDrawn = true;
        (fromValue, toValue) = (Math.Clamp(fromValue, 0, 1), Math.Clamp(toValue, 0, 1));
        for (int column = Math.Min(from, to); column <= Math.Max(from, to); column++)
            values[column] = from == to ? toValue : fromValue + ((toValue - fromValue) * (column - from) / (to - from));
    }

    /// <summary>Moves one of the columns that can be moved by keyboard.</summary>
    public void Move(int knot, double value)
    {
        values[Knots[knot]] = Math.Clamp(value, 0, 1);
        for (int k = 0; k < Knots.Count; k++)
        {
            (int from, int to) = (k == 0 ? 0 : Knots[k - 1], Knots[k]);
            Draw(from, values[from], to, values[to]);
        }
    }

    // A gentle decrease.
    private static double Example(double part) => 0.08 + (0.82 * Math.Exp(-2.6 * part));
}

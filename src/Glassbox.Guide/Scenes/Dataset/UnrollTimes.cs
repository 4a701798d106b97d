using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Dataset;

/// <summary>The timeline of the unrolling: rows without ink quickly, the first three with ink slowly, then all.</summary>
internal sealed class UnrollTimes
{
    /// <summary>The picture, alone at first, makes room for the column.</summary>
    public const double MakesRoom = 0.9, HasRoom = 2;

    /// <summary>The first row leaves.</summary>
    public const double Begins = 2.2;

    /// <summary>The last row has arrived.</summary>
    public const double Ends = 11;

    /// <summary>Some numbers of the column are shown.</summary>
    public const double Opens = 11.6;

    /// <summary>Two pixels next to each other.</summary>
    public const double Beside = 14.2;

    /// <summary>Two pixels one below the other.</summary>
    public const double Below = 17;

    /// <summary>The user takes over.</summary>
    public const double Yours = 20;

    private readonly double[] from = new double[Rows], to = new double[Rows];

    /// <summary>Computes the timeline for a picture.</summary>
    /// <param name="pixels">[784] 0 to 255</param>
    public UnrollTimes(ReadOnlySpan<byte> pixels)
    {
        int first = 0;
        while (first < Rows - 4 && !pixels.Slice(first * Rows, Rows).ContainsAnyExcept((byte)0)) first++;
        double at = 0;
        for (int row = 0; row < Rows; row++)
        {
            bool isSlow = row >= first && row < first + 3;
            from[row] = at;
            to[row] = at + (isSlow ? 1.5 : 0.8);
            at += isSlow ? 1.2 : row < first ? 0.14 : Math.Max(0.1, 0.4 - (0.03 * (row - first - 3)));
        }

        double scale = (Ends - Begins) / to[^1];
        for (int row = 0; row < Rows; row++) (from[row], to[row]) = (Begins + (from[row] * scale), Begins + (to[row] * scale));
    }

    /// <summary>The rows of a picture, and the pixels of a row.</summary>
    public const int Rows = 28;

    /// <summary>Returns the progress of a row, 0 to 1.</summary>
    public double Of(int row, double t) => Ease.Part(t, from[row], to[row]);

    /// <summary>Returns the number of rows that have arrived without a gap.</summary>
    public int Landed(double t)
    {
        int landed = 0;
        while (landed < Rows && t >= to[landed]) landed++;
        return landed;
    }
}

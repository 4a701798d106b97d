namespace Glassbox.Data;

/// <summary>Keeps a small compressed file from taking all memory.</summary>
internal static class Inflation
{
    private const long AlwaysAllowed = 32 << 20;
    private const int MostRatio = 64; // deflate makes 1.1 of the numbers of a trained network, 5 of MNIST's images, 1032 of nothing but zeros

    /// <summary>Whether so many bytes are more than anyone's numbers or images make of so few.</summary>
    public static bool IsTooMuch(long compressed, long inflated) => inflated > AlwaysAllowed && inflated / MostRatio > compressed;
}

namespace Glassbox.Data;

/// <summary>Prevents a small compressed file from taking all memory.</summary>
internal static class Inflation
{
    private const long AlwaysAllowed = 32 << 20;
    private const int MostRatio = 64; // deflate compresses the numbers of a trained network 1.1 times, MNIST's images 5 times, nothing but zeros 1032 times

    /// <summary>Returns whether the inflated size is larger than any real numbers or images would give.</summary>
    public static bool IsTooMuch(long compressed, long inflated) => inflated > AlwaysAllowed && inflated / MostRatio > compressed;
}

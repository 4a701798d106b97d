namespace Glassbox.Data;

/// <summary>Inputs that are bytes, 0 to 255 for 0 to 1.</summary>
/// <param name="blocks">The images, 2^<paramref name="shift"/> in each block but the last.</param>
/// <param name="shift">How many bits of a sample's number say its place in its block.</param>
/// <param name="count">The number of images.</param>
/// <param name="features">Pixels of one image.</param>
internal sealed class PixelStore(PixelBlock[] blocks, int shift, int count, int features) : SampleStore(count, features)
{
    /// <summary>The index keeps the number of a pixel in 24 bits.</summary>
    public const int MostFeatures = 1 << 24;

    private static readonly float[] Fractions = [.. Enumerable.Range(0, 256).Select(pixel => pixel / 255f)];

    public override int MostNonZero { get; } = blocks.Max(block => block.MostNonZero);

    public ReadOnlySpan<byte> Pixels(int sample) => blocks[sample >> shift].Pixels(PlaceInBlock(sample));

    public override int Unpack(int sample, int stride, int[] offsets, float[] values)
    {
        ReadOnlySpan<uint> row = blocks[sample >> shift].Entries(PlaceInBlock(sample));
        float[] fractions = Fractions;
        for (int n = 0; n < row.Length; n++)
        {
            offsets[n] = (int)(row[n] >> 8) * stride;
            values[n] = fractions[row[n] & 255];
        }

        return row.Length;
    }

    public override void CopyTo(int sample, Span<float> destination)
    {
        ReadOnlySpan<byte> row = Pixels(sample);
        for (int i = 0; i < row.Length; i++) destination[i] = Fractions[row[i]];
    }

    private int PlaceInBlock(int sample) => sample & ((1 << shift) - 1);
}

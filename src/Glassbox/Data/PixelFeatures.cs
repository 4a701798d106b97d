using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Data;

/// <summary>Inputs stored as bytes, where 0 to 255 stands for 0 to 1.</summary>
/// <param name="blocks">The images, 2^<paramref name="shift"/> in each block except the last.</param>
/// <param name="shift">The number of bits of a sample's index that give its position in its block.</param>
/// <param name="count">The number of images.</param>
/// <param name="features">Pixels per image.</param>
internal sealed class PixelFeatures(PixelBlock[] blocks, int shift, int count, int features) : SampleFeatures(count, features)
{
    /// <summary>4096 × 4096: as many as a network of dense layers could reasonably be trained on.</summary>
    public const int MostFeatures = 1 << 24;

    public override int MostNonZero { get; } = Longest(blocks);

    public override long NonZero { get; } = blocks.Sum(block => (long)block.NonZero);

    public override (float Minimum, float Maximum) Range => (0, 1);

    [MethodImpl(Jit.Hot)]
    public override int Unpack(int sample, int scale, int[] offsets, float[] values) =>
        blocks[sample >> shift].Unpack(PlaceInBlock(sample), scale, offsets, values);

    public override void CopyTo(int sample, Span<float> destination)
    {
        byte[] pixels = new byte[Features];
        CopyTo(sample, pixels);
        for (int i = 0; i < pixels.Length; i++) destination[i] = pixels[i] / 255f;
    }

    public void CopyTo(int sample, Span<byte> destination) =>
        blocks[sample >> shift].CopyTo(PlaceInBlock(sample), destination);

    private static int Longest(PixelBlock[] blocks)
    {
        int longest = 0;
        foreach (PixelBlock block in blocks) longest = Math.Max(longest, block.MostNonZero);
        return longest;
    }

    private int PlaceInBlock(int sample) => sample & ((1 << shift) - 1);
}

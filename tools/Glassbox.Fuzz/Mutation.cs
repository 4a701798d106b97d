using System.Buffers.Binary;

namespace Glassbox.Fuzz;

/// <summary>Mutates bytes without any structure.</summary>
internal static class Mutation
{
    private static readonly long[] extremes =
        [0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 0xfffffff4];

    /// <summary>
    /// Applies one to four random mutations: flip a bit, change a byte, write an extreme number of 2, 4 or 8 bytes, remove, duplicate or move
    /// a piece, truncate, or replace a decimal number.
    /// </summary>
    public static byte[] Bytes(byte[] source, RandomSequence random)
    {
        List<byte> bytes = [.. source];
        for (int times = 1 + random.NextInt32(4); times > 0 && bytes.Count > 0; times--) Once(bytes, random);
        return [.. bytes];
    }

    private static void Once(List<byte> bytes, RandomSequence random)
    {
        int at = random.NextInt32(bytes.Count);
        int length = Math.Min(bytes.Count - at, 1 + random.NextInt32(random.NextInt32(4) == 0 ? 400 : 12));
        switch (random.NextInt32(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.NextInt32(8));
                break;
            case 1:
                bytes[at] = (byte)random.NextInt32(256);
                break;
            case 2:
                Overwrite(bytes, at, random);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                List<byte> moved = bytes.GetRange(at, length);
                bytes.RemoveRange(at, length);
                bytes.InsertRange(random.NextInt32(bytes.Count + 1), moved);
                break;
            case 6:
                if (random.NextInt32(4) == 0) bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                ReplaceNumber(bytes, at, random);
                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, RandomSequence random)
    {
        Span<byte> number = stackalloc byte[8];
        long extreme = extremes[random.NextInt32(extremes.Length)];
        int width = 1 << (1 + random.NextInt32(3));
        bool isBig = random.NextInt32(2) == 0;
        if (isBig) BinaryPrimitives.WriteInt64BigEndian(number, extreme);
        else BinaryPrimitives.WriteInt64LittleEndian(number, extreme);
        ReadOnlySpan<byte> written = isBig ? number[^width..] : number[..width];
        for (int i = 0; i < width && at + i < bytes.Count; i++) bytes[at + i] = written[i];
    }

    // Replaces the next run of digits, as in text headers.
    private static void ReplaceNumber(List<byte> bytes, int at, RandomSequence random)
    {
        int start = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
        if (start < 0) return;
        int end = start;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9') end++;
        string text = random.NextInt32(3) == 0
            ? new string('9', 1 + random.NextInt32(30))
            : extremes[random.NextInt32(extremes.Length)].ToString(System.Globalization.CultureInfo.InvariantCulture);
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, System.Text.Encoding.ASCII.GetBytes(text));
    }
}

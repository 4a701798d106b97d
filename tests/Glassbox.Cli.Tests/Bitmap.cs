using System.Buffers.Binary;

namespace Glassbox.Cli.Tests;

/// <summary>Writes pictures as BMP files of 24 bits a pixel.</summary>
internal static class Bitmap
{
    /// <param name="path">The file.</param>
    /// <param name="pixels">[height, width] 0 to 255.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="enlarged">How often each pixel is repeated, both ways.</param>
    /// <param name="isInverted">Whether black becomes white.</param>
    public static void Write(string path, ReadOnlySpan<byte> pixels, int width, int enlarged, bool isInverted)
    {
        byte[] all = new byte[pixels.Length * 3];
        for (int i = 0; i < all.Length; i++) all[i] = isInverted ? (byte)(255 - pixels[i / 3]) : pixels[i / 3];
        WriteColor(path, all, width, enlarged);
    }

    /// <param name="path">The file.</param>
    /// <param name="pixels">[height, width, 3] Red, green and blue, 0 to 255.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="enlarged">How often each pixel is repeated, both ways.</param>
    public static void WriteColor(string path, ReadOnlySpan<byte> pixels, int width, int enlarged = 1)
    {
        int columns = width * enlarged, rows = pixels.Length / (3 * width) * enlarged, stride = (columns * 3 + 3) / 4 * 4;
        byte[] file = new byte[54 + (rows * stride)];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        foreach ((int at, int value) in (ReadOnlySpan<(int, int)>)[(2, file.Length), (10, 54), (14, 40), (18, columns), (22, rows), (26, 1 | (24 << 16))])
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                ReadOnlySpan<byte> pixel = pixels.Slice(((row / enlarged * width) + (column / enlarged)) * 3, 3);
                Span<byte> written = file.AsSpan(54 + ((rows - 1 - row) * stride) + (3 * column), 3);
                (written[0], written[1], written[2]) = (pixel[2], pixel[1], pixel[0]);
            }

        File.WriteAllBytes(path, file);
    }
}

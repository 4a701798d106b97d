using System.Buffers.Binary;

namespace Glassbox.Data.Pictures;

/// <summary>The orientation of the camera: in the EXIF segment of a JPEG (CIPA DC-008, tag 0x0112), 1 to 8; 1 is upright.</summary>
internal static class ExifOrientation
{
    /// <summary>The orientation that needs no rotation.</summary>
    public const int Upright = 1;

    private const int Tag = 0x0112;

    /// <summary>Finds the orientation in an application segment of a JPEG; upright if EXIF has no valid one, null if the segment is not EXIF.</summary>
    public static int? Read(ReadOnlySpan<byte> part) => part.StartsWith("Exif\0\0"u8) ? InTiff(part[6..]) : null;

    /// <summary>Rotates or flips a picture to be upright.</summary>
    /// <param name="pixels">[height, width, samples]</param>
    /// <param name="size">The size as stored.</param>
    /// <param name="samples">Values per pixel.</param>
    /// <param name="orientation">The EXIF orientation.</param>
    public static (byte[] Pixels, int Width, int Height) Turn(byte[] pixels, (int Width, int Height) size, int samples, int orientation)
    {
        if (orientation is <= Upright or > 8) return (pixels, size.Width, size.Height);
        bool isTurned = orientation >= 5;
        (int width, int height) = isTurned ? (size.Height, size.Width) : size;
        byte[] turned = new byte[pixels.Length];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int left, int down) = (width - 1 - x, height - 1 - y);
                (int fromX, int fromY) = orientation switch
                {
                    2 => (left, y),
                    3 => (left, down),
                    4 => (x, down),
                    5 => (y, x),
                    6 => (y, left),
                    7 => (down, left),
                    _ => (down, x),
                };
                pixels.AsSpan(((fromY * size.Width) + fromX) * samples, samples).CopyTo(turned.AsSpan(((y * width) + x) * samples));
            }
        }

        return (turned, width, height);
    }

    private static int InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        bool isLittle = tiff[0] == (byte)'I';
        long directory = Number(tiff[4..], isLittle, isLong: true);
        if (directory + 2 > tiff.Length) return Upright;
        int entries = (int)Number(tiff[(int)directory..], isLittle, isLong: false);
        for (int i = 0; i < entries; i++)
        {
            long at = directory + 2 + (12L * i);
            if (at + 12 > tiff.Length) break;
            ReadOnlySpan<byte> entry = tiff[(int)at..];
            if (Number(entry, isLittle, isLong: false) == Tag) return (int)Number(entry[8..], isLittle, isLong: false);
        }

        return Upright;
    }

    private static long Number(ReadOnlySpan<byte> bytes, bool isLittle, bool isLong) => (isLittle, isLong) switch
    {
        (true, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (true, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (false, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt16BigEndian(bytes),
    };
}

using System.Buffers.Binary;

namespace Glassbox.Data.Pictures;

/// <summary>
/// A Windows bitmap: a file header of 14 bytes, an info header of 12 (OS/2) or 40 and more, a palette, and rows of whole 32-bit words.
/// </summary>
internal static class BmpHeader
{
    /// <summary>Reads the headers without decoding pixels.</summary>
    /// <exception cref="InvalidDataException">The picture is damaged, truncated or too large.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 26) throw PictureHeader.CutOff(file.Length);
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]), size = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        if (size is not (12 or (>= 40 and <= 124))) throw PictureHeader.Damaged($"its header says that it has {size} bytes");
        if (file.Length < 14 + size) throw PictureHeader.CutOff(file.Length);
        long width, height, bits, packing = 0;
        if (size == 12)
        {
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[18..]), BinaryPrimitives.ReadUInt16LittleEndian(file[20..]));
            bits = BinaryPrimitives.ReadUInt16LittleEndian(file[24..]);
        }
        else
        {
            width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
            height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])); // negative: rows are stored from top to bottom
            bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
            packing = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        }

        PictureHeader header = PictureHeader.Sized(file.Length, PictureFormat.Bmp, width, height);
        if (bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32)) throw PictureHeader.Damaged($"it has {bits} bits a pixel");
        long row = ((width * bits) + 31) / 32 * 4;
        bool isPlain = packing is 0 or 3 or 6;
        if (start > file.Length || (isPlain && start + (row * height) > file.Length)) throw PictureHeader.CutOff(file.Length);
        return header;
    }
}

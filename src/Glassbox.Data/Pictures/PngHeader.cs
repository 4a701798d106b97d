using System.Buffers.Binary;
using System.IO.Compression;

namespace Glassbox.Data.Pictures;

/// <summary>PNG, second edition (ISO/IEC 15948): a signature, then chunks of length, type, data and checksum, from IHDR to IEND.</summary>
internal static class PngHeader
{
    /// <summary>Reads the chunks without decoding pixels.</summary>
    /// <exception cref="InvalidDataException">The picture is damaged, truncated or too large.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        const int around = 12;
        PictureHeader? header = null;
        using var packed = new MemoryStream();
        long most = 0;
        for (int at = 8; ;)
        {
            if (file.Length - at < around) throw PictureHeader.CutOff(file.Length);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - around) throw PictureHeader.CutOff(file.Length);
            ReadOnlySpan<byte> type = file.Slice(at + 4, 4), data = file.Slice(at + 8, (int)length);
            if (header is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13) throw PictureHeader.Damaged("its first chunk is not IHDR");
                header = PictureHeader.Sized(
                    file.Length, PictureFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
                most = MostRawBytes(data);
            }

            if (type.SequenceEqual("IDAT"u8)) packed.Write(data);
            if (type.SequenceEqual("IEND"u8))
            {
                if (packed.Length == 0) throw PictureHeader.Damaged("it has no IDAT chunk");
                MustUnpackTo(packed, most);
                return header.Value;
            }

            at += around + (int)length;
        }
    }

    // The bytes of all rows, each with its filter type; the seven passes of an interlaced picture may take twice as many.
    private static long MostRawBytes(ReadOnlySpan<byte> header)
    {
        int channels = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, var other => throw PictureHeader.Damaged($"it has color type {other}") };
        if (header[8] is not (1 or 2 or 4 or 8 or 16)) throw PictureHeader.Damaged($"it has {header[8]} bits a channel");
        long row = (((long)BinaryPrimitives.ReadUInt32BigEndian(header) * channels * header[8]) + 7) / 8;
        return 64 + (2 * (row + 1) * BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
    }

    // A decoder decompresses all data, however much that may be.
    private static void MustUnpackTo(MemoryStream packed, long most)
    {
        long? unpacked = UnpackedLength(packed, most);
        if (unpacked is null) throw PictureHeader.Damaged("its data can't be unpacked");
        if (unpacked > most) throw PictureHeader.Damaged($"its data unpacks to more than the {most} bytes that its size asks for");
    }

    /// <returns>The number of bytes, or any number above the maximum if there are more; null if they can't be decompressed.</returns>
    private static long? UnpackedLength(MemoryStream packed, long most)
    {
        packed.Position = 0;
        using var unpacking = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        try
        {
            while (all <= most && unpacking.Read(buffer) is > 0 and int read) all += read;
            return all;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            return null;
        }
    }
}

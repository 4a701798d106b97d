using System.Buffers.Binary;
using System.IO.Compression;

namespace Glassbox.Cli.Training;

/// <summary>What a picture file says of itself: its format, its size in pixels, and how its camera was held.</summary>
/// <param name="Format">Which of the formats that help names.</param>
/// <param name="Width">In pixels, 1 or more.</param>
/// <param name="Height">In pixels, 1 or more.</param>
/// <param name="Orientation">As EXIF counts, 1 to 8.</param>
internal readonly record struct PictureHeader(PictureFormat Format, int Width, int Height, int Orientation = ExifOrientation.Upright)
{
    /// <summary>A picture that is larger is hardly one of a digit, and might not fit into memory.</summary>
    public const long MostPixels = 50_000_000;

    // More pixels than a byte can stand for: deflate packs at most 1032 to 1, each of 8 pixels of one bit; JPEG spends a bit at
    // least on each 64 pixels of the channel that has most of them.
    private const long MostPixelsAByte = 8 * 1032, MostJpegPixelsAByte = 8 * 64;

    /// <summary>
    /// Walks over a whole file, from part to part, without decoding any: so no length that a damaged file claims is ever believed, and
    /// one that was cut off is told from one that is whole.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no PNG, JPEG or BMP, is damaged or cut off, or is too large: it says which.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        return file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Png(file),
            [0xff, 0xd8, ..] => Jpeg(file),
            [(byte)'B', (byte)'M', ..] => Bmp(file),
            [] => throw new InvalidDataException("this file is empty, and so no picture."),
            _ => throw new InvalidDataException("this is no picture of a kind that can be read here: PNG, JPEG or BMP."),
        };
    }

    // PNG, second edition (ISO/IEC 15948): a signature, then chunks of length, type, data and check sum, from IHDR to IEND.
    private static PictureHeader Png(ReadOnlySpan<byte> file)
    {
        const int around = 12;
        PictureHeader? header = null;
        using var packed = new MemoryStream();
        long most = 0;
        for (int at = 8; ;)
        {
            if (file.Length - at < around) throw CutOff(file.Length);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - around) throw CutOff(file.Length);
            ReadOnlySpan<byte> type = file.Slice(at + 4, 4), data = file.Slice(at + 8, (int)length);
            if (header is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != 13) throw Damaged("its first chunk is not IHDR");
                header = Sized(
                    file.Length, PictureFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
                most = MostRawBytes(data);
            }

            if (type.SequenceEqual("IDAT"u8)) packed.Write(data);
            if (type.SequenceEqual("IEND"u8))
            {
                if (packed.Length == 0) throw Damaged("it has no IDAT chunk");
                MustUnpackTo(packed, most);
                return header.Value;
            }

            at += around + (int)length;
        }
    }

    // The bytes of all rows, each behind the number of its filter; those of the seven passes of an interlaced picture may be twice as many.
    private static long MostRawBytes(ReadOnlySpan<byte> header)
    {
        int channels = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, var other => throw Damaged($"it has color type {other}") };
        if (header[8] is not (1 or 2 or 4 or 8 or 16)) throw Damaged($"it has {header[8]} bits a channel");
        long row = (((long)BinaryPrimitives.ReadUInt32BigEndian(header) * channels * header[8]) + 7) / 8;
        return 64 + (2 * (row + 1) * BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
    }

    // A decoder unpacks all that there is, however much that may be.
    private static void MustUnpackTo(MemoryStream packed, long most)
    {
        long? unpacked = UnpackedLength(packed, most);
        if (unpacked is null) throw Damaged("its data can't be unpacked");
        if (unpacked > most) throw Damaged($"its data unpacks to more than the {most} bytes that its size asks for");
    }

    /// <returns>How many bytes there are, or a number above the most where there are more; null where they can't be unpacked.</returns>
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

    // ITU-T T.81, annex B: markers, most with a length, and after a start of scan its data up to the next marker, until end of image.
    private static PictureHeader Jpeg(ReadOnlySpan<byte> file)
    {
        PictureHeader? header = null;
        int? orientation = null;
        bool hasScan = false;
        for (int at = 2; ;)
        {
            if (at >= file.Length) throw CutOff(file.Length);
            if (file[at] != 0xff) throw Damaged($"there is no marker at byte {at}");
            while (at < file.Length && file[at] == 0xff) at++;
            if (at >= file.Length) throw CutOff(file.Length);
            byte marker = file[at++];
            if (marker == 0xd9)
                return header is { } whole && hasScan
                    ? whole with { Orientation = orientation ?? ExifOrientation.Upright }
                    : throw Damaged("it ends before there is a picture");
            if (marker is 0x01 or (>= 0xd0 and <= 0xd7)) continue;
            if (file.Length - at < 2) throw CutOff(file.Length);
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2) throw Damaged($"the part at byte {at} has a length of {length}");
            if (length > file.Length - at) throw CutOff(file.Length);
            bool isFrame = marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);
            if (isFrame)
            {
                if (length < 8) throw Damaged($"the frame at byte {at} has a length of {length}");
                if (header is not null) throw Damaged("it has two frames");
                header = Sized(
                    file.Length, PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 3)..]));
            }

            if (marker == 0xe1 && !hasScan) orientation ??= ExifOrientation.Of(file.Slice(at + 2, length - 2));
            at += length;
            if (marker != 0xda) continue;
            hasScan = true;
            while (at + 1 < file.Length && !(file[at] == 0xff && file[at + 1] is not (0x00 or (>= 0xd0 and <= 0xd7)))) at++;
            if (at + 1 >= file.Length) throw CutOff(file.Length);
        }
    }

    // A file header of 14 bytes, an info header of 12 (OS/2) or 40 and more, a palette, and rows of whole 32-bit words.
    private static PictureHeader Bmp(ReadOnlySpan<byte> file)
    {
        if (file.Length < 26) throw CutOff(file.Length);
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]), size = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        if (size is not (12 or (>= 40 and <= 124))) throw Damaged($"its header says that it has {size} bytes");
        if (file.Length < 14 + size) throw CutOff(file.Length);
        long width, height, bits, packing = 0;
        if (size == 12)
        {
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[18..]), BinaryPrimitives.ReadUInt16LittleEndian(file[20..]));
            bits = BinaryPrimitives.ReadUInt16LittleEndian(file[24..]);
        }
        else
        {
            width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
            height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])); // negative: from top to bottom
            bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
            packing = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        }

        PictureHeader header = Sized(file.Length, PictureFormat.Bmp, width, height);
        if (bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32)) throw Damaged($"it has {bits} bits a pixel");
        long row = ((width * bits) + 31) / 32 * 4;
        bool isPlain = packing is 0 or 3 or 6;
        if (start > file.Length || (isPlain && start + (row * height) > file.Length)) throw CutOff(file.Length);
        return header;
    }

    // Before anything is done with the data: what a header claims decides how much of them is unpacked.
    private static PictureHeader Sized(long length, PictureFormat format, long width, long height)
    {
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) throw Damaged($"it claims {width} × {height} pixels");
        long pixels = width * height;
        if (pixels > MostPixels)
            throw new InvalidDataException($"{width} × {height} pixels are too many; {MostPixels / 1_000_000} million are the most.");
        if (pixels > length * (format == PictureFormat.Jpeg ? MostJpegPixelsAByte : MostPixelsAByte))
            throw Damaged($"it claims {width} × {height} pixels, more than its {length} bytes can hold");
        return new PictureHeader(format, (int)width, (int)height);
    }

    private static InvalidDataException CutOff(int length) => new($"the picture is cut off: the file ends after {length} bytes, before the picture does.");

    private static InvalidDataException Damaged(string how) => new($"the picture is damaged: {how}.");
}

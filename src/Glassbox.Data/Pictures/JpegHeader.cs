using System.Buffers.Binary;

namespace Glassbox.Data.Pictures;

/// <summary>
/// JPEG (ITU-T T.81, annex B): markers, most with a length; a start of scan is followed by data up to the next marker; the last is end of image.
/// </summary>
internal static class JpegHeader
{
    /// <summary>Reads the segments without decoding pixels.</summary>
    /// <exception cref="InvalidDataException">The picture is damaged, truncated or too large.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        PictureHeader? header = null;
        int? orientation = null;
        bool hasScan = false;
        for (int at = 2; ;)
        {
            if (at >= file.Length) throw PictureHeader.CutOff(file.Length);
            if (file[at] != 0xff) throw PictureHeader.Damaged($"there is no marker at byte {at}");
            while (at < file.Length && file[at] == 0xff) at++;
            if (at >= file.Length) throw PictureHeader.CutOff(file.Length);
            byte marker = file[at++];
            if (marker == 0xd9)
                return header is { } whole && hasScan
                    ? whole with { Orientation = orientation ?? ExifOrientation.Upright }
                    : throw PictureHeader.Damaged("it ends before there is a picture");
            if (marker is 0x01 or (>= 0xd0 and <= 0xd7)) continue;
            if (file.Length - at < 2) throw PictureHeader.CutOff(file.Length);
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2) throw PictureHeader.Damaged($"the part at byte {at} has a length of {length}");
            if (length > file.Length - at) throw PictureHeader.CutOff(file.Length);
            bool isFrame = marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);
            if (isFrame)
            {
                if (length < 8) throw PictureHeader.Damaged($"the frame at byte {at} has a length of {length}");
                if (header is not null) throw PictureHeader.Damaged("it has two frames");
                header = PictureHeader.Sized(
                    file.Length, PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 3)..]));
            }

            if (marker == 0xe1 && !hasScan) orientation ??= ExifOrientation.Read(file.Slice(at + 2, length - 2));
            at += length;
            if (marker != 0xda) continue;
            hasScan = true;
            while (at + 1 < file.Length && !(file[at] == 0xff && file[at + 1] is not (0x00 or (>= 0xd0 and <= 0xd7)))) at++;
            if (at + 1 >= file.Length) throw PictureHeader.CutOff(file.Length);
        }
    }
}

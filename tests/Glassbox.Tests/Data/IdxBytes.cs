using System.Buffers.Binary;
using System.IO.Compression;

namespace Glassbox.Tests.Data;

/// <summary>Creates valid and invalid IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] File(byte[] data, params int[] sizes) => File(0x08, data, sizes);

    public static byte[] File(byte type, byte[] data, params int[] sizes)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (type, (byte)sizes.Length);
        for (int d = 0; d < sizes.Length; d++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * d)), sizes[d]);
        return [.. header, .. data];
    }

    public static byte[] Zip(byte[] contents)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(contents);
        return zipped.ToArray();
    }

    public static Dataset Load(byte[] images, byte[] labels, int classes = 10) =>
        IdxFile.Load(new MemoryStream(images), "images", new MemoryStream(labels), "labels", classes);
}

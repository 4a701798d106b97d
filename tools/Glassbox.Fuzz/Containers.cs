using System.Buffers.Binary;
using System.IO.Compression;
using Glassbox.Serialization;

namespace Glassbox.Fuzz;

/// <summary>Changes inside a container whose check sums and lengths stay right, so that what lies in it is reached.</summary>
internal static class Containers
{
    /// <summary>A gzip file: its contents are changed and zipped again, or its bytes.</summary>
    public static byte[] Gzip(byte[] whole, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(whole, random);
        using var contents = new MemoryStream();
        using (var unzip = new GZipStream(new MemoryStream(whole), CompressionMode.Decompress)) unzip.CopyTo(contents);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Mutation.Bytes(contents.ToArray(), random));
        return zipped.ToArray();
    }

    /// <summary>A zip archive: one entry is changed and packed again, or the bytes of the archive.</summary>
    public static byte[] Zip(byte[] whole, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(whole, random);
        using var archive = new MemoryStream();
        archive.Write(whole);
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.Entries[random.NextInt32(zip.Entries.Count)];
            using Stream stream = entry.Open();
            byte[] contents = new byte[stream.Length];
            stream.ReadExactly(contents);
            byte[] changed = Mutation.Bytes(contents, random);
            stream.SetLength(0);
            stream.Write(changed);
        }

        return archive.ToArray();
    }

    /// <summary>A PNG: the data of one chunk is changed and its length and check sum made right, or the bytes of the file.</summary>
    public static byte[] Png(byte[] whole, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(whole, random);
        List<(int At, int Length)> chunks = [];
        for (int at = 8; at + 12 <= whole.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(at));
            chunks.Add((at, length));
            at += 12 + length;
        }

        (int start, int old) = chunks[random.NextInt32(chunks.Count)];
        byte[] data = old == 0 ? [] : Mutation.Bytes(whole[(start + 8)..(start + 8 + old)], random);
        byte[] typed = [.. whole.AsSpan(start + 4, 4), .. data];
        byte[] head = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Append(0, typed));
        return [.. whole.AsSpan(0, start), .. head, .. typed, .. sum, .. whole.AsSpan(start + 12 + old)];
    }

    /// <summary>Messages of Protocol Buffers: one of them, however deep, is changed and the lengths of those around it made right, or the bytes of the file.</summary>
    public static byte[] Proto(byte[] whole, RandomSequence random)
    {
        if (whole.Length == 0 || random.NextInt32(6) == 0) return whole.Length == 0 ? whole : Mutation.Bytes(whole, random);
        List<(int Place, int Start, int Length)> inner = [];
        int at = 0;
        while (at < whole.Length)
        {
            if (Varint(whole, ref at) is not { } tag) break;
            int body = at;
            int kind = (int)(tag & 7);
            if (kind == 0 && Varint(whole, ref at) is null) break;
            if (kind is 1 or 5) at += kind == 1 ? 8 : 4;
            if (kind is 3 or 4 or 6 or 7) break;
            if (kind != 2) continue;
            if (Varint(whole, ref at) is not { } length || length > (ulong)(whole.Length - at)) break;
            inner.Add((body, at, (int)length));
            at += (int)length;
        }

        if (inner.Count == 0) return Mutation.Bytes(whole, random);
        (int place, int start, int old) = inner[random.NextInt32(inner.Count)];
        byte[] changed = Proto(whole[start..(start + old)], random);
        return [.. whole.AsSpan(0, place), .. Varint((ulong)changed.Length), .. changed, .. whole.AsSpan(start + old)];
    }

    private static ulong? Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte part = bytes[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }

        return null;
    }

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 128; value >>= 7) bytes.Add((byte)(value | 128));
        return [.. bytes, (byte)value];
    }

    /// <summary>A safetensors file: its header of text is changed and its length made right, or the bytes of the file.</summary>
    public static byte[] Safetensors(byte[] whole, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(whole, random);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
        byte[] header = Mutation.Bytes(whole[8..(8 + length)], random), size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        return [.. size, .. header, .. whole.AsSpan(8 + length)];
    }
}

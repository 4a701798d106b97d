using System.Buffers.Binary;
using System.IO.Compression;
using Glassbox.Serialization;

namespace Glassbox.Fuzz;

/// <summary>Mutates the content of containers and corrects checksums and lengths, so that the mutation reaches the reader.</summary>
internal static class Containers
{
    /// <summary>Mutates a gzip file: its content, compressed again, or its bytes.</summary>
    public static byte[] Gzip(byte[] file, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(file, random);
        using var contents = new MemoryStream();
        using (var unzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress)) unzip.CopyTo(contents);
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Mutation.Bytes(contents.ToArray(), random));
        return zipped.ToArray();
    }

    /// <summary>Mutates a zip archive: one entry, packed again, or its bytes.</summary>
    public static byte[] Zip(byte[] file, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(file, random);
        using var archive = new MemoryStream();
        archive.Write(file);
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

    /// <summary>Mutates a PNG file: the data of one chunk, with a correct length and checksum, or its bytes.</summary>
    public static byte[] Png(byte[] file, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(file, random);
        List<(int At, int Length)> chunks = [];
        for (int at = 8; at + 12 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((at, length));
            at += 12 + length;
        }

        (int start, int old) = chunks[random.NextInt32(chunks.Count)];
        byte[] data = old == 0 ? [] : Mutation.Bytes(file[(start + 8)..(start + 8 + old)], random);
        byte[] typed = [.. file.AsSpan(start + 4, 4), .. data];
        byte[] head = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Append(0, typed));
        return [.. file.AsSpan(0, start), .. head, .. typed, .. sum, .. file.AsSpan(start + 12 + old)];
    }

    /// <summary>Mutates a Protocol Buffers message: a nested message at any depth, with correct lengths around it, or its bytes.</summary>
    public static byte[] Proto(byte[] message, RandomSequence random)
    {
        if (message.Length == 0 || random.NextInt32(6) == 0) return message.Length == 0 ? message : Mutation.Bytes(message, random);
        List<(int Place, int Start, int Length)> inner = [];
        int at = 0;
        while (at < message.Length)
        {
            if (Varint(message, ref at) is not { } tag) break;
            int body = at;
            int kind = (int)(tag & 7);
            if (kind == 0 && Varint(message, ref at) is null) break;
            if (kind is 1 or 5) at += kind == 1 ? 8 : 4;
            if (kind is 3 or 4 or 6 or 7) break;
            if (kind != 2) continue;
            if (Varint(message, ref at) is not { } length || length > (ulong)(message.Length - at)) break;
            inner.Add((body, at, (int)length));
            at += (int)length;
        }

        if (inner.Count == 0) return Mutation.Bytes(message, random);
        (int place, int start, int old) = inner[random.NextInt32(inner.Count)];
        byte[] changed = Proto(message[start..(start + old)], random);
        return [.. message.AsSpan(0, place), .. Varint((ulong)changed.Length), .. changed, .. message.AsSpan(start + old)];
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

    /// <summary>Mutates a safetensors file: its JSON header, with a correct length, or its bytes.</summary>
    public static byte[] Safetensors(byte[] file, RandomSequence random)
    {
        if (random.NextInt32(3) == 0) return Mutation.Bytes(file, random);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        byte[] header = Mutation.Bytes(file[8..(8 + length)], random), size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, header.Length);
        return [.. size, .. header, .. file.AsSpan(8 + length)];
    }
}

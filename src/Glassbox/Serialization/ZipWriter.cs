using System.Buffers.Binary;
using System.Text;

namespace Glassbox.Serialization;

/// <summary>Writes a zip archive of uncompressed entries, with the same bytes on every machine.</summary>
/// <remarks>
/// PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. .NET's own writer records the operating system in the archive.
/// An archive stays far below 4 GiB: <see cref="Architecture.MaxParameters"/> take two in double precision.
/// </remarks>
internal sealed class ZipWriter(Stream stream)
{
    /// <summary>The maximum number of entries.</summary>
    public const int MaxEntries = ushort.MaxValue;

    private const ushort Version = 20; // 2.0
    private const ushort Date = (1 << 5) | 1; // January 1, 1980, the start of this calendar

    private readonly List<byte> directory = [];
    private ushort entries;
    private uint offset;

    /// <summary>Writes an entry.</summary>
    /// <param name="name">Its name in ASCII.</param>
    /// <param name="start">Its first bytes.</param>
    /// <param name="rest">The remaining bytes.</param>
    public void Add(string name, ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        byte[] nameBytes = Encoding.ASCII.GetBytes(name);
        byte[] common = new byte[26]; // the fields shared by the entry and the directory
        BinaryPrimitives.WriteUInt16LittleEndian(common, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(8), Date);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(10), Crc32.Append(Crc32.Append(0, start), rest));
        uint length = checked((uint)(start.Length + (long)rest.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(14), length);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(18), length);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(22), (ushort)nameBytes.Length);

        byte[] tail = new byte[14]; // no comment, disk number or attributes; then the offset of the entry
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(10), offset);
        directory.AddRange([.. "PK\x01\x02"u8, (byte)Version, 0, .. common, .. tail, .. nameBytes]);

        Write([.. "PK\x03\x04"u8, .. common, .. nameBytes, .. start]);
        Write(rest);
        entries = checked((ushort)(entries + 1));
    }

    /// <summary>Writes the central directory at the end of the archive.</summary>
    public void End()
    {
        byte[] end = new byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), entries);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), entries);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), offset);
        stream.Write([.. directory, .. end]);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        offset = checked(offset + (uint)bytes.Length);
    }
}

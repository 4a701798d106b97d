using System.IO.Compression;
using Glassbox.Data;

namespace Glassbox.Serialization;

/// <summary>Reads one array of an archive.</summary>
internal sealed class NpyReader : IDisposable
{
    // Deflate expands a byte to at most 1032 bytes (zlib's technical notes), so a larger promise cannot be kept.
    private const int MostInflation = 1032;

    private readonly ZipArchiveEntry entry;
    private readonly Stream stream;

    /// <summary>Opens an entry and reads its header.</summary>
    /// <exception cref="DataFormatException">The entry is damaged, or its length contradicts the header.</exception>
    public NpyReader(ZipArchiveEntry entry, string file, string name)
    {
        this.entry = entry;
        Name = name;
        if (entry.IsEncrypted) throw new DataFormatException(file, name, "the entry is encrypted; expected a plain one");
        if (entry.Length / MostInflation > entry.CompressedLength)
            throw new DataFormatException(
                file, name, $"{entry.CompressedLength} bytes cannot hold the {entry.Length} that they are said to hold");
        stream = NpzArchive.Guarded(file, name, entry.Open);
        Source = new ByteSource(stream, file, name, isSummed: true);
        try
        {
            Header = NpyHeader.Read(Source);
            if (Inflation.IsTooMuch(entry.CompressedLength, entry.Length))
                throw Source.FaultIn(
                    name,
                    $"{entry.CompressedLength} bytes would unpack to {NpyHeader.Describe(Header.Shape)} elements, {entry.Length} bytes:"
                    + " no network's numbers shrink that much");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The name of the array.</summary>
    public string Name { get; }

    public NpyHeader Header { get; }

    public ByteSource Source { get; }

    /// <summary>Returns a reader for the numbers, in file order.</summary>
    /// <exception cref="DataFormatException">The elements are not numbers, or their count contradicts the header.</exception>
    public NumberReader Numbers()
    {
        NumberType type = Header.NumberType ?? throw Source.FaultIn(
            Name, $"the elements are of type '{Header.Type}'; expected float32 ('<f4' or '>f4') or float64 ('<f8' or '>f8')");
        RequireBytes(Header.Count * type.Bytes);
        return new NumberReader(Source, type);
    }

    /// <exception cref="DataFormatException">The size of the elements contradicts the header.</exception>
    public void RequireBytes(long count)
    {
        if (entry.Length - Source.Offset != count)
            throw Source.Fault(
                $"{NpyHeader.Describe(Header.Shape)} elements of type '{Header.Type}' take {count} bytes;"
                + $" the entry has {entry.Length - Source.Offset} for them");
    }

    /// <summary>Checks that everything has been read, and that the checksum is right.</summary>
    public void End()
    {
        Source.MustEnd();
        if (Source.Checksum != entry.Crc32)
            throw Source.FaultIn(
                Name, $"the check sum is {Source.Checksum:x8}; the archive says {entry.Crc32:x8}: the entry is damaged");
    }

    public void Dispose() => stream.Dispose();
}

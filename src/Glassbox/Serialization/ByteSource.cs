namespace Glassbox.Serialization;

/// <summary>Bytes read in order, which knows how to say where something is wrong with them.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="file">The name of the file, for errors.</param>
/// <param name="part">What part of the file this is, for errors, or null for the whole of it.</param>
/// <param name="isSummed">Whether to keep <see cref="Checksum"/>.</param>
internal sealed class ByteSource(Stream stream, string file, string? part = null, bool isSummed = false)
{
    /// <summary>Bytes read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>The CRC-32 of the bytes read so far, if it is kept.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Reads as many bytes as are asked for.</summary>
    /// <param name="destination">Written.</param>
    /// <param name="what">What they are, for errors.</param>
    /// <exception cref="DataFormatException">They end before that.</exception>
    public void Fill(Span<byte> destination, string what)
    {
        int count = Read(destination);
        if (count < destination.Length)
            throw Fault($"the end comes too early: {what} needs {destination.Length - count} more bytes");
    }

    /// <exception cref="DataFormatException">There are more bytes.</exception>
    public void MustEnd()
    {
        long end = Offset;
        if (Read(stackalloc byte[1]) != 0) throw Fault("there is more after what should be the end", end);
    }

    /// <summary>An error at a byte; at the next one to be read, if none is given.</summary>
    public DataFormatException Fault(string problem, long? at = null, Exception? inner = null)
    {
        string place = FormattableString.Invariant($"byte {at ?? Offset}");
        return new DataFormatException(file, part is null ? place : $"{part}, {place}", problem, inner);
    }

    /// <summary>An error in a thing that has a name.</summary>
    public DataFormatException FaultIn(string thing, string problem, Exception? inner = null) =>
        new(file, part is null || part == thing ? thing : $"{part}, {thing}", problem, inner);

    private int Read(Span<byte> destination)
    {
        try
        {
            int count = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            Offset += count;
            if (isSummed) Checksum = Crc32.Append(Checksum, destination[..count]);
            return count;
        }
        catch (InvalidDataException e)
        {
            throw Fault("the compressed bytes are damaged", inner: e);
        }
    }
}

namespace Glassbox.Serialization;

/// <summary>Reads bytes in order, and creates errors with the position.</summary>
/// <param name="stream">The stream to read.</param>
/// <param name="file">The name of the file, for error messages.</param>
/// <param name="part">The name of this part of the file, for error messages, or null for the whole file.</param>
/// <param name="isSummed">Whether to compute <see cref="Checksum"/>.</param>
internal sealed class ByteSource(Stream stream, string file, string? part = null, bool isSummed = false)
{
    /// <summary>The number of bytes read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>The CRC-32 of the bytes read so far, if it is computed.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Reads bytes until the span is full.</summary>
    /// <param name="destination">Written.</param>
    /// <param name="what">What the bytes are, for error messages.</param>
    /// <exception cref="DataFormatException">The stream ends too early.</exception>
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

    /// <summary>Creates an error at a byte; by default at the next one to be read.</summary>
    public DataFormatException Fault(string problem, long? at = null, Exception? inner = null)
    {
        string place = FormattableString.Invariant($"byte {at ?? Offset}");
        return new DataFormatException(file, part is null ? place : $"{part}, {place}", problem, inner);
    }

    /// <summary>Creates an error in a named part.</summary>
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

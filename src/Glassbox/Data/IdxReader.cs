using System.Buffers.Binary;
using System.IO.Compression;

namespace Glassbox.Data;

/// <summary>Reads one IDX file from start to end, gzipped or not, and reports the place of any error.</summary>
/// <remarks>
/// The format: two zero bytes, the type of the elements, the number of dimensions, their sizes as big-endian 32-bit integers, the elements
/// (Y. LeCun, "The MNIST database of handwritten digits").
/// </remarks>
internal sealed class IdxReader : IDisposable
{
    private const int UnsignedByte = 0x08, SignedByte = 0x09, Int16 = 0x0b, Int32 = 0x0c, Float = 0x0d, Double = 0x0e;

    private readonly string name;
    private readonly byte[] start = new byte[4];
    private readonly int startLength;
    private readonly GzipInput? zipped;
    private readonly Stream source; // the contents; starts after the first four bytes if the file is not gzipped
    private readonly long? compressedLength; // of the file, if known
    private long position;
    private long promised;

    /// <param name="stream">A stream at the start of the file. Left open.</param>
    /// <param name="name">The name to use in error messages.</param>
    public IdxReader(Stream stream, string name)
    {
        this.name = name;
        source = stream;
        startLength = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (startLength == 0) throw new DataFormatException(name, null, "is empty; an IDX file, gzipped or not, was expected.");
        if (startLength < 2 || start[0] != 0x1f || start[1] != 0x8b) return;
        compressedLength = stream.CanSeek ? stream.Length : null;
        zipped = new GzipInput(start[..startLength], stream);
        source = new GZipStream(zipped, CompressionMode.Decompress);
    }

    /// <summary>Opens a file.</summary>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path)) throw new DataFormatException(path, null, "is a folder; an IDX file was expected.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFormatException(path, null, "there is no such file; an IDX file was expected.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataFormatException(path, null, "cannot be read: permission denied.", e);
        }
    }

    /// <summary>The type of the elements, once the header has been read.</summary>
    public int ElementType { get; private set; } = UnsignedByte;

    /// <summary>The size of an element in bytes, once the header has been read.</summary>
    public int ElementSize => ElementType switch { Int16 => 2, Int32 or Float => 4, Double => 8, _ => 1 };

    /// <summary>Whether an element may be negative.</summary>
    public bool IsSigned => ElementType != UnsignedByte;

    /// <summary>The current position in the contents.</summary>
    public long Position => position;

    /// <summary>Converts an element to a number.</summary>
    /// <param name="bytes">[<see cref="ElementSize"/>]</param>
    public double Number(ReadOnlySpan<byte> bytes) => ElementType switch
    {
        SignedByte => (sbyte)bytes[0],
        Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
        Double => BinaryPrimitives.ReadDoubleBigEndian(bytes),
        _ => bytes[0],
    };

    /// <summary>Reads the header of a file of unsigned bytes.</summary>
    /// <param name="dimensions">The names of the expected dimensions, for error messages.</param>
    /// <returns>The sizes, each from 1 to 2³¹ − 1.</returns>
    public int[] ReadHeader(params string[] dimensions) => ReadHeader(isAnyType: false, dimensions);

    /// <summary>Reads the header.</summary>
    /// <param name="isAnyType">Whether the elements may have any IDX type, rather than only unsigned bytes.</param>
    /// <param name="dimensions">The names of the expected dimensions, for error messages.</param>
    /// <returns>The sizes, each from 1 to 2³¹ − 1.</returns>
    public int[] ReadHeader(bool isAnyType, params string[] dimensions)
    {
        Span<byte> header = stackalloc byte[4];
        int read = zipped is null ? startLength : Read(header);
        if (zipped is null) start.CopyTo(header);
        bool isKnown = read == 4 && (header[2] == UnsignedByte || (isAnyType && header[2] is (SignedByte or Int16 or Int32 or Float or Double)));
        if (!isKnown || header[0] != 0 || header[1] != 0 || header[3] != dimensions.Length) throw FaultyStart(header[..read], isKnown, dimensions);
        ElementType = header[2];
        position = 4;

        int[] sizes = new int[dimensions.Length];
        for (int d = 0; d < sizes.Length; d++)
        {
            Fill(header);
            sizes[d] = BinaryPrimitives.ReadInt32BigEndian(header);
            if (sizes[d] <= 0) throw FaultySize(dimensions[d], (uint)sizes[d]);
        }

        return sizes;
    }

    /// <summary>Sets the number of bytes that the header promises, for error messages.</summary>
    /// <exception cref="DataFormatException">It promises far more than images or labels can be compressed.</exception>
    public void Promise(long bytes)
    {
        promised = position + bytes;
        if (compressedLength is { } compressed && Inflation.IsTooMuch(compressed, bytes))
            throw Fault(position, $"the header promises {bytes} bytes of a gzip file of {compressed}: no images or labels shrink that much.");
    }

    /// <summary>Reads bytes until the span is full.</summary>
    public void Fill(Span<byte> destination)
    {
        int read = Read(destination);
        position += read;
        if (read < destination.Length) throw CutShort();
    }

    /// <summary>Checks that nothing follows, and that a gzipped file is complete.</summary>
    public void ReadEnd()
    {
        if (zipped is not null) zipped.ShowEnding = true;
        Span<byte> beyond = stackalloc byte[1];
        int read = Read(beyond);
        if (read > 0 && zipped is not { IsAtEnding: true })
            throw Fault(position, "more bytes follow; the header promises that the file ends here.");
        if (zipped is null) return;

        Span<byte> ending = stackalloc byte[GzipInput.EndingText.Length];
        ending[0] = beyond[0];
        if (read == 0 || 1 + Read(ending[1..]) < ending.Length || !ending.SequenceEqual(GzipInput.EndingText))
            throw Fault(
                position, "the gzip file does not end as it should: its checksum is cut off, or it is followed by bytes that are not gzip.");
    }

    /// <summary>Creates an exception for an error in this file.</summary>
    public DataFormatException Fault(long at, string problem, Exception? inner = null) =>
        new(name, zipped is null ? $"byte {at}" : $"byte {at} of the unzipped contents", problem, inner);

    public void Dispose()
    {
        if (zipped is not null) source.Dispose(); // leaves the given stream open
    }

    private int Read(Span<byte> destination)
    {
        try
        {
            return source.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException e)
        {
            throw Fault(position, "the gzip data from about here on is damaged: it cannot be unzipped, or its checksum is wrong.", e);
        }
    }

    // Error messages are built in separate methods, so that they need not be compiled unless they are used.
    private DataFormatException FaultyStart(ReadOnlySpan<byte> header, bool isKnown, string[] dimensions)
    {
        if (header.Length < 4)
        {
            position = header.Length;
            return CutShort();
        }

        if (header[0] != 0 || header[1] != 0)
            return Fault(
                0, $"starts with 0x{header[0]:x2} 0x{header[1]:x2}; an IDX file starts with 0x00 0x00, a gzipped one with 0x1f 0x8b.");
        return !isKnown
            ? Fault(2, $"the type is {TypeName(header[2])}; unsigned bytes (0x08) were expected.")
            : Fault(3, $"there are {header[3]} dimensions; {dimensions.Length} were expected ({string.Join(", ", dimensions)}).");
    }

    private DataFormatException FaultySize(string dimension, uint size) =>
        Fault(position - 4, $"the number of {dimension} is {size}; 1 to {int.MaxValue} were expected.");

    private DataFormatException CutShort() => Fault(position, promised > 0
        ? $"the file ends here; its header promises {promised} bytes."
        : "the file ends within its header; 0, 0, the type, the number of dimensions and four bytes for each were expected.");

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes (0x09)",
        0x0b => "16-bit integers (0x0b)",
        0x0c => "32-bit integers (0x0c)",
        0x0d => "32-bit floats (0x0d)",
        0x0e => "64-bit floats (0x0e)",
        _ => $"0x{type:x2}, which IDX does not know",
    };
}

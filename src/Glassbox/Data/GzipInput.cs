namespace Glassbox.Data;

/// <summary>A gzip file with a trailer that shows, once decompressed, whether the file is complete.</summary>
/// <remarks>
/// <see cref="System.IO.Compression.GZipStream"/> reports neither a missing checksum at the end nor trailing bytes that are not gzip. So a
/// short second gzip member is appended to the file: its text is decompressed only if the file is complete.
/// </remarks>
/// <param name="start">The bytes of the file that were already read.</param>
/// <param name="rest">The remaining bytes. Left open.</param>
internal sealed class GzipInput(byte[] start, Stream rest) : Stream
{
    // Header, one stored block, checksum and length (RFC 1952, RFC 1951 section 3.2.4).
    private static readonly byte[] Ending =
    [
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1, 8, 0, 247, 255,
        (byte)'c', (byte)'o', (byte)'m', (byte)'p', (byte)'l', (byte)'e', (byte)'t', (byte)'e', 0x23, 0xd0, 0x67, 0x42, 8, 0, 0, 0,
    ];

    private byte[] pending = start;
    private int taken;

    /// <summary>The text that follows the contents of a complete file.</summary>
    public static ReadOnlySpan<byte> EndingText => "complete"u8;

    /// <summary>Whether to append the member; set once the expected contents of the file have been read.</summary>
    public bool ShowEnding { get; set; }

    /// <summary>Whether the whole file and a part of the appended member have been read.</summary>
    public bool IsAtEnding { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = TakePending(buffer);
        if (count > 0 || IsAtEnding || buffer.Length == 0) return count;
        count = rest.Read(buffer);
        if (count > 0 || !ShowEnding) return count;
        IsAtEnding = true;
        (pending, taken) = (Ending, 0);
        return TakePending(buffer);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakePending(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, pending.Length - taken);
        pending.AsSpan(taken, count).CopyTo(buffer);
        taken += count;
        return count;
    }
}

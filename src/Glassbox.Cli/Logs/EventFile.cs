using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Glassbox.Cli.Logs;

/// <summary>Writes an event file for TensorBoard.</summary>
/// <remarks>
/// Source of the format: TensorFlow, <c>tensorflow/core/lib/io/record_writer.h</c> (each record: its length, the masked CRC-32C of the
/// length, the data, and the masked CRC-32C of the data), <c>tensorflow/core/util/event.proto</c> and <c>framework/summary.proto</c> (the
/// content of a record).
/// </remarks>
internal sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";

    // The wire types of protocol buffers.
    private const int VarInt = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly Stream stream;

    /// <param name="stream">The stream, written from its current position; disposed with this.</param>
    public EventFile(Stream stream)
    {
        this.stream = stream;
        Record(Event(step: 0, message => Field(message, 3, Encoding.UTF8.GetBytes(Version))));
        Flush();
    }

    /// <summary>Writes a scalar.</summary>
    /// <param name="step">The step, which must increase.</param>
    /// <param name="tag">The name; the part before a slash is its group.</param>
    /// <param name="value">The value.</param>
    public void Write(long step, string tag, float value)
    {
        var scalar = new MemoryStream();
        Field(scalar, 1, Encoding.UTF8.GetBytes(tag));
        Key(scalar, 2, Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        scalar.Write(bytes);
        var summary = new MemoryStream();
        Field(summary, 1, scalar.ToArray());
        Record(Event(step, message => Field(message, 5, summary.ToArray())));
    }

    public void Flush() => stream.Flush();

    public void Dispose() => stream.Dispose();

    /// <summary>The masked CRC-32C: rotated and shifted, so that data may itself contain checksums.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes) checksum = BitOperations.Crc32C(checksum, value);
        checksum = ~checksum;
        return BitOperations.RotateRight(checksum, 15) + 0xa282ead8;
    }

    private static byte[] Event(long step, Action<MemoryStream> write)
    {
        var message = new MemoryStream();
        Key(message, 1, Fixed64);
        Span<byte> time = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(time, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);
        message.Write(time);
        Key(message, 2, VarInt);
        Whole(message, (ulong)step);
        write(message);
        return message.ToArray();
    }

    private void Record(byte[] data)
    {
        byte[] record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedChecksum(record.AsSpan(0, 8)));
        data.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + data.Length), MaskedChecksum(data));
        stream.Write(record);
    }

    private static void Field(MemoryStream message, int field, byte[] bytes)
    {
        Key(message, field, Bytes);
        Whole(message, (ulong)bytes.Length);
        message.Write(bytes);
    }

    private static void Key(MemoryStream message, int field, int kind) => Whole(message, (ulong)((field << 3) | kind));

    private static void Whole(MemoryStream message, ulong value)
    {
        for (; value >= 0x80; value >>= 7) message.WriteByte((byte)(value | 0x80));
        message.WriteByte((byte)value);
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Glassbox.Cli.Logs;

/// <summary>Writes a file of TensorBoard's events.</summary>
/// <remarks>
/// Source of the format: TensorFlow, <c>tensorflow/core/lib/io/record_writer.h</c> (each record: its length, a masked CRC-32C of that, the
/// bytes, a masked CRC-32C of these) and <c>tensorflow/core/util/event.proto</c> and <c>framework/summary.proto</c> (what a record holds).
/// </remarks>
internal sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";

    // Numbers of fields, and how they are written, as protocol buffers have it.
    private const int VarInt = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly Stream stream;

    /// <param name="stream">Written from where it stands; disposed with this.</param>
    public EventFile(Stream stream)
    {
        this.stream = stream;
        Record(Event(step: 0, message => Field(message, 3, Encoding.UTF8.GetBytes(Version))));
        Flush();
    }

    /// <summary>Writes a number.</summary>
    /// <param name="step">When: any count that grows.</param>
    /// <param name="tag">What it is; what stands before a slash is its group.</param>
    /// <param name="value">The number.</param>
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

    /// <summary>CRC-32C, turned and moved, so that the check sum of bytes that hold check sums is still one.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes) checksum = BitOperations.Crc32C(checksum, value);
        checksum = ~checksum;
        return BitOperations.RotateRight(checksum, 15) + 0xa282ead8;
    }

    private static byte[] Event(long step, Action<MemoryStream> what)
    {
        var message = new MemoryStream();
        Key(message, 1, Fixed64);
        Span<byte> time = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(time, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);
        message.Write(time);
        Key(message, 2, VarInt);
        Whole(message, (ulong)step);
        what(message);
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

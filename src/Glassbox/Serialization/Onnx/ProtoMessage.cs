using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Glassbox.Serialization.Onnx;

/// <summary>Writes a message in the wire format of Protocol Buffers.</summary>
/// <remarks>
/// protobuf.dev, "Encoding": a field is its number and wire type, then its value. This is written by hand because the few messages of a network
/// take less code than setting up a library, and the engine references no package. Add fields in ascending order, as other writers do: then
/// programs that read a file and write it again produce the same bytes. Large contents are not copied.
/// </remarks>
internal sealed class ProtoMessage
{
    private const int LargePart = 1 << 14;

    private readonly List<ReadOnlyMemory<byte>> parts = [];

    /// <summary>The number of bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The bytes, in chunks.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Parts => parts;

    /// <summary>Adds an integer.</summary>
    public ProtoMessage Number(int field, long value) => Append((byte[])[.. Head(field, ProtoKind.Varint), .. Varint((ulong)value)]);

    /// <summary>Adds a number in single precision.</summary>
    public ProtoMessage Single(int field, float value)
    {
        byte[] bytes = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return Append((byte[])[.. Head(field, ProtoKind.Fixed32), .. bytes]);
    }

    public ProtoMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Bytes(int field, ReadOnlyMemory<byte> value) =>
        Append((byte[])[.. Head(field, ProtoKind.Length), .. Varint((ulong)value.Length)]).Append(value);

    /// <summary>Adds a nested message.</summary>
    public ProtoMessage Add(int field, ProtoMessage message)
    {
        Append((byte[])[.. Head(field, ProtoKind.Length), .. Varint((ulong)message.Length)]);
        foreach (ReadOnlyMemory<byte> part in message.parts) Append(part);
        return this;
    }

    public void WriteTo(Stream stream)
    {
        var some = new ArrayBufferWriter<byte>(); // combines small chunks
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            if (part.Length < LargePart)
            {
                some.Write(part.Span);
                if (some.WrittenCount < LargePart) continue;
            }

            Flush();
            if (part.Length >= LargePart) stream.Write(part.Span);
        }

        Flush();

        void Flush()
        {
            if (some.WrittenCount == 0) return;
            stream.Write(some.WrittenSpan);
            some.ResetWrittenCount();
        }
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    private static byte[] Head(int field, ProtoKind kind) => Varint(((ulong)field << 3) | (ulong)kind);

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 128; value >>= 7) bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private ProtoMessage Append(ReadOnlyMemory<byte> part)
    {
        if (part.Length > 0) parts.Add(part);
        Length += part.Length;
        return this;
    }
}

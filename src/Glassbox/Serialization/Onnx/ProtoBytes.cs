using System.Text;

namespace Glassbox.Serialization.Onnx;

/// <summary>A message in the wire format of Protocol Buffers, read in place without copying.</summary>
/// <param name="Memory">Its bytes.</param>
/// <param name="Offset">Their offset in the file, for error messages.</param>
/// <param name="File">The name of the file, for error messages.</param>
internal readonly record struct ProtoBytes(ReadOnlyMemory<byte> Memory, int Offset, string File)
{
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>Returns the fields in order.</summary>
    /// <exception cref="DataFormatException">The bytes are not a message.</exception>
    public IEnumerable<ProtoField> Fields()
    {
        for (int at = 0; at < Memory.Length;) yield return Next(ref at);
    }

    /// <summary>Returns the bytes as text.</summary>
    public string Text() => Encoding.UTF8.GetString(Span);

    /// <summary>Creates an error at a byte.</summary>
    public DataFormatException Fault(string problem, int at = 0) => new(File, FormattableString.Invariant($"byte {Offset + at}"), problem);

    /// <summary>Reads an integer and advances the position.</summary>
    public ulong Varint(ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (at >= Memory.Length) throw Fault("the end comes too early, in the middle of a number", at);
            byte part = Span[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128) return value;
        }

        throw Fault("this is not an ONNX model, or it is damaged: a number of more than ten bytes", at);
    }

    private ProtoField Next(ref int at)
    {
        int start = at;
        ulong head = Varint(ref at);
        (ulong number, var kind) = (head >> 3, (ProtoKind)(head & 7));
        if (number is 0 or > int.MaxValue) throw Fault("this is not an ONNX model, or it is damaged: expected a field of one", start);
        switch (kind)
        {
            case ProtoKind.Varint:
                return new ProtoField((int)number, kind, Varint(ref at), default, this with { Memory = default, Offset = Offset + start });
            case ProtoKind.Fixed64 or ProtoKind.Fixed32:
                return new ProtoField((int)number, kind, 0, Slice(ref at, kind == ProtoKind.Fixed64 ? 8UL : 4), default);
            case ProtoKind.Length:
                return new ProtoField((int)number, kind, 0, Slice(ref at, Varint(ref at)), default);
            default:
                throw Fault("this is not an ONNX model, or it is damaged: expected a field of one", start);
        }
    }

    private ProtoBytes Slice(ref int at, ulong length)
    {
        if (length > (ulong)(Memory.Length - at))
            throw Fault($"the end comes too early: {length} bytes are said to follow, and there are {Memory.Length - at}", at);
        var slice = new ProtoBytes(Memory.Slice(at, (int)length), Offset + at, File);
        at += (int)length;
        return slice;
    }
}

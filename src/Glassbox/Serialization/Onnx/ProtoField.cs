using System.Buffers.Binary;

namespace Glassbox.Serialization.Onnx;

/// <summary>A field of a message.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Value">Its value, where it is a <see cref="ProtoKind.Varint"/>.</param>
/// <param name="Content">Its bytes, where it is another.</param>
/// <param name="Place">Where it stands, where it is a <see cref="ProtoKind.Varint"/>.</param>
internal readonly record struct ProtoField(int Number, ProtoKind Kind, ulong Value, ProtoBytes Content, ProtoBytes Place)
{
    private const int MostNumbers = 1 << 20;

    /// <summary>A text, a message or bytes.</summary>
    /// <exception cref="DataFormatException">It is none.</exception>
    public ProtoBytes Bytes => Kind == ProtoKind.Length ? Content : throw Unfit();

    /// <summary>A whole number.</summary>
    /// <exception cref="DataFormatException">It is none.</exception>
    public long Int64 => Kind == ProtoKind.Varint ? (long)Value : throw Unfit();

    /// <summary>A number in single precision.</summary>
    /// <exception cref="DataFormatException">It is none.</exception>
    public float Single => Kind == ProtoKind.Fixed32 ? BinaryPrimitives.ReadSingleLittleEndian(Content.Span) : throw Unfit();

    /// <summary>One whole number, or several one after the other.</summary>
    /// <exception cref="DataFormatException">It is none, or there are more than anything here has.</exception>
    public void AddTo(List<long> numbers)
    {
        if (Kind == ProtoKind.Varint)
        {
            numbers.Add((long)Value);
            return;
        }

        ProtoBytes packed = Bytes;
        for (int at = 0; at < packed.Memory.Length;)
        {
            numbers.Add((long)packed.Varint(ref at));
            if (numbers.Count > MostNumbers) throw packed.Fault($"more than {MostNumbers} whole numbers; expected sizes or classes");
        }
    }

    private DataFormatException Unfit() =>
        (Kind == ProtoKind.Varint ? Place : Content).Fault($"field {Number} is written in another way than ONNX models have it");
}

using System.Buffers.Binary;

namespace Glassbox.Serialization.Onnx;

/// <summary>A field of a message.</summary>
/// <param name="Number">The field number.</param>
/// <param name="Kind">The wire type.</param>
/// <param name="Value">The value of a <see cref="ProtoKind.Varint"/>.</param>
/// <param name="Content">The bytes of any other kind.</param>
/// <param name="Place">The position of a <see cref="ProtoKind.Varint"/>.</param>
internal readonly record struct ProtoField(int Number, ProtoKind Kind, ulong Value, ProtoBytes Content, ProtoBytes Place)
{
    private const int MostNumbers = 1 << 20;

    /// <summary>The value as text, message or bytes.</summary>
    /// <exception cref="DataFormatException">The field has another kind.</exception>
    public ProtoBytes Bytes => Kind == ProtoKind.Length ? Content : throw Unfit();

    /// <summary>The value as an integer.</summary>
    /// <exception cref="DataFormatException">The field has another kind.</exception>
    public long Int64 => Kind == ProtoKind.Varint ? (long)Value : throw Unfit();

    /// <summary>The value as a number in single precision.</summary>
    /// <exception cref="DataFormatException">The field has another kind.</exception>
    public float Single => Kind == ProtoKind.Fixed32 ? BinaryPrimitives.ReadSingleLittleEndian(Content.Span) : throw Unfit();

    /// <summary>Adds one integer, or several packed ones, to a list.</summary>
    /// <exception cref="DataFormatException">The field has another kind, or there are more integers than any supported model has.</exception>
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

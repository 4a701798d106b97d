using System.Buffers.Binary;

namespace Glassbox.Serialization;

/// <summary>How a file holds a number: as IEEE 754 single or double precision, in one of two byte orders.</summary>
/// <param name="Bytes">4 or 8.</param>
/// <param name="IsBigEndian">Whether the byte with the sign comes first.</param>
internal readonly record struct NumberType(int Bytes, bool IsBigEndian = false)
{
    public static NumberType Float32 { get; } = new(4);

    public static NumberType Float64 { get; } = new(8);

    /// <summary>The number at the start of these bytes, exactly.</summary>
    public double Value(ReadOnlySpan<byte> bytes) => (Bytes, IsBigEndian) switch
    {
        (4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}

using System.Buffers.Binary;

namespace Glassbox.Serialization;

/// <summary>The type of numbers in a file: IEEE 754 single or double precision, in either byte order.</summary>
/// <param name="Bytes">4 or 8.</param>
/// <param name="IsBigEndian">Whether the numbers are big-endian.</param>
internal readonly record struct NumberType(int Bytes, bool IsBigEndian = false)
{
    public static NumberType Float32 { get; } = new(4);

    public static NumberType Float64 { get; } = new(8);

    /// <summary>Returns the exact value of the number at the start of the bytes.</summary>
    public double Value(ReadOnlySpan<byte> bytes) => (Bytes, IsBigEndian) switch
    {
        (4, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };
}

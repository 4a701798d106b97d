using System.Buffers.Binary;
using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>An array of numbers of any type from an archive.</summary>
/// <param name="name">The name of the array.</param>
/// <param name="type">The element type in NumPy's notation without byte order, such as <c>u1</c>.</param>
/// <param name="isBigEndian">Whether the elements are big-endian.</param>
/// <param name="shape">The size of each dimension.</param>
/// <param name="bytes">The elements, with the last index varying fastest.</param>
internal sealed class NpyArray(string name, string type, bool isBigEndian, int[] shape, byte[] bytes)
{
    private readonly int size = Size(type);

    public string Name => name;

    public IReadOnlyList<int> Shape => shape;

    /// <summary>The number of elements.</summary>
    public int Count => bytes.Length / size;

    /// <summary>The elements if they are unsigned bytes; otherwise null.</summary>
    public byte[]? Bytes => type == "u1" ? bytes : null;

    /// <summary>An element as a number.</summary>
    public double this[int place]
    {
        get
        {
            Span<byte> element = stackalloc byte[size];
            bytes.AsSpan(place * size, size).CopyTo(element);
            if (isBigEndian) element.Reverse();
            return type switch
            {
                "f4" => BinaryPrimitives.ReadSingleLittleEndian(element),
                "f8" => BinaryPrimitives.ReadDoubleLittleEndian(element),
                "f2" => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
                "i1" => (sbyte)element[0],
                "i2" => BinaryPrimitives.ReadInt16LittleEndian(element),
                "u2" => BinaryPrimitives.ReadUInt16LittleEndian(element),
                "i4" => BinaryPrimitives.ReadInt32LittleEndian(element),
                "u4" => BinaryPrimitives.ReadUInt32LittleEndian(element),
                "i8" => BinaryPrimitives.ReadInt64LittleEndian(element),
                "u8" => BinaryPrimitives.ReadUInt64LittleEndian(element),
                _ => element[0], // u1 and b1
            };
        }
    }

    /// <summary>Reads an array.</summary>
    /// <exception cref="DataFormatException">Its elements are not numbers, or it is damaged.</exception>
    public static NpyArray Read(NpzArchive archive, string name)
    {
        using NpyReader reader = archive.Open(name);
        string type = reader.Header.Type;
        string plain = type.TrimStart('<', '>', '|', '=');
        if (Size(plain) == 0)
            throw reader.Source.FaultIn(name, $"the elements are of type '{type}'; expected numbers, as '|u1', '<i8', '<f4' or '<f8'");
        long length = reader.Header.Count * Size(plain);
        reader.RequireBytes(length);
        if (length > Array.MaxLength) throw reader.Source.FaultIn(name, $"{length} bytes are too many; {Array.MaxLength} are the most");
        byte[] bytes = new byte[length];
        reader.Source.Fill(bytes, "the elements");
        reader.End();
        int[] shape = reader.Header.Shape;
        if (reader.Header.IsFortran && shape.Length > 1) bytes = LastIndexFastest(bytes, shape, Size(plain));
        return new NpyArray(name, plain, type.StartsWith('>'), shape, bytes);
    }

    /// <summary>Returns name and shape as NumPy writes them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{name} {NpyHeader.Describe(shape)}");

    private static int Size(string type) => type switch
    {
        "u1" or "i1" or "b1" => 1,
        "u2" or "i2" or "f2" => 2,
        "u4" or "i4" or "f4" => 4,
        "u8" or "i8" or "f8" => 8,
        _ => 0,
    };

    private static byte[] LastIndexFastest(byte[] bytes, int[] shape, int size)
    {
        byte[] ordered = new byte[bytes.Length];
        int[] index = new int[shape.Length];
        for (int to = 0; to < bytes.Length; to += size)
        {
            int from = 0;
            for (int d = shape.Length - 1; d >= 0; d--) from = (from * shape[d]) + index[d];
            bytes.AsSpan(from * size, size).CopyTo(ordered.AsSpan(to));
            for (int d = shape.Length - 1; d >= 0 && ++index[d] == shape[d]; d--) index[d] = 0;
        }

        return ordered;
    }
}

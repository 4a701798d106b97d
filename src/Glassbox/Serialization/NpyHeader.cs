using System.Buffers.Binary;
using System.Text;

namespace Glassbox.Serialization;

/// <summary>The header of an npy file.</summary>
/// <remarks>The format: numpy.lib.format, versions 1.0, 2.0 and 3.0.</remarks>
/// <param name="Type">The element type in NumPy's notation, such as <c>&lt;f4</c>.</param>
/// <param name="IsFortran">Whether the first index varies fastest, rather than the last.</param>
/// <param name="Shape">The size of each dimension; empty for a scalar.</param>
internal sealed record NpyHeader(string Type, bool IsFortran, int[] Shape)
{
    private const int MaxLength = 1 << 16; // NumPy's own limit is 10 000
    private const int MaxDimensions = 64;  // NumPy's own limit
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The number of elements.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (int size in Shape) count *= size; // bounded by MaxParameters below
            return count;
        }
    }

    /// <summary>The type of its numbers, or null if the elements are something else.</summary>
    public NumberType? NumberType => Type switch
    {
        "<f4" => Serialization.NumberType.Float32,
        "<f8" => Serialization.NumberType.Float64,
        ">f4" => new NumberType(4, IsBigEndian: true),
        ">f8" => new NumberType(8, IsBigEndian: true),
        _ => null,
    };

    /// <summary>Returns a number type in NumPy's notation.</summary>
    public static string NameOf(NumberType type) => $"{(type.IsBigEndian ? '>' : '<')}f{type.Bytes}";

    /// <summary>Returns a shape as NumPy writes it.</summary>
    public static string Describe(IReadOnlyList<int> shape) =>
        shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";

    /// <summary>Reads a header, and leaves the source at the start of the elements.</summary>
    /// <exception cref="DataFormatException">The header is invalid.</exception>
    public static NpyHeader Read(ByteSource source)
    {
        Span<byte> start = stackalloc byte[8];
        source.Fill(start, "the start of an npy file");
        if (!start.StartsWith(Magic)) throw source.Fault("expected the npy format, which starts with \\x93NUMPY", 0);
        int version = start[6];
        if (version is < 1 or > 3 || start[7] != 0)
            throw source.Fault($"version {version}.{start[7]} of npy is not known; expected 1.0, 2.0 or 3.0", 6);

        Span<byte> size = stackalloc byte[version == 1 ? 2 : 4];
        source.Fill(size, "the length of the header");
        long length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(size)
            : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MaxLength) throw source.Fault($"a header of {length} bytes; expected at most {MaxLength}", 8);

        byte[] bytes = new byte[length];
        long offset = source.Offset;
        source.Fill(bytes, "the header");
        int foreign = bytes.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)127);
        if (foreign >= 0)
            throw source.Fault("a header of something else than ASCII, as no array of numbers has", offset + foreign);
        return Parse(Encoding.ASCII.GetString(bytes), (problem, at) => source.Fault($"in the header, {problem}", offset + at));
    }

    private static NpyHeader Parse(string text, Func<string, int, DataFormatException> fault)
    {
        string? type = null;
        bool? isFortran = null;
        int[]? shape = null;
        var literal = new PythonLiteral(text, fault);
        literal.Require('{');
        while (!literal.Skip('}'))
        {
            int at = literal.Position;
            string key = literal.Text();
            literal.Require(':');
            switch (key)
            {
                case "descr" when type is null: type = ElementType(literal, fault); break;
                case "fortran_order" when isFortran is null: isFortran = literal.Truth(); break;
                case "shape" when shape is null: shape = Sizes(literal, fault); break;
                default: throw fault($"'{key}' is unknown or twice there; expected descr, fortran_order and shape once each", at);
            }

            if (!literal.Skip(','))
            {
                literal.Require('}');
                break;
            }
        }

        literal.RequireEnd();
        return type is null || isFortran is null || shape is null
            ? throw fault("something is missing; expected descr, fortran_order and shape", text.Length)
            : new NpyHeader(type, isFortran.Value, shape);
    }

    private static string ElementType(PythonLiteral literal, Func<string, int, DataFormatException> fault)
    {
        if (literal.Skip('[')) throw fault("the elements are records of several fields; expected numbers", literal.Position - 1);
        int at = literal.Position;
        string type = literal.Text();
        return type.TrimStart('|', '<', '>', '=') != "O" ? type : throw fault(
            "the elements are Python objects (dtype object), which are pickled and could run any program when read;"
            + " they are never read here. Save the array as float32 or float64", at);
    }

    private static int[] Sizes(PythonLiteral literal, Func<string, int, DataFormatException> fault)
    {
        int at = literal.Position;
        int[] shape = literal.Numbers();
        if (shape.Length > MaxDimensions) throw fault($"{shape.Length} dimensions; expected at most {MaxDimensions}", at);
        long count = 1;
        foreach (int size in shape)
        {
            if (size > 0 && count > Architecture.MaxParameters / size)
                throw fault($"the sizes {Describe(shape)} make more than {Architecture.MaxParameters} elements", at);
            count *= size;
        }

        return shape;
    }
}

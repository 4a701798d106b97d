using System.Buffers.Binary;
using System.Globalization;

namespace Glassbox.Serialization.Onnx;

/// <summary>Numbers or texts in a graph, parsed only on demand.</summary>
internal sealed class OnnxTensor
{
    private const int MostDimensions = 16;

    private readonly string file;
    private readonly List<ProtoField> chunks = []; // of the field for its type
    private readonly ProtoBytes? raw;
    private readonly int type;

    /// <param name="message">A TensorProto.</param>
    /// <param name="name">Its name, if the message has none.</param>
    /// <param name="outside">Reads external data, by file name, offset and length.</param>
    /// <exception cref="DataFormatException">The tensor is invalid, or its shape does not match its elements.</exception>
    public OnnxTensor(ProtoBytes message, string? name, Func<string, long, long, DataFormatFault, ProtoBytes> outside)
    {
        file = message.File;
        var sizes = new List<long>();
        var external = new Dictionary<string, string>(StringComparer.Ordinal);
        bool isOutside = false;
        foreach (ProtoField field in message.Fields())
        {
            switch (field.Number)
            {
                case OnnxFields.Tensor.Size: field.AddTo(sizes); break;
                case OnnxFields.Tensor.Type: type = field.Int64 is >= 0 and <= 100 and var code ? (int)code : -1; break;
                case OnnxFields.Tensor.Name: name ??= field.Bytes.Text(); break;
                case OnnxFields.Tensor.Raw: raw = field.Bytes; break;
                case OnnxFields.Tensor.Location: isOutside = field.Int64 == 1; break;
                case OnnxFields.Tensor.External: AddEntry(field.Bytes, external); break;
                case OnnxFields.Tensor.Singles or OnnxFields.Tensor.Integers or OnnxFields.Tensor.Texts or OnnxFields.Tensor.LongIntegers or OnnxFields.Tensor.Doubles:
                    chunks.Add(field);
                    break;
                default: break; // texts, and unsupported number types
            }

            if (sizes.Count > MostDimensions) throw message.Fault($"a tensor of more than {MostDimensions} dimensions");
        }

        Name = name ?? "";
        Shape = new int[sizes.Count];
        Count = 1;
        for (int d = 0; d < sizes.Count; d++)
        {
            if (sizes[d] is < 0 or > Architecture.MaxParameters || (sizes[d] > 0 && Count > Architecture.MaxParameters / sizes[d]))
                throw Fault($"the shape ({string.Join(", ", sizes)}) is invalid, or makes more than {Architecture.MaxParameters} elements");
            Shape[d] = (int)sizes[d];
            Count *= Shape[d];
        }

        if (isOutside) raw = External(external, outside);
    }

    private OnnxTensor(string file, string name, int type, int[] shape, double[] values) =>
        (this.file, Name, this.type, Shape, Count, Values) = (file, name, type, shape, values.Length, values);

    public string Name { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public int[] Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    public bool IsDouble => type == OnnxFields.Type.Double;

    public bool IsText => type == OnnxFields.Type.Text;

    public bool IsInteger => type is OnnxFields.Type.Int32 or OnnxFields.Type.Int64 or OnnxFields.Type.Boolean;

    private double[]? Values { get; }

    /// <summary>Creates a tensor from numbers, such as attributes of a node.</summary>
    public static OnnxTensor Of(string file, string name, bool isInteger, int[] shape, params double[] values) =>
        new(file, name, isInteger ? OnnxFields.Type.Int64 : OnnxFields.Type.Single, shape, values);

    /// <summary>Returns the bytes of numbers in single or double precision, little-endian.</summary>
    /// <exception cref="DataFormatException">The elements have another type, or their number contradicts the shape.</exception>
    public ProtoBytes RawNumbers()
    {
        int size = NumberSize();
        if (raw is not { } bytes) throw Fault("expected its numbers as bytes (raw_data)");
        RequireBytes(bytes.Memory.Length, size);
        return bytes;
    }

    /// <summary>Returns the numbers, with the last index varying fastest.</summary>
    /// <exception cref="DataFormatException">The elements are not numbers, their number contradicts the shape, or one is NaN, infinite or too large.</exception>
    public double[] Numbers()
    {
        double[] numbers = Values ?? ReadNumbers();
        for (int i = 0; i < numbers.Length; i++)
            if (!float.IsFinite((float)numbers[i]))
                throw Fault(string.Create(CultureInfo.InvariantCulture, $"element {i} is {numbers[i]}; expected a finite number")
                    + (double.IsFinite(numbers[i]) ? " that single precision can hold" : ""));
        return numbers;
    }

    /// <summary>Returns the integers.</summary>
    /// <exception cref="DataFormatException">The elements are not integers, or their number contradicts the shape.</exception>
    public long[] Integers()
    {
        if (!IsInteger) throw Fault($"the type is {TypeName()}; expected whole numbers");
        if (Values is not null) return Array.ConvertAll(Values, value => (long)value);
        if (raw is { } bytes)
        {
            int size = type == OnnxFields.Type.Int64 ? sizeof(long) : type == OnnxFields.Type.Int32 ? sizeof(int) : 1;
            RequireBytes(bytes.Memory.Length, size);
            long[] integers = new long[Count];
            for (int i = 0; i < Count; i++)
            {
                ReadOnlySpan<byte> at = bytes.Span[(i * size)..];
                integers[i] = size == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(at) : size == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(at) : at[0];
            }

            return integers;
        }

        var listed = new List<long>();
        foreach (ProtoField chunk in Chunks(type == OnnxFields.Type.Int64 ? OnnxFields.Tensor.LongIntegers : OnnxFields.Tensor.Integers)) chunk.AddTo(listed);
        RequireCount(listed.Count);
        return [.. listed];
    }

    /// <summary>Returns the texts.</summary>
    /// <exception cref="DataFormatException">The elements are not texts, or their number contradicts the shape.</exception>
    public string[] Texts()
    {
        if (!IsText) throw Fault($"the type is {TypeName()}; expected texts");
        ProtoField[] found = [.. Chunks(OnnxFields.Tensor.Texts)];
        RequireCount(found.Length);
        return Array.ConvertAll(found, chunk => chunk.Bytes.Text());
    }

    /// <summary>Creates an error in this tensor.</summary>
    public DataFormatException Fault(string problem) => new(file, $"tensor '{OnnxNode.Short(Name)}'", problem);

    private static void AddEntry(ProtoBytes message, Dictionary<string, string> entries)
    {
        (string key, string value) = OnnxGraph.Entry(message);
        entries[key] = value;
    }

    private double[] ReadNumbers()
    {
        int size = NumberSize();
        IEnumerable<ProtoBytes> pieces = raw is { } bytes ? [bytes] : Chunks(IsDouble ? OnnxFields.Tensor.Doubles : OnnxFields.Tensor.Singles).Select(chunk => chunk.Content);
        long length = 0;
        foreach (ProtoBytes piece in pieces) length += piece.Memory.Length;
        RequireBytes(length, size);
        double[] numbers = new double[Count];
        int place = 0;
        foreach (ProtoBytes piece in pieces)
        {
            if (piece.Memory.Length % size != 0) throw piece.Fault("a part of a number is missing");
            for (int at = 0; at < piece.Memory.Length; at += size)
                numbers[place++] = IsDouble ? BinaryPrimitives.ReadDoubleLittleEndian(piece.Span[at..]) : BinaryPrimitives.ReadSingleLittleEndian(piece.Span[at..]);
        }

        return numbers;
    }

    private int NumberSize() => type switch
    {
        OnnxFields.Type.Single => sizeof(float),
        OnnxFields.Type.Double => sizeof(double),
        _ => throw Fault($"the type is {TypeName()}; expected float32 or float64"),
    };

    private IEnumerable<ProtoField> Chunks(int field) => chunks.Where(chunk => chunk.Number == field);

    private void RequireBytes(long found, int size)
    {
        if (found != (long)Count * size)
            throw Fault($"the shape {NpyHeader.Describe(Shape)} and {TypeName()} make {(long)Count * size} bytes; there are {found}");
    }

    private void RequireCount(int found)
    {
        if (found != Count) throw Fault($"the shape {NpyHeader.Describe(Shape)} makes {Count} elements; there are {found}");
    }

    private ProtoBytes External(Dictionary<string, string> entries, Func<string, long, long, DataFormatFault, ProtoBytes> outside)
    {
        int size = NumberSize();
        long bytes = (long)Count * size;
        if (!entries.TryGetValue("location", out string? location)) throw Fault("the numbers lie in another file, and it is not said in which");
        long offset = Place("offset", 0), length = Place("length", bytes);
        RequireBytes(length, size);
        return outside(location, offset, length, Fault);

        long Place(string name, long usual) => !entries.TryGetValue(name, out string? text) ? usual
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw Fault($"'{OnnxNode.Short(text)}' is not a valid {name}");
    }

    private string TypeName() => type switch
    {
        1 => "float32", 2 => "uint8", 3 => "int8", 4 => "uint16", 5 => "int16", 6 => "int32", 7 => "int64", 8 => "text", 9 => "bool", 10 => "float16",
        11 => "float64", 12 => "uint32", 13 => "uint64", 16 => "bfloat16", _ => string.Create(CultureInfo.InvariantCulture, $"number {type}"),
    };
}

/// <summary>Creates an error from a problem.</summary>
internal delegate DataFormatException DataFormatFault(string problem);

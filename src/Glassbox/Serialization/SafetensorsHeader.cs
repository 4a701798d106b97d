using System.Buffers.Binary;

namespace Glassbox.Serialization;

/// <summary>A tensor in the header of a safetensors file.</summary>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Begin">The offset of its first byte in the data.</param>
/// <param name="End">The offset after its last byte.</param>
internal sealed record SafetensorsEntry(NumberType Type, int[] Shape, long Begin, long End);

/// <summary>The header of a safetensors file: its length, then JSON, padded with spaces.</summary>
/// <remarks>The format: huggingface/safetensors, README, "Format". Validated as strictly as specified there, and more.</remarks>
/// <param name="Tensors">The tensors, by name.</param>
/// <param name="Metadata">The metadata, by name.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyDictionary<string, SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The maximum size of a header in bytes; the format's own limit is 100 MB.</summary>
    public const int MaxLength = 1 << 20;

    private const string MetadataName = "__metadata__";

    /// <summary>The names of the tensors, in the order of their bytes.</summary>
    public IReadOnlyList<string> Order => [.. Tensors.OrderBy(t => t.Value.Begin).ThenBy(t => t.Value.End).Select(t => t.Key)];

    /// <summary>Returns whether the first bytes of a file look like a header: a valid length, then JSON.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> start) =>
        start.Length > 8 && BinaryPrimitives.ReadUInt64LittleEndian(start) <= MaxLength && start[8] == '{';

    /// <summary>Reads a header, and leaves the source at the start of the data.</summary>
    /// <param name="source">The file, at its start.</param>
    /// <param name="fileLength">The length of the file in bytes.</param>
    /// <exception cref="DataFormatException">The header is invalid, or does not fit the file.</exception>
    public static SafetensorsHeader Read(ByteSource source, long fileLength)
    {
        Span<byte> size = stackalloc byte[8];
        source.Fill(size, "the length of the header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(size);
        if (length is < 2 or > MaxLength)
            throw source.Fault($"this is no safetensors file: the length of its header would be {length} bytes; expected 2 to {MaxLength}", 0);
        if ((long)length > fileLength - size.Length)
            throw source.Fault($"the header is said to have {length} bytes; the file has {fileLength - size.Length} more", 0);

        byte[] json = new byte[length];
        source.Fill(json, "the header");
        if (json[0] != '{') throw source.Fault("expected a header that starts with {", size.Length);
        SafetensorsHeader header = JsonText.Read(json, "the header", (place, problem) => source.FaultIn(place, problem), Parse);
        header.RequireDataOf(fileLength - source.Offset, source);
        return header;
    }

    /// <summary>Returns the header as bytes.</summary>
    public ReadOnlyMemory<byte> Bytes()
    {
        ReadOnlySpan<byte> json = JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject(MetadataName);
            foreach ((string name, string text) in Metadata) writer.WriteString(name, text);
            writer.WriteEndObject();
            foreach ((string name, SafetensorsEntry tensor) in Tensors)
            {
                writer.WriteStartObject(name);
                writer.WriteString("dtype", TypeName(tensor.Type));
                writer.WriteStartArray("shape");
                foreach (int dimension in tensor.Shape) writer.WriteNumberValue(dimension);
                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(tensor.Begin);
                writer.WriteNumberValue(tensor.End);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }).Span;
        byte[] bytes = new byte[8 + ((json.Length + 7) / 8 * 8)]; // aligns the data to a multiple of 8
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        json.CopyTo(bytes.AsSpan(8));
        bytes.AsSpan(8 + json.Length).Fill((byte)' ');
        return bytes;
    }

    private static SafetensorsHeader Parse(JsonFields fields)
    {
        var metadata = new Dictionary<string, string>();
        var tensors = new Dictionary<string, SafetensorsEntry>();
        foreach (string name in fields.Unread.ToArray())
        {
            JsonFields entry = fields.Object(name);
            if (name != MetadataName) tensors.Add(name, Tensor(entry));
            else foreach (string key in entry.Unread.ToArray()) metadata.Add(key, entry.Text(key));
        }

        return new SafetensorsHeader(tensors, metadata);
    }

    private static SafetensorsEntry Tensor(JsonFields fields)
    {
        NumberType type = fields.Named("dtype", name => name switch
        {
            "F32" => NumberType.Float32,
            "F64" => NumberType.Float64,
            _ => throw new ArgumentException($"the type is {name}; expected F32 or F64"),
        });
        int[] shape = fields.Int32s("shape");
        long[] offsets = fields.Int64s("data_offsets");
        fields.RequireEnd();
        return fields.Checked(null, () =>
        {
            if (offsets is not [var begin, var end] || begin > end)
                throw new ArgumentException("expected data_offsets of two numbers, the second not below the first");
            long bytes = type.Bytes;
            foreach (int size in shape)
            {
                if (size > 0 && bytes > long.MaxValue / size)
                    throw new ArgumentException($"the shape ({string.Join(", ", shape)}) makes too many elements to count");
                bytes *= size;
            }

            return bytes == end - begin ? new SafetensorsEntry(type, shape, begin, end) : throw new ArgumentException(
                $"the shape ({string.Join(", ", shape)}) and {TypeName(type)} make {bytes} bytes;"
                + $" data_offsets has {end - begin}");
        });
    }

    private static string TypeName(NumberType type) => type == NumberType.Float32 ? "F32" : "F64";

    private void RequireDataOf(long bytes, ByteSource source)
    {
        long end = 0;
        foreach (string name in Order)
        {
            long begin = Tensors[name].Begin;
            if (begin != end)
                throw source.FaultIn(name, $"the bytes start at {begin}; expected {end}, without a gap or an overlap");
            end = Tensors[name].End;
        }

        if (end == bytes) return;
        long at = source.Offset + Math.Min(end, bytes);
        throw source.Fault($"the header describes {end} bytes of data; the file has {bytes}", at);
    }
}

namespace Glassbox.Serialization.Onnx;

/// <summary>What goes into a graph, or comes out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The size of each dimension, −1 where it is not said; null where nothing is said of it.</param>
internal sealed record OnnxInput(string Name, long[]? Shape)
{
    /// <summary>The number of features of a row: of all dimensions but the first; null where it is not said.</summary>
    public int? Features
    {
        get
        {
            if (Shape is null or { Length: < 2 }) return null;
            long features = 1;
            foreach (long size in Shape.AsSpan(1))
            {
                if (size < 1 || features > Architecture.MaxParameters / size) return null;
                features *= size;
            }

            return (int)features;
        }
    }

    /// <param name="message">A ValueInfoProto.</param>
    public static OnnxInput Read(ProtoBytes message)
    {
        string name = "";
        long[]? shape = null;
        foreach (ProtoField field in message.Fields())
        {
            if (field.Number == OnnxFields.Value.Name) name = field.Bytes.Text();
            else if (field.Number == OnnxFields.Value.Type && Inside(field, OnnxFields.Value.TensorType) is { } tensor && Inside(tensor, OnnxFields.Value.Shape) is { } sizes)
                shape = [.. sizes.Bytes.Fields().Where(size => size.Number == OnnxFields.Value.Dimension).Select(Size)];
        }

        return new OnnxInput(name, shape);
    }

    private static long Size(ProtoField dimension) => Inside(dimension, OnnxFields.Value.Size)?.Int64 is > 0 and var size ? size : -1;

    private static ProtoField? Inside(ProtoField field, int number)
    {
        foreach (ProtoField inner in field.Bytes.Fields())
            if (inner.Number == number) return inner;
        return null;
    }
}

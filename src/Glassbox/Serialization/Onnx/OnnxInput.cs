namespace Glassbox.Serialization.Onnx;

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The size of each dimension, −1 if it is unknown; null if the whole shape is.</param>
internal sealed record OnnxInput(string Name, long[]? Shape)
{
    /// <summary>The number of features per row: the product of all dimensions except the first; null if unknown.</summary>
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

namespace Glassbox.Serialization.Onnx;

// Operations that change the shape of rows.
internal sealed partial class OnnxReading
{
    private static OnnxValue.Signal Flatten(OnnxNode node, OnnxValue.Signal signal)
    {
        long axis = node.Integer("axis", 1);
        if (axis != 1 && !(axis == -1 && signal.Rank == 2)) throw node.Fault($"it goes along axis {axis}; expected 1, which leaves the rows apart");
        return signal with { Rank = 2 };
    }

    private static OnnxValue.Signal Reshape(OnnxNode node, OnnxValue?[] given, OnnxValue.Signal signal)
    {
        long[]? sizes = given is [OnnxValue.Signal, { } shape] ? Elements(shape) : null;
        int? features = signal.Layer.Size;
        bool isFine = sizes is [var rows, var columns] && (columns == -1 ? rows != -1 || given[1] is OnnxValue.Sizes : columns > 0 && columns <= int.MaxValue && (features ?? columns) == columns)
            || (sizes is [0, 0] && signal.Rank is null or 2);
        if (!isFine) throw node.Fault($"it makes rows of another length: ({(sizes is null ? "?" : string.Join(", ", sizes))})");
        return signal with { Rank = 2 };
    }

    // Operations on shapes and constants only.
    private static OnnxValue OfConstants(OnnxNode node, OnnxValue?[] given)
    {
        if (node.Domain.Length > 0) return new OnnxValue.Unknown(node);
        switch (node.Operator)
        {
            case "Gather" when given is [OnnxValue.Sizes sizes, OnnxValue.Held { Tensor: { IsInteger: true, Count: 1 } place }]
                && place.Integers()[0] is var at && at >= -sizes.Known.Length && at < sizes.Known.Length:
                return new OnnxValue.Sizes([sizes.Known[at < 0 ? at + sizes.Known.Length : at]]);
            case "Unsqueeze" or "Squeeze" or "Cast" when given is [OnnxValue.Sizes sizes, ..]:
                return sizes;
            case "Unsqueeze" or "Cast" when given is [OnnxValue.Held { Tensor: { IsInteger: true, Count: 1 } } held, ..]:
                return held;
            case "Concat" when given.Length > 0 && Array.TrueForAll(given, value => Elements(value) is not null):
                return new OnnxValue.Sizes([.. given.SelectMany(value => Elements(value)!)]);
            default:
                return new OnnxValue.Unknown(node);
        }
    }

    private static long[]? Elements(OnnxValue? value) => value switch
    {
        OnnxValue.Sizes sizes => sizes.Known,
        OnnxValue.Held { Tensor: { IsInteger: true, Shape.Length: <= 1, Count: < 16 } tensor } => tensor.Integers(),
        _ => null,
    };
}

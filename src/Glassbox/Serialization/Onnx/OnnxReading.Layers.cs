namespace Glassbox.Serialization.Onnx;

// Layers with weights, and the operations that are folded into the weights.
internal sealed partial class OnnxReading
{
    private static OnnxValue.Signal Gemm(OnnxNode node, OnnxValue?[] given)
    {
        if (given is not [OnnxValue.Signal signal, OnnxValue.Held weights, ..] || node.Integer("transA", 0) != 0)
            throw node.Fault("expected the outputs of the layer before as its first input, and weights as its second");
        OnnxTensor? bias = given.Length < 3 ? null : given[2] switch { null => null, OnnxValue.Held held => held.Tensor, _ => throw node.Fault("expected biases as its third input") };
        return Dense(node, signal, weights.Tensor, node.Integer("transB", 0) != 0, bias, node.Single("alpha", 1), node.Single("beta", 1));
    }

    private static OnnxValue.Signal MatMul(OnnxNode node, OnnxValue?[] given) => given is [OnnxValue.Signal signal, OnnxValue.Held weights]
        ? Dense(node, signal, weights.Tensor, isTransposed: false, null, 1, 1)
        : throw node.Fault("expected the outputs of the layer before as its first input, and weights as its second");

    private static OnnxValue.Signal Dense(
        OnnxNode node, OnnxValue.Signal signal, OnnxTensor weights, bool isTransposed, OnnxTensor? bias, double scale, double biasScale)
    {
        if (weights.Shape is not [> 0, > 0]) throw node.Fault($"its weights have the shape {NpyHeader.Describe(weights.Shape)}; expected two dimensions");
        if (signal.Rank is not (null or 2)) throw node.Fault($"it takes rows of {signal.Rank} dimensions; expected 2, as Flatten makes them");
        var layer = new OnnxLayer(signal, weights, isTransposed, bias, scale, biasScale);
        if (signal.Layer.Size is { } size && size != layer.Inputs)
            throw node.Fault($"its weights have the shape {NpyHeader.Describe(weights.Shape)}, for {layer.Inputs} inputs; {size} come in");
        if (bias is not null && !IsRow(bias, layer.Size!.Value))
            throw node.Fault($"its biases have the shape {NpyHeader.Describe(bias.Shape)}; expected ({layer.Size},)");
        return new OnnxValue.Signal(layer, layer.Sums, 2);
    }

    private static OnnxValue.Signal Normalized(OnnxNode node, OnnxValue?[] given, OnnxValue.Signal signal)
    {
        if (given is not [OnnxValue.Signal, OnnxValue.Held scale, OnnxValue.Held shift, OnnxValue.Held mean, OnnxValue.Held variance] || node.Integer("training_mode", 0) != 0)
            throw node.Fault("expected scale, bias, mean and variance as numbers of the file, out of training");
        if (signal.Layer.Size is not { } size) throw node.Fault("the number of inputs is not known");
        double[][] numbers = [.. ((OnnxValue.Held[])[scale, shift, mean, variance]).Select(held => IsRow(held.Tensor, size) ? held.Tensor.Numbers()
            : throw node.Fault($"its numbers have the shape {NpyHeader.Describe(held.Tensor.Shape)}; expected ({size},)"))];
        double epsilon = node.Single("epsilon", 1e-5);
        double[] factors = new double[size], sums = new double[size];
        for (int i = 0; i < size; i++)
        {
            factors[i] = Affine.At(numbers[0], i) / Math.Sqrt(Affine.At(numbers[3], i) + epsilon);
            sums[i] = Affine.At(numbers[1], i) - (Affine.At(numbers[2], i) * factors[i]);
            if (!double.IsFinite(factors[i] + sums[i])) throw node.Fault("its variance is negative or 0");
        }

        Formula scaled = new Formula.Pair(node, '*', signal.Formula, new Formula.Constant(factors));
        return Of(node, signal, new Formula.Pair(node, '+', scaled, new Formula.Constant(sums)));
    }

    private static OnnxValue.Signal Scaled(OnnxNode node, OnnxValue.Signal signal)
    {
        (double[] offset, double[] scale) = (node.Singles("offset"), node.Singles("scale"));
        foreach (double[] numbers in (double[][])[offset, scale])
            if (numbers.Length != 1 && (numbers.Length == 0 || (signal.Layer.Size is { } size && size != numbers.Length)))
                throw node.Fault($"it has {numbers.Length} numbers; expected one for each input");
        Formula moved = new Formula.Pair(node, '-', signal.Formula, new Formula.Constant(offset));
        return Of(node, signal, new Formula.Pair(node, '*', moved, new Formula.Constant(scale)));
    }
}

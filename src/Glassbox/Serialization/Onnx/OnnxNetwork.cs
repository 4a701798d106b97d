using Glassbox.Activations;

namespace Glassbox.Serialization.Onnx;

/// <summary>Writes a network as nodes and tensors of a graph: from <see cref="Inputs"/> to <see cref="Outputs"/>, with a Gemm and an activation per layer.</summary>
internal static class OnnxNetwork
{
    /// <summary>The names of the input and the output.</summary>
    public const string Inputs = "inputs", Outputs = "outputs";

    private const string Half = "half", One = "one", GeluScale = "gelu_scale", GeluCubic = "gelu_cubic";

    /// <exception cref="ArgumentException">A layer has an activation that cannot be exported to ONNX.</exception>
    public static ProtoMessage Graph(SavedModel model)
    {
        Network network = model.Network;
        var tensors = ModelTensor.Enumerate(model).ToDictionary(tensor => tensor.Name);
        List<ProtoMessage> nodes = [], constants = [];
        string before = Inputs;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Activation activation = network.Layers[i].Activation;
            bool isLast = i == network.Layers.Count - 1, isPlain = activation == Activation.Identity;
            string after = isLast ? Outputs : $"activations_{i}", sums = isPlain ? after : $"sums_{i}";
            string weights = Add(tensors[$"{ModelTensor.WeightsPrefix}{i}"]), bias = Add(tensors[$"{ModelTensor.BiasPrefix}{i}"]);
            nodes.Add(OnnxParts.Node($"layer_{i}", "Gemm", [before, weights, bias], sums, OnnxParts.Attribute("transB", 1)));
            if (!isPlain) nodes.AddRange(Activated(activation, $"layer_{i}/{activation.Name}", sums, after));
            before = after;
        }

        if (network.Layers.Any(layer => layer.Activation == Activation.Gelu))
            constants.AddRange([OnnxParts.Tensor(Half, 0.5f), OnnxParts.Tensor(One, 1f), OnnxParts.Tensor(GeluScale, GaussianErrorLinear.Scale), OnnxParts.Tensor(GeluCubic, GaussianErrorLinear.Cubic)]);
        if (Math.Max(nodes.Count, constants.Count) > OnnxGraph.MostParts)
            throw new ArgumentException($"An .onnx file has no room for {network.Layers.Count} layers.", nameof(model));
        var graph = new ProtoMessage();
        foreach (ProtoMessage node in nodes) graph.Add(OnnxFields.Graph.Node, node);
        graph.Text(OnnxFields.Graph.Name, "glassbox");
        foreach (ProtoMessage constant in constants) graph.Add(OnnxFields.Graph.Tensor, constant);
        return graph.Text(OnnxFields.Graph.Documentation, network.Architecture.ToString())
            .Add(OnnxFields.Graph.Input, OnnxParts.Value(Inputs, OnnxFields.Type.Single, [network.Architecture.Inputs], Meaning(model.Inputs)))
            .Add(OnnxFields.Graph.Output, OnnxParts.Value(Outputs, OnnxFields.Type.Single, [network.Architecture.Outputs]));

        // Double-precision numbers are stored as they are, and cast by the graph: runtimes support single precision for all operators.
        string Add(ModelTensor tensor)
        {
            bool isDouble = tensor.Type == NumberType.Float64;
            int[] shape = tensor.Shape is [var rows, 1] && tensor.Name.StartsWith(ModelTensor.BiasPrefix, StringComparison.Ordinal) ? [rows] : tensor.Shape;
            constants.Add(OnnxParts.Tensor(tensor.Name, isDouble ? OnnxFields.Type.Double : OnnxFields.Type.Single, shape, tensor.Bytes().ToArray()));
            if (!isDouble) return tensor.Name;
            string rounded = $"{tensor.Name}/single";
            nodes.Add(OnnxParts.Node(rounded, "Cast", [tensor.Name], rounded, OnnxParts.Attribute("to", OnnxFields.Type.Single)));
            return rounded;
        }
    }

    private static string Meaning(ModelInputs? inputs) =>
        inputs is null ? "" : $"The pixels of {inputs.Rows} x {inputs.Columns} images, row by row, {(inputs.IsColor ? "red, green and blue of " : "")}each divided by 255.";

    private static ProtoMessage[] Activated(Activation activation, string name, string sums, string after)
    {
        ProtoMessage Single(string operatorName, params ReadOnlySpan<ProtoMessage> attributes) => OnnxParts.Node(name, operatorName, [sums], after, attributes);
        ProtoMessage Step(string step, string operatorName, string[] inputs, bool isLast = false) =>
            OnnxParts.Node($"{name}/{step}", operatorName, inputs, isLast ? after : $"{name}/{step}");
        if (activation == Activation.Sigmoid) return [Single("Sigmoid")];
        if (activation == Activation.Tanh) return [Single("Tanh")];
        if (activation == Activation.Relu) return [Single("Relu")];
        if (activation == Activation.LeakyRelu) return [Single("LeakyRelu", OnnxParts.Attribute("alpha", LeakyRectifiedLinear.Slope))];
        if (activation == Activation.Softmax) return [Single("Softmax", OnnxParts.Attribute("axis", 1))];
        if (activation == Activation.Silu) return [Step("sigmoid", "Sigmoid", [sums]), Step("product", "Mul", [sums, $"{name}/sigmoid"], isLast: true)];
        if (activation == Activation.Gelu)
        {
            // The operator with that name requires version 20.
            return
            [
                Step("square", "Mul", [sums, sums]),
                Step("cube", "Mul", [$"{name}/square", sums]),
                Step("part", "Mul", [$"{name}/cube", GeluCubic]),
                Step("sum", "Add", [sums, $"{name}/part"]),
                Step("scaled", "Mul", [$"{name}/sum", GeluScale]),
                Step("tanh", "Tanh", [$"{name}/scaled"]),
                Step("raised", "Add", [$"{name}/tanh", One]),
                Step("halved", "Mul", [sums, Half]),
                Step("product", "Mul", [$"{name}/halved", $"{name}/raised"], isLast: true),
            ];
        }

        throw new ArgumentException(
            $"The network is not saved: ONNX has no activation '{activation.Name}'. It has {string.Join(", ", Activation.All.Select(known => known.Name))}; .safetensors and .npz files take any.");
    }
}

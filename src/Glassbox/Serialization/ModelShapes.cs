namespace Glassbox.Serialization;

/// <summary>The shapes of the tensors in a file, and the architecture that they determine.</summary>
internal static class ModelShapes
{
    private const string ActivationsPlace = "activations";

    /// <summary>Returns the architecture of a file, checked against all its shapes.</summary>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <param name="shapes">The shape of each tensor, by name.</param>
    /// <param name="hidden">The activation of the hidden layers, if the file does not record it.</param>
    /// <param name="output">The activation of the last layer, if the file does not record it.</param>
    /// <param name="stated">The architecture that the file records, if any.</param>
    /// <param name="activations">The activation of each layer, if the file records only that.</param>
    /// <exception cref="DataFormatException">A tensor is missing, unknown, or has a shape that does not fit.</exception>
    public static Architecture Fit(
        string file, IReadOnlyDictionary<string, int[]> shapes, Activation? hidden, Activation? output, Architecture? stated = null,
        IReadOnlyList<Activation>? activations = null)
    {
        Architecture architecture = stated ?? Infer(file, shapes, hidden, output, activations);
        var unknown = new HashSet<string>(shapes.Keys);
        int inputs = architecture.Inputs;
        for (int i = 0; i < architecture.Layers.Count; i++)
        {
            int outputs = architecture.Layers[i].Outputs;
            (string weights, string bias) = ($"{ModelTensor.WeightsPrefix}{i}", $"{ModelTensor.BiasPrefix}{i}");
            int[] found = Shape(file, shapes, weights);
            if (found is not [var rows, var columns] || rows != outputs || columns != inputs)
                throw Misfit(file, weights, found, $"({outputs}, {inputs})", architecture);
            found = Shape(file, shapes, bias);
            if (found is not ([_] or [_, 1]) || found[0] != outputs)
                throw Misfit(file, bias, found, $"({outputs}, 1) or ({outputs},)", architecture);
            unknown.Remove(weights);
            unknown.Remove(bias);
            inputs = outputs;
        }

        foreach (string name in unknown)
            throw new DataFormatException(
                file, name, $"nothing of that name belongs to a network of {architecture.Layers.Count} layers;"
                + $" expected {ModelTensor.WeightsPrefix}0, {ModelTensor.BiasPrefix}0 and so on");
        // Last, once nothing else is wrong with the file.
        if (stated is null && activations is null && (output is null || (hidden is null && architecture.Layers.Count > 1)))
            throw new DataFormatException(
                file, ActivationsPlace, "the file does not say what the "
                + (architecture.Layers.Count == 1 ? "activation of its layer is" : $"activations of its {architecture.Layers.Count} layers are")
                + "; name them: --activation for hidden layers and --output-activation for the last, or Load's hidden and output");
        return architecture;
    }

    private static Architecture Infer(
        string file, IReadOnlyDictionary<string, int[]> shapes, Activation? hidden, Activation? output,
        IReadOnlyList<Activation>? activations)
    {
        var sizes = new List<int>();
        int inputs = 0;
        while (sizes.Count == 0 || shapes.ContainsKey($"{ModelTensor.WeightsPrefix}{sizes.Count}"))
        {
            string name = $"{ModelTensor.WeightsPrefix}{sizes.Count}";
            int[] shape = Shape(file, shapes, name);
            if (shape is not [> 0, > 0])
                throw new DataFormatException(
                    file, name, $"the shape is {NpyHeader.Describe(shape)}; expected (outputs, inputs)");
            if (sizes.Count == 0) inputs = shape[1];
            sizes.Add(shape[0]);
        }

        if (activations is not null && activations.Count != sizes.Count)
            throw new DataFormatException(file, ActivationsPlace, $"{activations.Count} are named; there are {sizes.Count} layers");
        try
        {
            return new Architecture(inputs, [.. sizes.Select((size, i) =>
                new LayerShape(size, activations?[i] ?? (i == sizes.Count - 1 ? output : hidden) ?? Activation.Sigmoid))]);
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException(file, null, e.WithoutParameter(), e);
        }
    }

    private static int[] Shape(string file, IReadOnlyDictionary<string, int[]> shapes, string name) =>
        shapes.TryGetValue(name, out int[]? shape) ? shape : throw new DataFormatException(
            file, null, $"{name} is missing; there {(shapes.Count == 0 ? "is nothing" : $"are {Some(shapes.Keys)}")}");

    private static string Some(IEnumerable<string> names)
    {
        const int most = 8; // more would not help
        string[] listed = [.. names.Take(most + 1)];
        return string.Join(", ", listed.Take(most)) + (listed.Length > most ? ", …" : "");
    }

    private static DataFormatException Misfit(
        string file, string name, int[] found, string expected, Architecture architecture) =>
        new(file, name, $"the shape is {NpyHeader.Describe(found)}; a network {architecture} needs {expected}");
}

namespace Glassbox.Serialization;

/// <summary>Maps the tensors of a network to those of a file.</summary>
/// <param name="Places">The tensor in the file, by Glassbox's name.</param>
/// <param name="Shapes">The shapes, by Glassbox's name, [outputs, inputs] and [outputs].</param>
internal sealed record TensorLayout(IReadOnlyDictionary<string, TensorPlace> Places, IReadOnlyDictionary<string, int[]> Shapes)
{
    /// <summary>Returns the layout of a file, whatever the names of its tensors.</summary>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <param name="shapes">The shape of each tensor, by name.</param>
    /// <param name="modules">The name of each layer's module, if the file records it.</param>
    /// <param name="asked">The order of the weights, if shapes do not determine it; ignored for files written by Glassbox.</param>
    /// <exception cref="DataFormatException">The tensors are not a chain of layers, or are ambiguous.</exception>
    public static TensorLayout Of(string file, IReadOnlyDictionary<string, int[]> shapes, IReadOnlyList<string>? modules, WeightOrder? asked)
    {
        if (modules is null && (shapes.Count == 0 || shapes.Keys.Any(name => name is $"{ModelTensor.WeightsPrefix}0" or $"{ModelTensor.BiasPrefix}0")))
            return Own(shapes, asked ?? WeightOrder.OutByIn);
        IReadOnlyList<ForeignLayer> layers = modules is null
            ? ForeignLayers.Find(file, shapes, asked)
            : [.. modules.Select(module => new ForeignLayer($"{module}.weight", $"{module}.bias", false))];
        var places = new Dictionary<string, TensorPlace>();
        var normal = new Dictionary<string, int[]>();
        for (int i = 0; i < layers.Count; i++)
        {
            (string weights, string? bias, bool isTransposed) = layers[i];
            (string ownWeights, string ownBias) = ($"{ModelTensor.WeightsPrefix}{i}", $"{ModelTensor.BiasPrefix}{i}");
            if (!shapes.TryGetValue(weights, out int[]? shape)) throw new DataFormatException(file, null, $"{weights} is missing");
            places[ownWeights] = new TensorPlace(weights, isTransposed);
            normal[ownWeights] = isTransposed ? [.. shape.Reverse()] : shape;
            if (bias is not null && shapes.TryGetValue(bias, out int[]? found))
            {
                places[ownBias] = new TensorPlace(bias, false);
                normal[ownBias] = found is [1, _] ? [found[1]] : found;
            }
            else
            {
                normal[ownBias] = [normal[ownWeights][0]]; // without biases, all are 0
            }
        }

        foreach (string name in shapes.Keys.Except(places.Values.Select(place => place.Name))) normal[name] = shapes[name]; // to be rejected by name
        return new TensorLayout(places, normal);
    }

    /// <summary>Glassbox's names, by the names in the file.</summary>
    public IReadOnlyDictionary<string, string> OwnNames => Places.ToDictionary(place => place.Value.Name, place => place.Key);

    private static TensorLayout Own(IReadOnlyDictionary<string, int[]> shapes, WeightOrder order)
    {
        bool isTransposed = order == WeightOrder.InByOut;
        bool Turned(string name) => isTransposed && name.StartsWith(ModelTensor.WeightsPrefix, StringComparison.Ordinal);
        return new TensorLayout(
            shapes.ToDictionary(shape => shape.Key, shape => new TensorPlace(shape.Key, Turned(shape.Key))),
            shapes.ToDictionary(shape => shape.Key, shape => Turned(shape.Key) ? [.. shape.Value.Reverse()] : shape.Value));
    }
}

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="IsTransposed">Whether it is [inputs, outputs].</param>
internal readonly record struct TensorPlace(string Name, bool IsTransposed);

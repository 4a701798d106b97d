namespace Glassbox.Serialization;

/// <summary>Which tensor of a file is which of a network, and which way round it stands.</summary>
/// <param name="Places">By the names that they have here.</param>
/// <param name="Shapes">By the names that they have here, [outputs, inputs] and [outputs].</param>
internal sealed record TensorLayout(IReadOnlyDictionary<string, TensorPlace> Places, IReadOnlyDictionary<string, int[]> Shapes)
{
    /// <summary>The tensors of a file, however they are called.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="shapes">Of each tensor, by name.</param>
    /// <param name="modules">The names of the modules of each layer, where the file says them.</param>
    /// <param name="asked">Which way round weights stand, where that does not follow from their shapes; of no account where the file says itself that it is ours.</param>
    /// <exception cref="DataFormatException">They are no chain of layers, or it does not follow from them which.</exception>
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
                normal[ownBias] = [normal[ownWeights][0]]; // none: all 0
            }
        }

        foreach (string name in shapes.Keys.Except(places.Values.Select(place => place.Name))) normal[name] = shapes[name]; // to be refused by name
        return new TensorLayout(places, normal);
    }

    /// <summary>What a tensor of the file is called here.</summary>
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
/// <param name="Name">Its name there.</param>
/// <param name="IsTransposed">Whether it is [inputs, outputs].</param>
internal readonly record struct TensorPlace(string Name, bool IsTransposed);

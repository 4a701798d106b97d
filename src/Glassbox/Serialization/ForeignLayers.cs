namespace Glassbox.Serialization;

/// <summary>A layer in a file from another program.</summary>
/// <param name="Weights">The name of its weights.</param>
/// <param name="Bias">The name of its biases, or null if it has none.</param>
/// <param name="IsTransposed">Whether the weights are [inputs, outputs].</param>
internal sealed record ForeignLayer(string Weights, string? Bias, bool IsTransposed);

/// <summary>Finds the layers in a file from another program by the names and shapes of its tensors.</summary>
/// <remarks>
/// Names tell which tensors belong together and, by their numbers, the order: <c>fc2.weight</c> before <c>fc10.weight</c>,
/// <c>dense/kernel:0</c> before <c>dense_1/kernel:0</c>. Shapes tell the rest: each layer takes the outputs of the previous one, and has one bias
/// per output. Anything that follows from neither is an error asking the caller to specify it, not a guess.
/// </remarks>
internal static class ForeignLayers
{
    private const int MostUnnumbered = 24; // the most layers whose order is searched for

    /// <exception cref="DataFormatException">There are no layers, or they are ambiguous.</exception>
    public static IReadOnlyList<ForeignLayer> Find(string file, IReadOnlyDictionary<string, int[]> shapes, WeightOrder? asked)
    {
        List<ForeignTensor> tensors = [.. shapes.Select(shape => new ForeignTensor(shape.Key, shape.Value)).Order()];
        foreach (ForeignTensor tensor in tensors)
            if (!tensor.IsWeights && !tensor.IsBias)
                throw new DataFormatException(file, tensor.Name, $"a tensor of that name and of the shape {NpyHeader.Describe(tensor.Shape)} belongs to no dense layer; expected weights of two dimensions and biases of one");
        List<Pair> pairs = Paired(file, tensors);

        List<(bool IsTransposed, Pair[] Layers)> ways = [];
        foreach (WeightOrder order in asked is { } one ? [one] : Enum.GetValues<WeightOrder>())
        {
            bool isTransposed = order == WeightOrder.InByOut;
            if (!pairs.TrueForAll(pair => pair.Bias is null || pair.Bias.Length == pair.Outputs(isTransposed))) continue;
            ways.AddRange(Orders(pairs, isTransposed).Select(layers => (isTransposed, layers)));
        }

        bool isOneWay = ways.Select(way => way.IsTransposed).Distinct().Count() == 1;
        if (ways.Count == 0) throw new DataFormatException(file, null, $"these are no layers each of which takes what the one before it gives{(asked is null ? "" : asked == WeightOrder.OutByIn ? ", as [outputs, inputs]" : ", as [inputs, outputs]")}: {Listed(pairs)}");
        if (!isOneWay)
            throw new DataFormatException(
                file, pairs[0].Weights.Name, $"whether weights are [outputs, inputs], as PyTorch has them, or [inputs, outputs], as Keras has them, does not follow from their shapes ({Listed(pairs)});"
                + " say it: --weights-are out-by-in or in-by-out, or Load's weights");
        if (ways.Count > 1)
            throw new DataFormatException(
                file, pairs[0].Weights.Name, $"which layer comes first does not follow from names and shapes ({Listed(pairs)}); number their names in the order of the layers");
        return [.. ways[0].Layers.Select(pair => new ForeignLayer(pair.Weights.Name, pair.Bias?.Name, ways[0].IsTransposed))];
    }

    // Pairs tensors by their names without the word for weights or biases; without such words, a bias follows its weights.
    private static List<Pair> Paired(string file, List<ForeignTensor> tensors)
    {
        List<Pair> pairs = [];
        bool areNamed = tensors.TrueForAll(tensor => tensor.Layer is not null);
        Dictionary<string, ForeignTensor> biases = [];
        if (areNamed)
        {
            foreach (ForeignTensor bias in tensors.Where(tensor => tensor.IsBias))
                if (!biases.TryAdd(bias.Layer!, bias)) throw new DataFormatException(file, bias.Name, $"{biases[bias.Layer!].Name} seems to be the biases of the same layer");
        }

        for (int i = 0; i < tensors.Count; i++)
        {
            if (!tensors[i].IsWeights) continue;
            (ForeignTensor weights, ForeignTensor? bias) = (tensors[i], null);
            if (areNamed) biases.Remove(weights.Layer!, out bias);
            else if (i + 1 < tensors.Count && tensors[i + 1].IsBias) bias = tensors[i + 1];
            pairs.Add(new Pair(weights, bias));
        }

        ForeignTensor? left = areNamed ? biases.Values.FirstOrDefault() : tensors.FirstOrDefault(tensor => tensor.IsBias && pairs.TrueForAll(pair => pair.Bias != tensor));
        if (left is not null) throw new DataFormatException(file, left.Name, "these biases belong to no weights");
        return pairs.Count > 0 ? pairs : throw new DataFormatException(file, null, "there are no weights");
    }

    // The single order that the numbers give; otherwise every order that fits, at most two.
    private static List<Pair[]> Orders(List<Pair> pairs, bool isTransposed)
    {
        bool IsChain(IReadOnlyList<Pair> layers) => layers.Zip(layers.Skip(1)).All(two => two.First.Outputs(isTransposed) == two.Second.Inputs(isTransposed));
        if (pairs.Select(pair => pair.Weights.Word).Distinct().Count() == 1 || pairs.Count > MostUnnumbered) return IsChain(pairs) ? [[.. pairs]] : [];

        List<Pair[]> found = [];
        int tries = 0;
        Extend([]);
        return found;

        void Extend(List<Pair> begun)
        {
            if (begun.Count == pairs.Count) found.Add([.. begun]);
            foreach (Pair next in pairs)
            {
                if (found.Count > 1 || ++tries > 100_000) return;
                if (begun.Contains(next) || (begun.Count > 0 && begun[^1].Outputs(isTransposed) != next.Inputs(isTransposed))) continue;
                // Of names that differ only by their numbers, the lower comes first: the pairs are in that order.
                if (pairs.TakeWhile(pair => pair != next).Any(pair => pair.Weights.Word == next.Weights.Word && !begun.Contains(pair))) continue;
                begun.Add(next);
                Extend(begun);
                begun.RemoveAt(begun.Count - 1);
            }
        }
    }

    private static string Listed(List<Pair> pairs)
    {
        const int most = 6;
        return string.Join(", ", pairs.Take(most).Select(pair => $"{pair.Weights.Name} {NpyHeader.Describe(pair.Weights.Shape)}")) + (pairs.Count > most ? ", …" : "");
    }

    private sealed record Pair(ForeignTensor Weights, ForeignTensor? Bias)
    {
        public int Outputs(bool isTransposed) => Weights.Shape[isTransposed ? 1 : 0];

        public int Inputs(bool isTransposed) => Weights.Shape[isTransposed ? 0 : 1];
    }
}

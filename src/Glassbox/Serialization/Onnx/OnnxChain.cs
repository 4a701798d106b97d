namespace Glassbox.Serialization.Onnx;

/// <summary>Creates a network from the layers that were found in a graph.</summary>
internal static class OnnxChain
{
    /// <param name="result">The output of the graph.</param>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <param name="output">The activation of the last layer, if the graph ends with its sums.</param>
    /// <exception cref="DataFormatException">The operations between two layers are not an activation, or there are too many parameters.</exception>
    public static SavedModel ToModel(OnnxValue.Signal result, string file, Activation? output)
    {
        List<OnnxValue.Signal> signals = []; // the output of each layer, from the inputs to the last
        for (OnnxValue.Signal? at = result; at is not null; at = at.Layer.Before) signals.Insert(0, at);
        ActivationMatch[] matches = [.. signals.Select(Match)];
        if (matches[^1] is { Activation: var last } end && last == Activation.Identity && output is not null) matches[^1] = end with { Activation = output };
        if (matches[0].Activation != Activation.Identity) throw Unfit(signals[0], "something is done to the inputs that no layer can do");
        if (!matches[^1].After.IsNone) throw Unfit(result, "something is done to the outputs that no layer can do");
        for (int i = 1; i < matches.Length - 1; i++)
            if (matches[i].Activation == Activation.Softmax) throw Unfit(signals[i], "softmax stands between two layers; expected it at the end");

        Architecture architecture;
        try
        {
            architecture = new Architecture(signals[1].Layer.Inputs, [.. signals.Skip(1).Zip(matches.Skip(1), (signal, match) => new LayerShape(signal.Layer.Size!.Value, match.Activation))]);
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException(file, null, e.WithoutParameter(), e);
        }

        bool isDouble = signals.Skip(1).Any(signal => signal.Layer.Weights!.IsDouble || signal.Layer.Bias is { IsDouble: true });
        var parameters = new LoadedParameters(architecture, isDouble);
        var tensors = parameters.Tensors.ToDictionary(tensor => tensor.Name);
        for (int i = 1; i < signals.Count; i++)
        {
            // Operations on the inputs are folded into the first layer; the outputs of an identity are its sums.
            Affine inputs = i == 1 ? matches[0].Before : matches[i - 1].After;
            Fill(signals[i].Layer, inputs, matches[i].Before, tensors[$"{ModelTensor.WeightsPrefix}{i - 1}"], tensors[$"{ModelTensor.BiasPrefix}{i - 1}"]);
        }

        return parameters.ToSavedModel(null);

        ActivationMatch Match(OnnxValue.Signal signal) => ActivationMatch.Of(signal.Formula, signal.Layer.Sums) ?? throw Unfit(signal, null);
    }

    // Folds scales and shifts into weights and biases: s · (W (a x + c) + b) + t = (s W a) x + s (W c + b) + t.
    private static void Fill(OnnxLayer layer, Affine inputs, Affine sums, ModelTensor weights, ModelTensor bias)
    {
        OnnxTensor held = layer.Weights!;
        (int rows, int columns) = (layer.Size!.Value, layer.Inputs);
        if (!inputs.Fits(columns) || !sums.Fits(rows)) throw held.Fault("numbers beside it do not fit its shape");
        double[] numbers = held.Numbers(), biases = layer.Bias?.Numbers() ?? [0];
        for (int row = 0; row < rows; row++)
        {
            (double scale, double shift) = sums[row];
            double moved = 0;
            for (int column = 0; column < columns; column++)
            {
                double weight = numbers[layer.IsTransposed ? (row * columns) + column : (column * rows) + row] * layer.Scale;
                (double inputScale, double inputShift) = inputs[column];
                if (inputShift != 0) moved += weight * inputShift;
                Put(weights, row, column, weight * inputScale * scale, held);
            }

            double own = Affine.At(biases, row) * layer.BiasScale;
            if (moved != 0) own += moved;
            own *= scale;
            if (shift != 0) own += shift; // adding 0 would turn −0 into 0
            Put(bias, row, 0, own, layer.Bias ?? held);
        }
    }

    private static void Put(ModelTensor tensor, int row, int column, double value, OnnxTensor held)
    {
        if (!float.IsFinite((float)value)) throw held.Fault("with the scale beside it, a number is larger than single precision can hold");
        tensor.Set(row, column, value);
    }

    private static DataFormatException Unfit(OnnxValue.Signal signal, string? problem)
    {
        OnnxNode? node = signal.Formula.Terms().Reverse().Select(term => term switch
        {
            Formula.Function function => function.Node,
            Formula.Softmax softmax => softmax.Node,
            _ => null,
        }).FirstOrDefault(found => found is not null) ?? (signal.Formula as Formula.Pair)?.Node;
        if (node is null) return new DataFormatException(signal.Layer.Weights?.Fault("").File ?? "the model", null, problem ?? "something is done that no layer can do");
        return node.Fault(problem ?? node.Operator switch
        {
            "LeakyRelu" or "PRelu" => FormattableString.Invariant($"its slope is {(float)node.Single("alpha", 0.01)}; that of {Activation.LeakyRelu} is 0.01"),
            "Erf" or "Gelu" => "GELU in its exact form; Glassbox has the one with tanh, from which it differs by up to 0.0005: train or export it with approximate=\"tanh\"",
            _ => $"what stands here between two layers is no activation that is known: {string.Join(", ", Activation.All.Select(activation => activation.Name))}",
        });
    }
}

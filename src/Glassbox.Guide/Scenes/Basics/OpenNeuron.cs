using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>A neuron without bias; all values are computed by the library's reference implementation.</summary>
public sealed class OpenNeuron
{
    private readonly ReferenceNetwork twin;

    /// <summary>Computes all values.</summary>
    /// <param name="inputs">[count]</param>
    /// <param name="weights">[count]</param>
    public OpenNeuron(IReadOnlyList<double> inputs, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(weights);
        (Inputs, Weights) = (inputs, weights);
        twin = new ReferenceNetwork(new Architecture([inputs.Count, 1]));
        for (int i = 0; i < weights.Count; i++) twin.Weights[0][0, i] = weights[i];
        Trace trace = twin.Forward([.. inputs]);
        Sum = trace.Layers[^1].Sums.Values[0];
        Activation = trace.Outputs.Values[0];
        Products = [.. inputs.Select((input, i) => input * weights[i])];
    }

    /// <summary>[count]</summary>
    public IReadOnlyList<double> Inputs { get; }

    /// <summary>[count]</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>[count] Each input times its weight.</summary>
    public IReadOnlyList<double> Products { get; }

    /// <summary>The sum of all products.</summary>
    public double Sum { get; }

    /// <summary>The activation.</summary>
    public double Activation { get; }

    /// <summary>Returns the sum of the first products.</summary>
    /// <param name="count">The number of products.</param>
    public double PartialSum(int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += Products[i];
        return sum;
    }

    /// <summary>Returns the value of a part.</summary>
    public double this[NeuronPart part, int index] => part switch
    {
        NeuronPart.Input => Inputs[index],
        NeuronPart.Weight => Weights[index],
        NeuronPart.Product => Products[index],
        NeuronPart.Sum => Sum,
        _ => Activation,
    };
}

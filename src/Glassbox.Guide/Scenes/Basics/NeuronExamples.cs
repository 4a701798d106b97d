using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Basics;

/// <summary>
/// A hidden neuron that separates digits well, with one digit of each class; all values are computed by the reference implementation.
/// </summary>
internal sealed class NeuronExamples
{
    private const int Pixels = 784, Looked = 400; // the number of digits to search for examples

    /// <summary>Selects the neuron and the digits.</summary>
    /// <param name="network">A network with 784 inputs and one hidden layer.</param>
    /// <param name="digits">The digits; some hundred training digits must be loaded.</param>
    /// <param name="own">The reader's own digit.</param>
    /// <param name="told">A neuron and its sums for the first digit of each class, if other code has computed them.</param>
    public NeuronExamples(ReferenceNetwork network, IDigits digits, Subject? own = null, (int Neuron, double[] Sums)? told = null)
    {
        int[] first = new int[10];
        Array.Fill(first, -1);
        for (int i = 0; i < Math.Min(Looked, digits.Available(DigitSet.Training)); i++)
        {
            int label = digits.Label(DigitSet.Training, i);
            if (first[label] < 0) first[label] = i;
        }

        // The neuron with the widest range of sums.
        Passing[] passings = [.. first.Select(i => new Passing(network, i < 0 ? new double[Pixels] : digits.Image(DigitSet.Training, i)))];
        Neuron = told?.Neuron ?? Enumerable.Range(0, network.Weights[0].Rows).MaxBy(
            h => Math.Min(passings.Max(p => p.HiddenSums[h]), 8) - Math.Max(passings.Min(p => p.HiddenSums[h]), -8));
        Weights = network.Weights[0].Row(Neuron).ToArray();
        Bias = network.Biases[0][Neuron, 0];
        All = [.. passings.Select((passing, label) => new NeuronExample(label, label, first[label] < 0 ? new byte[Pixels] : digits.Pixels(DigitSet.Training, first[label]), passing, Neuron, Bias, told?.Sums[label]))];
        IsTold = All.All(example => first[example.Label] >= 0);
        High = All.MaxBy(example => example.Sum)!;
        Low = All.MinBy(example => example.Sum)!;
        if (own?.Ink is { } ink) All = [.. All, new NeuronExample(All.Count, own.OwnLabel, ink, new Passing(network, DigitsExtensions.Scaled(ink)), Neuron, Bias)];
    }

    /// <summary>The index of the hidden neuron.</summary>
    public int Neuron { get; }

    /// <summary>[784]</summary>
    public double[] Weights { get; }

    public double Bias { get; }

    /// <summary>A digit of each class, 0 to 9; then the reader's own, if any.</summary>
    public IReadOnlyList<NeuronExample> All { get; }

    /// <summary>The example with the largest sum.</summary>
    public NeuronExample High { get; }

    /// <summary>The example with the smallest sum.</summary>
    public NeuronExample Low { get; }

    /// <summary>Whether a digit of each class was found.</summary>
    public bool IsTold { get; }
}

/// <summary>The response of a neuron to a digit.</summary>
internal sealed class NeuronExample
{
    public NeuronExample(int place, int label, byte[] pixels, Passing passing, int neuron, double bias, double? sum = null)
    {
        (Place, Label, Pixels) = (place, label, pixels);
        Products = passing.Products(0, neuron);
        Ink = [.. Enumerable.Range(0, pixels.Length).Where(p => pixels[p] >= 64)];
        Blue = Products.Where(product => product > 0).Sum();
        Orange = Products.Where(product => product < 0).Sum();
        Bias = bias;
        Sum = sum ?? passing.HiddenSums[neuron];
        Level = passing.Hidden[neuron];
    }

    /// <summary>The position among the choices, from 0.</summary>
    public int Place { get; }

    public int Label { get; }

    public byte[] Pixels { get; }

    /// <summary>[784] Ink times weight.</summary>
    public double[] Products { get; }

    /// <summary>The pixels that are animated.</summary>
    public int[] Ink { get; }

    /// <summary>The sum of the products with positive weights.</summary>
    public double Blue { get; }

    /// <summary>The sum of the products with negative weights.</summary>
    public double Orange { get; }

    public double Bias { get; }

    public double Sum { get; }

    public double Level { get; }
}

using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation;

/// <summary>One of the 15 910 parameters of a network, numbered as in files: hidden weights row by row, hidden biases, output weights row
/// by row, output biases.</summary>
/// <param name="Layer">0 for the hidden layer, 1 for the output layer.</param>
/// <param name="To">The neuron that the parameter belongs to.</param>
/// <param name="From">The input that it weights; −1 for the bias.</param>
internal sealed record ParameterPlace(int Layer, int To, int From)
{
    public bool IsBias => From < 0;

    /// <summary>The name in the program.</summary>
    public string CodeName => (Layer, IsBias) switch
    {
        (0, false) => $"hiddenWeights[{To}][{From}]",
        (0, true) => $"hiddenBiases[{To}]",
        (_, false) => $"outputWeights[{To}][{From}]",
        _ => $"outputBiases[{To}]",
    };

    /// <summary>A description in words.</summary>
    public string Words => (Layer, IsBias) switch
    {
        (0, false) => $"the weight from pixel {From} (row {From / 28}, column {From % 28}) to hidden neuron {To}",
        (0, true) => $"the bias of hidden neuron {To}",
        (_, false) => $"the weight from hidden neuron {From} to output {To}",
        _ => $"the bias of output {To}",
    };

    /// <summary>Returns the number of parameters.</summary>
    public static int CountOf(ReferenceNetwork network) => network.Architecture.ParameterCount;

    /// <summary>Returns the parameter with a number, from 0.</summary>
    public static ParameterPlace At(ReferenceNetwork network, int number)
    {
        for (int layer = 0; ; layer++)
        {
            Matrix weights = network.Weights[layer];
            if (number < weights.Values.Length) return new ParameterPlace(layer, number / weights.Columns, number % weights.Columns);
            number -= weights.Values.Length;
            if (number < weights.Rows) return new ParameterPlace(layer, number, -1);
            number -= weights.Rows;
        }
    }

    /// <summary>Returns the number of the parameter, from 0.</summary>
    public int NumberIn(ReferenceNetwork network)
    {
        int number = 0;
        for (int layer = 0; layer < Layer; layer++) number += network.Weights[layer].Values.Length + network.Weights[layer].Rows;
        Matrix weights = network.Weights[Layer];
        return number + (IsBias ? weights.Values.Length + To : (To * weights.Columns) + From);
    }

    /// <summary>Returns a reference to the value of the parameter.</summary>
    public ref double In(ReferenceNetwork network) =>
        ref IsBias ? ref network.Biases[Layer].Values[To] : ref network.Weights[Layer].Values[(To * network.Weights[Layer].Columns) + From];

    /// <summary>Returns the gradient of the parameter in a training step.</summary>
    public double GradientIn(SampleStep step) =>
        IsBias ? step.BiasGradients(Layer)[To] : step.WeightGradients(Layer).Values[(To * step.Network.Weights[Layer].Columns) + From];
}

using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>
/// The smallest network, with one input, one hidden neuron, one output and no biases: eight updates in sequence, computed by the reference
/// implementation.
/// </summary>
internal sealed class SmallestRun
{
    /// <summary>The number of updates.</summary>
    public const int Rounds = 8;

    /// <summary>The maximum absolute weight that dragging can set.</summary>
    public const double MostWeight = 3;

    private readonly SmallestRound[] rounds = new SmallestRound[Rounds];
    private readonly (double Hidden, double Output)?[] turned = new (double, double)?[Rounds]; // set by the user, before a later round

    /// <summary>Initializes a run with weights that reach the target without changing sign.</summary>
    public SmallestRun() => Learn();

    /// <summary>The input, 0 to 1.</summary>
    public double Input { get; private set; } = Start.Input;

    /// <summary>The weight from the input to the hidden neuron, before the first round.</summary>
    public double HiddenWeight { get; private set; } = Start.HiddenWeight;

    /// <summary>The weight from the hidden neuron to the output, before the first round.</summary>
    public double OutputWeight { get; private set; } = Start.OutputWeight;

    /// <summary>The target, 0 to 1.</summary>
    public double Target { get; private set; } = Start.Target;

    /// <summary>The learning rate.</summary>
    public double Rate { get; private set; } = Start.Rate;

    /// <summary>The default values.</summary>
    public static (double Input, double HiddenWeight, double OutputWeight, double Target, double Rate) Start => (0.8, 1.5, 2.9, 0.55, 4);

    /// <summary>Returns a round, from 0.</summary>
    public ref readonly SmallestRound this[int round] => ref rounds[round];

    /// <summary>The output after the last round.</summary>
    public double Last { get; private set; }

    /// <summary>Starts over with other values.</summary>
    public void Begin(double input, double hiddenWeight, double outputWeight, double target, double rate)
    {
        (Input, HiddenWeight, OutputWeight, Target, Rate) = (input, hiddenWeight, outputWeight, target, rate);
        Array.Clear(turned);
        Learn();
    }

    /// <summary>Sets the weights before a round; earlier rounds do not change.</summary>
    public void Turn(int round, double hiddenWeight, double outputWeight)
    {
        if (round == 0)
        {
            Begin(Input, hiddenWeight, outputWeight, Target, Rate);
            return;
        }

        Array.Clear(turned, round, Rounds - round);
        turned[round] = (hiddenWeight, outputWeight);
        Learn();
    }

    /// <summary>Sets the target and learning rate for all rounds.</summary>
    public void Aim(double target, double rate)
    {
        (Target, Rate) = (target, rate);
        Learn();
    }

    private void Learn()
    {
        (double hidden, double output) = (HiddenWeight, OutputWeight);
        for (int round = 0; round < Rounds; round++)
        {
            if (turned[round] is { } hand) (hidden, output) = hand;
            rounds[round] = new SmallestRound(Network(hidden, output).Trace([Input], [Target], Loss.BinaryCrossEntropy, new Sgd { LearningRate = (float)Rate }), hidden, output);
            (hidden, output) = (rounds[round].NewHiddenWeight, rounds[round].NewOutputWeight);
        }

        Last = Network(hidden, output).Predict([Input])[0];
    }

    // The biases are 0 in each round: they are left out.
    private static ReferenceNetwork Network(double hidden, double output)
    {
        var network = new ReferenceNetwork(new Architecture([1, 1, 1]));
        (network.Weights[0].Values[0], network.Weights[1].Values[0]) = (hidden, output);
        return network;
    }
}

/// <summary>The values of one update of the smallest network.</summary>
public readonly record struct SmallestRound
{
    internal SmallestRound(Trace trace, double hiddenWeight, double outputWeight)
    {
        (HiddenWeight, OutputWeight) = (hiddenWeight, outputWeight);
        (LayerTrace hidden, LayerTrace output) = (trace.Layers[0], trace.Layers[1]);
        (HiddenSum, Hidden, OutputSum, Output) = (hidden.Sums.Values[0], hidden.Activations.Values[0], output.Sums.Values[0], output.Activations.Values[0]);
        (OutputDelta, Error, HiddenDelta) = (output.Delta.Values[0], hidden.Error!.Values[0], hidden.Delta.Values[0]);
        (HiddenGradient, OutputGradient) = (hidden.WeightGradients.Values[0], output.WeightGradients.Values[0]);
        (NewHiddenWeight, NewOutputWeight) = (hidden.UpdatedWeights.Values[0], output.UpdatedWeights.Values[0]);
    }

    /// <summary>The weight from the input to the hidden neuron, before the update.</summary>
    public double HiddenWeight { get; }

    /// <summary>The weight from the hidden neuron to the output, before the update.</summary>
    public double OutputWeight { get; }

    /// <summary>The weighted sum of the hidden neuron.</summary>
    public double HiddenSum { get; }

    /// <summary>The activation of the hidden neuron.</summary>
    public double Hidden { get; }

    /// <summary>The weighted sum of the output.</summary>
    public double OutputSum { get; }

    /// <summary>The activation of the output.</summary>
    public double Output { get; }

    /// <summary>Output minus target: the extension of the spring.</summary>
    public double OutputDelta { get; }

    /// <summary>The error propagated back through the output weight.</summary>
    public double Error { get; }

    /// <summary>The error times the derivative of the sigmoid.</summary>
    public double HiddenDelta { get; }

    /// <summary>The derivative of the sigmoid in the hidden neuron.</summary>
    public double Slope => Hidden * (1 - Hidden);

    /// <summary>The derivative of the cost with respect to the hidden weight.</summary>
    public double HiddenGradient { get; }

    /// <summary>The derivative of the cost with respect to the output weight.</summary>
    public double OutputGradient { get; }

    /// <summary>The hidden weight after the update.</summary>
    public double NewHiddenWeight { get; }

    /// <summary>The output weight after the update.</summary>
    public double NewOutputWeight { get; }
}

using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>The smallest network, one number in, one hidden, one out, without biases: eight updates in a row, each the twin's.</summary>
internal sealed class SmallestRun
{
    /// <summary>How many updates.</summary>
    public const int Rounds = 8;

    /// <summary>As far as a hand can turn a weight, to either side.</summary>
    public const double MostWeight = 3;

    private readonly SmallestRound[] rounds = new SmallestRound[Rounds];
    private readonly (double Hidden, double Output)?[] turned = new (double, double)?[Rounds]; // by hand, before a later round

    /// <summary>Begins with weights that come to their target without changing sign.</summary>
    public SmallestRun() => Learn();

    /// <summary>What goes in, 0 to 1.</summary>
    public double Input { get; private set; } = Start.Input;

    /// <summary>The weight from the input to the hidden neuron, before the first round.</summary>
    public double HiddenWeight { get; private set; } = Start.HiddenWeight;

    /// <summary>The weight from the hidden neuron to the output, before the first round.</summary>
    public double OutputWeight { get; private set; } = Start.OutputWeight;

    /// <summary>What should come out, 0 to 1.</summary>
    public double Target { get; private set; } = Start.Target;

    /// <summary>The learning rate.</summary>
    public double Rate { get; private set; } = Start.Rate;

    /// <summary>What it begins with where nobody has changed anything.</summary>
    public static (double Input, double HiddenWeight, double OutputWeight, double Target, double Rate) Start => (0.8, 1.5, 2.9, 0.55, 4);

    /// <summary>A round, from 0.</summary>
    public ref readonly SmallestRound this[int round] => ref rounds[round];

    /// <summary>What comes out after the last round.</summary>
    public double Last { get; private set; }

    /// <summary>Begins anew with other numbers.</summary>
    public void Begin(double input, double hiddenWeight, double outputWeight, double target, double rate)
    {
        (Input, HiddenWeight, OutputWeight, Target, Rate) = (input, hiddenWeight, outputWeight, target, rate);
        Array.Clear(turned);
        Learn();
    }

    /// <summary>A hand turns a weight before a round; the rounds before it stay as they were.</summary>
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

    /// <summary>Another target or rate, from the first round on.</summary>
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

    // Biases of 0 in each round: they are left out.
    private static ReferenceNetwork Network(double hidden, double output)
    {
        var network = new ReferenceNetwork(new Architecture([1, 1, 1]));
        (network.Weights[0].Values[0], network.Weights[1].Values[0]) = (hidden, output);
        return network;
    }
}

/// <summary>All numbers of one update of the smallest network.</summary>
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

    /// <summary>What the squash of the hidden neuron is given.</summary>
    public double HiddenSum { get; }

    /// <summary>What the hidden neuron says.</summary>
    public double Hidden { get; }

    /// <summary>What the squash of the output is given.</summary>
    public double OutputSum { get; }

    /// <summary>What the output says.</summary>
    public double Output { get; }

    /// <summary>Output minus target: how far the spring is stretched.</summary>
    public double OutputDelta { get; }

    /// <summary>What comes back through the output weight.</summary>
    public double Error { get; }

    /// <summary>What is left of it behind the squash.</summary>
    public double HiddenDelta { get; }

    /// <summary>The slope of the squash in the hidden neuron.</summary>
    public double Slope => Hidden * (1 - Hidden);

    /// <summary>How the cost rises with the hidden weight.</summary>
    public double HiddenGradient { get; }

    /// <summary>How the cost rises with the output weight.</summary>
    public double OutputGradient { get; }

    /// <summary>The hidden weight after the update.</summary>
    public double NewHiddenWeight { get; }

    /// <summary>The output weight after the update.</summary>
    public double NewOutputWeight { get; }
}

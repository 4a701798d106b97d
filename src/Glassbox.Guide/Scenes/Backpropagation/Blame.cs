namespace Glassbox.Guide.Scenes.Backpropagation;

/// <summary>How the blame of ten outputs comes back to one hidden neuron, product by product.</summary>
/// <remarks>
/// Steps: 0 is the signal on its way forward; then output − label; then the arrows turn round; then one step for each
/// output's blame, in order; and last the slope of the squash.
/// </remarks>
internal sealed class Blame
{
    /// <summary>The step at which the deltas stand at the outputs.</summary>
    public const int Deltas = 1;

    /// <summary>The step at which the arrows have turned round, and nothing has come back yet.</summary>
    public const int Turned = 2;

    /// <summary>The last step: the hidden delta.</summary>
    public const int Last = Turned + Outputs + 1;

    private const int Outputs = 10;
    private readonly SampleStep step;
    private readonly int neuron;

    /// <summary>Follows the blame of one step of the network.</summary>
    /// <param name="step">The digit's step.</param>
    /// <param name="neuron">The hidden neuron.</param>
    public Blame(SampleStep step, int neuron)
    {
        (this.step, this.neuron) = (step, neuron);
        Partial = new double[Outputs + 1];
        for (int o = 0; o < Outputs; o++) Partial[o + 1] = Partial[o] + Product(o);
    }

    /// <summary>[outputs + 1] The error after so many products.</summary>
    public double[] Partial { get; }

    /// <summary>What the neuron says.</summary>
    public double Hidden => step.Hidden[neuron];

    /// <summary>The slope of its squash there.</summary>
    public double Slope => Hidden * (1 - Hidden);

    /// <summary>Its delta.</summary>
    public double Delta => step.HiddenDelta[neuron];

    /// <summary>Whether the arrows still point to the outputs.</summary>
    public static bool IsForward(int at) => at < Turned;

    /// <summary>How many outputs' blame has come back at a step.</summary>
    public static int Arrived(int at) => Math.Clamp(at - Turned, 0, Outputs);

    /// <summary>The output whose blame comes back at a step; null where none does.</summary>
    public static int? Coming(int at) => at is > Turned and < Last ? at - Turned - 1 : null;

    /// <summary>The weight between the neuron and an output.</summary>
    public double Weight(int output) => step.Network.Weights[1][output, neuron];

    /// <summary>What an output gets from the neuron on the way forward.</summary>
    public double Signal(int output) => Weight(output) * Hidden;

    /// <summary>What the neuron gets back from an output.</summary>
    public double Product(int output) => Weight(output) * step.OutputDelta[output];
}

using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <summary>What ten outputs send back to every hidden neuron, and what remains of it there.</summary>
internal sealed class BlameData
{
    /// <summary>The number of outputs.</summary>
    public const int Outputs = 10;

    private readonly double[] pulls, stacked, nets; // [hidden, outputs], [hidden, outputs], [hidden]

    /// <summary>Computes the data of one training step.</summary>
    public BlameData(SampleStep step)
    {
        (Network, Label, Output, OutputDelta, Delta, nets) = (step.Network, step.Label, step.Output, step.OutputDelta, step.HiddenDelta, step.HiddenError);
        Hidden = step.Hidden.Length;
        (pulls, stacked) = (new double[Hidden * Outputs], new double[Hidden * Outputs]);
        (Above, Below, Slopes) = (new double[Hidden], new double[Hidden], new double[Hidden]);
        for (int j = 0; j < Hidden; j++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                double pull = step.Network.Weights[1][o, j] * step.OutputDelta[o];
                pulls[(j * Outputs) + o] = pull;
                stacked[(j * Outputs) + o] = pull < 0 ? Below[j] : Above[j];
                if (pull < 0) Below[j] -= pull;
                else Above[j] += pull;
                MostPull = Math.Max(MostPull, Math.Abs(pull));
            }

            Slopes[j] = step.Hidden[j] * (1 - step.Hidden[j]);
            MostSide = Math.Max(MostSide, Math.Max(Above[j], Below[j]));
            MostDelta = Math.Max(MostDelta, Math.Abs(step.HiddenDelta[j]));
        }
    }

    public ReferenceNetwork Network { get; }

    /// <summary>The label of the digit, 0 to 9.</summary>
    public int Label { get; }

    /// <summary>[10]</summary>
    public double[] Output { get; }

    /// <summary>[10] Output minus target.</summary>
    public double[] OutputDelta { get; }

    /// <summary>[hidden] The deltas: the balances after the gate.</summary>
    public double[] Delta { get; }

    /// <summary>The number of hidden neurons.</summary>
    public int Hidden { get; }

    /// <summary>[hidden] The sum of the positive pulls.</summary>
    public double[] Above { get; }

    /// <summary>[hidden] The absolute sum of the negative pulls.</summary>
    public double[] Below { get; }

    /// <summary>[hidden] The derivatives of the sigmoid.</summary>
    public double[] Slopes { get; }

    public double MostPull { get; }

    public double MostSide { get; }

    public double MostDelta { get; }

    /// <summary>A neuron worth opening: with pulls to both sides, a clear balance, and a derivative that lets something through.</summary>
    public int Telling => Enumerable.Range(0, Hidden).MaxBy(j =>
        Math.Abs(Net(j)) * Math.Min(Slopes[j], 0.15) * Math.Pow(Math.Min(0.5, Math.Min(Above[j], Below[j]) / Math.Max(1e-9, Math.Max(Above[j], Below[j]))), 2));

    /// <summary>Returns the pull: weight times error, from an output to a hidden neuron.</summary>
    public double Pull(int hidden, int output) => pulls[(hidden * Outputs) + output];

    /// <summary>Returns the pulls already on the same side of the beam when this one lands.</summary>
    public double Stacked(int hidden, int output) => stacked[(hidden * Outputs) + output];

    /// <summary>Returns the balance of all ten pulls: the hidden error in the reference implementation.</summary>
    public double Net(int hidden) => nets[hidden];
}

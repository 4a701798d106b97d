using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Backpropagation;

/// <summary>
/// The gradient of one parameter, twice: by the formulas of backpropagation, and by moving the parameter a little to
/// both sides and seeing how the cost changes. Where both agree, the formulas are right.
/// </summary>
internal sealed class Microscope
{
    private readonly SampleStep step;
    private readonly ParameterPlace place;
    private readonly Loss cost;
    private readonly ReferenceNetwork probe;

    /// <summary>Looks at a parameter.</summary>
    /// <param name="step">The digit's step: its gradients are those of the formulas.</param>
    /// <param name="place">Which parameter.</param>
    /// <param name="cost">The cost that is measured.</param>
    /// <param name="epsilon">How far the parameter is moved, to either side.</param>
    public Microscope(SampleStep step, ParameterPlace place, Loss cost, double epsilon)
    {
        this.step = step;
        this.place = place;
        this.cost = cost;
        probe = step.Network.Clone();
        Value = place.In(probe);
        Here = CostAt(Value);
        ByFormula = place.GradientIn(step);
        Above = CostAt(Value + epsilon);
        Below = CostAt(Value - epsilon);
        Measured = (Above - Below) / (2 * epsilon);
    }

    /// <summary>The parameter as it is.</summary>
    public double Value { get; }

    /// <summary>The cost as it is.</summary>
    public double Here { get; }

    /// <summary>The cost with the parameter moved up.</summary>
    public double Above { get; }

    /// <summary>The cost with the parameter moved down.</summary>
    public double Below { get; }

    /// <summary>The gradient that the program learns from.</summary>
    public double ByFormula { get; }

    /// <summary>(C(w + ε) − C(w − ε)) / 2ε</summary>
    public double Measured { get; }

    /// <summary>How far both are apart, as a part of the larger; 0 where both are 0.</summary>
    public double RelativeError
    {
        get
        {
            double larger = Math.Max(Math.Abs(ByFormula), Math.Abs(Measured));
            return larger == 0 ? 0 : Math.Abs(ByFormula - Measured) / larger;
        }
    }

    /// <summary>The network after the whole step: all parameters changed, in its order.</summary>
    public ReferenceNetwork AfterStep
    {
        get
        {
            ReferenceNetwork after = step.Network.Clone();
            for (int layer = 0; layer < after.Weights.Count; layer++)
            {
                step.Trace.Layers[layer].UpdatedWeights.Values.CopyTo(after.Weights[layer].Values, 0);
                step.Trace.Layers[layer].UpdatedBiases.Values.CopyTo(after.Biases[layer].Values, 0);
            }

            return after;
        }
    }

    /// <summary>The cost with the parameter anywhere else, and all others as they are.</summary>
    public double CostAt(double value)
    {
        ref double parameter = ref place.In(probe);
        parameter = value;
        double here = probe.Cost(step.Image, step.Targets, cost);
        parameter = Value;
        return here;
    }
}

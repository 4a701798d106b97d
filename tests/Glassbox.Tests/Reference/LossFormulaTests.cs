using Glassbox.Tests.Golden;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class LossFormulaTests
{
    [Fact]
    public void Values_and_deltas_match_PyTorch()
    {
        Assert.NotEmpty(TorchValues.Losses);
        foreach (TorchValues.LossPoint point in TorchValues.Losses)
        {
            // One layer whose weights are the sums, with a single input of 1.
            var network = new ReferenceNetwork(new Architecture(1, new LayerShape(point.Sums.Length, point.Activation)));
            point.Sums.CopyTo(network.Weights[0].Values, 0);
            Trace trace = network.Trace([1], point.Targets, point.Loss);

            string what = $"{point.Loss} of {point.Activation}";
            Near.Within([point.Value], trace["loss"].Values, 1e-13, 1e-15, what);
            Near.Within(point.Derivatives, trace["output delta"].Values, 1e-12, 1e-15, $"{what}, delta");
        }
    }

    [Fact]
    public void Losses_stay_finite_and_precise_when_outputs_round_to_0_or_1()
    {
        // −ln sigmoid(−800) is 800, though sigmoid(−800) is 0.
        double[] outputs = [0, 1];
        Assert.Equal(1600, new BinaryCrossEntropyFormula().Value([-800, 800], outputs, [1, 0]), 10);
        Assert.Equal(1600, new CrossEntropyFormula().Value([-800, 800], outputs, [1, 0]), 10);
        Assert.Equal(0, new CrossEntropyFormula().Value([-800, 800], outputs, [0, 1]), 10);
    }
}

using Glassbox.Tests.Golden;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class OptimizerFormulaTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => TorchValues.OptimizerNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Fifty_steps_of_every_optimizer_match_PyTorch(string name)
    {
        double[] parameters = TorchValues.Start;
        Optimizer optimizer = TorchValues.Optimizer(name);
        OptimizerFormula rule = OptimizerFormula.For(optimizer, parameters.Length);
        IReadOnlyDictionary<int, double[]> after = TorchValues.After(name);
        double[][] gradients = TorchValues.Gradients;
        Assert.Equal(50, gradients.Length);
        Assert.Contains(50, after.Keys);
        for (int step = 1; step <= gradients.Length; step++)
        {
            rule.Apply(parameters, gradients[step - 1], DecimalSetting.ToDouble(optimizer.LearningRate), step);
            if (after.TryGetValue(step, out double[]? expected))
                Near.Within(expected, parameters, 1e-12, 1e-14, $"{name}, step {step}");
        }
    }
}

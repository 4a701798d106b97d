using CsCheck;
using Glassbox.Tests.Golden;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class ActivationFormulaTests
{
    public static IEnumerable<TheoryDataRow<string>> Elementwise =>
        Activation.All.Where(a => a != Activation.Softmax).Select(a => new TheoryDataRow<string>(a.Name));

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Finite_differences_confirm_the_derivative(string name)
    {
        ActivationFormula formula = ActivationFormula.For(Activation.Parse(name));
        for (double x = -40.003; x < 40; x += 0.0107)
        {
            if (Math.Abs(x) < 0.01) continue; // the kink of ReLU and its variants
            double expected = FiniteDifference.Estimate(at => Value(formula, [at])[0], x);
            Near.Within([expected], Derivative(formula, [x]).Values, 1e-6, 1e-11, $"{name} at {x}");
        }
    }

    [Fact]
    public void Finite_differences_confirm_the_derivative_of_softmax() =>
        Gen.Double[-12, 12].Array[1, 8].Sample(sums =>
        {
            Matrix derivative = Derivative(SoftmaxFormula.Instance, sums);
            for (int i = 0; i < sums.Length; i++)
                for (int j = 0; j < sums.Length; j++)
                {
                    double expected = FiniteDifference.Estimate(
                        x => Value(SoftmaxFormula.Instance, [.. sums[..j], x, .. sums[(j + 1)..]])[i], sums[j]);
                    Near.Within([expected], [derivative[i, j]], 1e-6, 1e-11, $"∂f{i}/∂x{j}");
                }
        });

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Values_and_derivatives_match_PyTorch(string name)
    {
        ActivationFormula formula = ActivationFormula.For(Activation.Parse(name));
        (double[] values, double[] derivatives) = TorchValues.Activation(name);
        double[] points = TorchValues.Points;
        Near.Within(values, Value(formula, points), 1e-13, 1e-15, name);
        Near.Within(derivatives, Derivative(formula, points).Values, 1e-13, 1e-15, $"{name}′");
    }

    [Fact]
    public void No_exponential_overflows_however_large_the_sums()
    {
        double[] sums = [-1e300, -800, 0, 800, 1e300];
        foreach (Activation activation in Activation.All)
        {
            ActivationFormula formula = ActivationFormula.For(activation);
            if (activation != Activation.Gelu) // its x² overflows before its slope becomes 0
                Assert.All(Derivative(formula, sums).Values, d => Assert.True(double.IsFinite(d), activation.Name));
            Assert.All(Value(formula, sums), v => Assert.True(double.IsFinite(v), activation.Name));
        }
    }

    private static double[] Value(ActivationFormula formula, double[] sums)
    {
        double[] activations = new double[sums.Length];
        formula.Value(sums, activations);
        return activations;
    }

    private static Matrix Derivative(ActivationFormula formula, double[] sums)
    {
        var derivative = new Matrix(sums.Length, formula.DerivativeColumns(sums.Length));
        formula.Derivative(sums, derivative);
        return derivative;
    }
}

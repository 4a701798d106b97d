using System.Numerics;
using Glassbox.Activations;
using Glassbox.Kernels;
using Glassbox.Reference;

namespace Glassbox.Tests.Kernels;

/// <summary>The errors of the engine's functions, in units in the last place (ulp) of a float.</summary>
public class AccuracyTests
{
    [Fact]
    public void The_exponential_is_within_2_ulp() => // measured: 0.96
        MustBeWithin(2, x => Exponential.Of(new Vector<float>(x))[0], Math.Exp, Between(Exponential.Lowest, Exponential.Highest));

    [Fact]
    public void The_exponential_is_exact_at_0_and_clamped_beyond_its_range()
    {
        Assert.Equal(1, Exp(0));
        Assert.Equal(1, Exp(-0f));
        Assert.Equal(1, Exp(float.Epsilon));
        foreach (float x in new[] { -88f, -1000f, float.MinValue, float.NegativeInfinity })
            Assert.Equal(Exp(Exponential.Lowest), Exp(x));
        foreach (float x in new[] { 89f, 1000f, float.MaxValue, float.PositiveInfinity })
            Assert.Equal(Exp(Exponential.Highest), Exp(x));
        Assert.True(float.IsNaN(Exp(float.NaN)));
        Assert.True(float.IsNaN(Exp(-float.NaN)));
    }

    [Fact]
    public void The_sigmoid_is_within_2_and_a_half_ulp() => // measured: 2.29
        MustBeWithin(2.5, ElementwiseTests.Value<Sigmoid>, x => 1 / (1 + Math.Exp(-x)), Between(-87, float.MaxValue));

    [Fact]
    public void The_hyperbolic_tangent_is_within_1_and_a_half_ulp() => // measured: 1.29
        MustBeWithin(1.5, ElementwiseTests.Value<HyperbolicTangent>, x => Math.Tanh(x), Between(float.MinValue, float.MaxValue));

    [Fact]
    public void The_sigmoid_linear_unit_is_within_3_ulp() => // measured: 2.76
        MustBeWithin(3, ElementwiseTests.Value<SigmoidLinear>, x => x / (1 + Math.Exp(-x)), Between(-87, float.MaxValue));

    [Fact]
    public void The_Gaussian_error_linear_unit_is_within_1_and_a_half_ulp_of_its_input() => // measured: 1.40
        MustBeWithin(
            1.5, ElementwiseTests.Value<GaussianErrorLinear>,
            x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
            Between(-1e12f, 1e12f), x => x);

    [Fact]
    public void Derivatives_match_the_reference_to_float_accuracy()
    {
        MustFollow<Sigmoid>(ElementwiseFormula.Sigmoid);
        MustFollow<HyperbolicTangent>(ElementwiseFormula.Tanh);
        MustFollow<GaussianErrorLinear>(ElementwiseFormula.Gelu);
        MustFollow<SigmoidLinear>(ElementwiseFormula.Silu);
    }

    // None of these slopes is much above 1, and errors are relative to that, because slopes are multiplied with errors.
    private static void MustFollow<T>(ElementwiseFormula formula)
        where T : struct, IElementwise
    {
        var derivative = new Matrix(1, 1);
        foreach (float x in Numbers.Sweep(1f / 4096, 90, 997))
        {
            formula.Derivative([x], derivative);
            Near.Within(derivative.Values, [ElementwiseTests.Derivative<T>(x)], 0, 2e-6,
                FormattableString.Invariant($"{typeof(T).Name} at {x:R}"));
        }
    }

    private static float Exp(float x) => Exponential.Of(new Vector<float>(x))[0];

    private static IEnumerable<float> Between(float lowest, float highest) =>
        Numbers.Sweep(float.Epsilon, 1f / 4096, 9973) // primes, so that all patterns of low bits occur
            .Concat(Numbers.Sweep(1f / 4096, 128, 61))
            .Concat(Numbers.Sweep(128, float.MaxValue, 9973))
            .Where(x => x >= lowest && x <= highest);

    private static void MustBeWithin(
        double units, Func<float, float> function, Func<double, double> exact, IEnumerable<float> points,
        Func<float, double>? unitOf = null)
    {
        (double worst, float at) = (0, 0);
        foreach (float x in points)
        {
            double expected = exact(x);
            double off = unitOf is null
                ? Numbers.UnitsOff(function(x), expected)
                : Math.Abs(function(x) - expected) / (MathF.BitIncrement(Math.Abs(x)) - Math.Abs(x));
            if (!(off <= worst)) (worst, at) = (off, x);
        }

        Assert.True(worst <= units, FormattableString.Invariant($"{worst:F3} ulp off at {at:R}."));
    }
}

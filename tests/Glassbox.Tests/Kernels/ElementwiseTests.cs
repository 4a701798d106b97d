using System.Numerics;
using Glassbox.Activations;
using Glassbox.Kernels;

namespace Glassbox.Tests.Kernels;

public class ElementwiseTests
{
    [Fact]
    public void Every_function_at_every_length_from_0_to_256_equals_one_number_at_a_time_bit_for_bit()
    {
        EveryLength<Identity>();
        EveryLength<Sigmoid>();
        EveryLength<HyperbolicTangent>();
        EveryLength<RectifiedLinear>();
        EveryLength<LeakyRectifiedLinear>();
        EveryLength<GaussianErrorLinear>();
        EveryLength<SigmoidLinear>();
    }

    [Fact]
    public void Piecewise_linear_functions_match_their_definitions_bit_for_bit()
    {
        foreach (float x in Numbers.Sweep(float.Epsilon, float.MaxValue, 1_000_003))
        {
            Assert.Equal(x, Value<Identity>(x));
            Assert.Equal(x > 0 ? x : 0, Value<RectifiedLinear>(x));
            Assert.Equal(x > 0 ? x : 0.01f * x, Value<LeakyRectifiedLinear>(x));
            Assert.Equal(1, Derivative<Identity>(x));
            Assert.Equal(x > 0 ? 1 : 0, Derivative<RectifiedLinear>(x));
            Assert.Equal(x > 0 ? 1 : 0.01f, Derivative<LeakyRectifiedLinear>(x));
        }
    }

    [Fact]
    public void NaN_stays_NaN_in_every_function()
    {
        Assert.Multiple(
            () => Assert.True(float.IsNaN(Value<Identity>(float.NaN)), "identity"),
            () => Assert.True(float.IsNaN(Value<Sigmoid>(float.NaN)), "sigmoid"),
            () => Assert.True(float.IsNaN(Value<HyperbolicTangent>(float.NaN)), "tanh"),
            () => Assert.True(float.IsNaN(Value<RectifiedLinear>(float.NaN)), "relu"),
            () => Assert.True(float.IsNaN(Value<LeakyRectifiedLinear>(float.NaN)), "leaky-relu"),
            () => Assert.True(float.IsNaN(Value<GaussianErrorLinear>(float.NaN)), "gelu"),
            () => Assert.True(float.IsNaN(Value<SigmoidLinear>(float.NaN)), "silu"));
    }

    [Fact]
    public void Infinity_gives_the_limit_of_every_bounded_function()
    {
        Assert.Equal(1, Value<Sigmoid>(float.PositiveInfinity));
        Assert.InRange(Value<Sigmoid>(float.NegativeInfinity), 0, 1e-38f);
        Assert.Equal(1, Value<HyperbolicTangent>(float.PositiveInfinity));
        Assert.Equal(-1, Value<HyperbolicTangent>(float.NegativeInfinity));
        Assert.Equal(0, Value<RectifiedLinear>(float.NegativeInfinity));
    }

    internal static float Value<T>(float x)
        where T : struct, IElementwise
    {
        float[] output = new float[1];
        Elementwise.Map<T>([x], output);
        return output[0];
    }

    internal static float Derivative<T>(float x)
        where T : struct, IElementwise
    {
        float[] delta = new float[1];
        Elementwise.Chain<T>([x], [Value<T>(x)], [1], delta);
        return delta[0];
    }

    private static void EveryLength<T>()
        where T : struct, IElementwise
    {
        var random = new RandomSequence(3);
        for (int count = 0; count <= 256; count++)
        {
            float[] sums = Numbers.Fill(random, count), errors = Numbers.Fill(random, count);
            float[] outputs = new float[count], deltas = new float[count];
            Elementwise.Map<T>(sums, outputs);
            Elementwise.Chain<T>(sums, outputs, errors, deltas);

            float[] expected = new float[count], expectedDeltas = new float[count];
            for (int i = 0; i < count; i++)
            {
                expected[i] = T.Value(new Vector<float>(sums[i]))[0];
                expectedDeltas[i] = errors[i] * T.Derivative(new Vector<float>(sums[i]), new Vector<float>(expected[i]))[0];
            }

            Numbers.MustBeSame(expected, outputs, $"{typeof(T).Name}, {count}");
            Numbers.MustBeSame(expectedDeltas, deltas, $"{typeof(T).Name}′, {count}");
        }
    }
}

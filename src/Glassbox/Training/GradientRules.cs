using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Optimizers;

namespace Glassbox.Training;

/// <summary>The gradient changes that options require: penalties are added, then the gradient is clipped.</summary>
internal sealed class GradientRules
{
    private readonly TrainingOptions options;
    private readonly Network network;

    private GradientRules(TrainingOptions options, Network network) => (this.options, this.network) = (options, network);

    /// <summary>Returns the change that the options require; null for none.</summary>
    public static GradientChange? For(TrainingOptions options, Network network) =>
        options.ChangesGradients ? new GradientRules(options, network).Change : null;

    private void Change(Span<float> gradients)
    {
        foreach (DenseLayer layer in network.Layers)
        {
            Penalize(gradients.Slice(layer.Start, layer.Weights.Length), layer.Weights, options.L1, options.L2);
            Penalize(gradients.Slice(layer.Start + layer.Weights.Length, layer.Outputs), layer.Biases, options.BiasL1, options.BiasL2);
        }

        if (options.GradientClipValue is > 0 and var most) VectorUpdate.Run(new Bound(most), gradients, gradients, 1, [], []);
        if (options.GradientClipNorm is > 0 and var longest) ClipNorm(gradients, longest);
    }

    private static void Penalize(Span<float> gradients, ReadOnlySpan<float> parameters, float l1, float l2)
    {
        if (l1 > 0 || l2 > 0) VectorUpdate.Run(new Penalty(l1, l2), gradients, parameters, 1, [], []);
    }

    private static void ClipNorm(Span<float> gradients, float longest)
    {
        double factor = longest / (Math.Sqrt(SumOfSquares(gradients)) + 1e-6);
        if (factor < 1) Kernels.Scale.By((float)factor, gradients, gradients);
    }

    // Four accumulators, whatever the vector width: additions need not wait for one another, and the bits are the same everywhere.
    internal static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            a += (double)values[i] * values[i];
            b += (double)values[i + 1] * values[i + 1];
            c += (double)values[i + 2] * values[i + 2];
            d += (double)values[i + 3] * values[i + 3];
        }

        for (; i < values.Length; i++) a += (double)values[i] * values[i];
        return a + b + (c + d);
    }

    /// <summary>gradient ← gradient + λ₂·w + λ₁·sign(w)</summary>
    private readonly struct Penalty(float l1, float l2) : IVectorFormula
    {
        private readonly Vector<float> l1 = new(l1), l2 = new(l2);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector<float> gradient, Vector<float> parameter, ref Vector<float> none, ref Vector<float> nothing)
        {
            Vector<float> up = Vector.ConditionalSelect(Vector.GreaterThan(parameter, Vector<float>.Zero), l1, Vector<float>.Zero);
            Vector<float> down = Vector.ConditionalSelect(Vector.LessThan(parameter, Vector<float>.Zero), l1, Vector<float>.Zero);
            gradient = gradient + (l2 * parameter) + up - down;
        }
    }

    /// <summary>gradient ← gradient, clipped to ± a bound; NaN stays NaN.</summary>
    private readonly struct Bound(float most) : IVectorFormula
    {
        private readonly Vector<float> most = new(most), least = new(-most);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply(ref Vector<float> gradient, Vector<float> same, ref Vector<float> none, ref Vector<float> nothing)
        {
            gradient = Vector.ConditionalSelect(Vector.GreaterThan(gradient, most), most, gradient);
            gradient = Vector.ConditionalSelect(Vector.LessThan(gradient, least), least, gradient);
        }
    }
}

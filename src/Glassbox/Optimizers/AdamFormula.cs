using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glassbox.Optimizers;

/// <summary>
/// m ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²; w ← kept·w − rate · (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε):
/// the formula shared by <see cref="Adam"/> and <see cref="AdamW"/>, which differ in how they apply weight decay.
/// </summary>
/// <param name="beta1">β₁</param>
/// <param name="beta2">β₂</param>
/// <param name="epsilon">ε</param>
/// <param name="rate">The learning rate.</param>
/// <param name="gradientDecay">The fraction of each parameter that is added to its gradient.</param>
/// <param name="kept">The fraction of each parameter that is kept.</param>
/// <param name="memory">Provides β₁ᵗ and β₂ᵗ.</param>
internal readonly struct AdamFormula(
    float beta1, float beta2, float epsilon, float rate, float gradientDecay, double kept, OptimizerMemory memory) : IVectorFormula
{
    public const string Mean = "mean", MeanSquare = "mean square";

    private readonly Vector<float> rate = new((float)(rate / (1 - memory.Power(0))));
    private readonly Vector<float> gradientDecay = new(gradientDecay);
    private readonly Vector<float> kept = new((float)kept);
    private readonly Vector<float> stays1 = new(beta1);
    private readonly Vector<float> comes1 = new((float)(1 - (double)beta1));
    private readonly Vector<float> stays2 = new(beta2);
    private readonly Vector<float> comes2 = new((float)(1 - (double)beta2));
    private readonly Vector<float> rootCorrection = new((float)Math.Sqrt(1 - memory.Power(1)));
    private readonly Vector<float> epsilon = new(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(
        ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> mean, ref Vector<float> square)
    {
        gradient += gradientDecay * parameter;
        mean = (stays1 * mean) + (comes1 * gradient);
        square = (stays2 * square) + (comes2 * gradient * gradient);
        Vector<float> divisor = (Vector.SquareRoot(square) / rootCorrection) + epsilon;
        parameter = (kept * parameter) - (rate * (mean / divisor));
    }
}

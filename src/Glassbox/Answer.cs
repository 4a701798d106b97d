using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>What a network says.</summary>
public static class Answer
{
    /// <summary>What outputs say of which one is NaN or infinite: nothing. No class has this number.</summary>
    public const int None = -1;

    /// <summary>The place of the largest output, the first of them where several are equal.</summary>
    /// <param name="outputs">[outputs], at least one.</param>
    /// <returns>The place, from 0, or <see cref="None"/> where an output is NaN or infinite.</returns>
    [MethodImpl(Jit.Hot)]
    public static int Of(ReadOnlySpan<float> outputs)
    {
        int answer = 0;
        float largest = outputs[0];
        bool isFinite = float.IsFinite(largest);
        for (int o = 1; o < outputs.Length; o++)
        {
            bool isLarger = outputs[o] > largest;
            answer = isLarger ? o : answer;
            largest = isLarger ? outputs[o] : largest;
            isFinite &= float.IsFinite(outputs[o]);
        }

        return isFinite ? answer : None;
    }

    /// <summary>What a single output, read as a probability, says: 1 above ½, else 0.</summary>
    /// <returns>0 or 1, or <see cref="None"/> where it is NaN or infinite.</returns>
    internal static int OfProbability(double output) => !double.IsFinite(output) ? None : output > 0.5f ? 1 : 0;

    /// <summary>Whether <see cref="Of"/> is this one: found without a branch that depends on the outputs.</summary>
    [MethodImpl(Jit.Hot)]
    internal static bool Is(int answer, ReadOnlySpan<float> outputs)
    {
        float own = outputs[answer];
        bool isBeaten = false;
        for (int o = 0; o < outputs.Length; o++)
            isBeaten |= (outputs[o] > own) | ((outputs[o] == own) & (o < answer)) | !float.IsFinite(outputs[o]);
        return !isBeaten;
    }
}

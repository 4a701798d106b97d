using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>What a network says.</summary>
public static class Answer
{
    /// <summary>The place of the largest output, the first of them where several are equal.</summary>
    /// <param name="outputs">[outputs], at least one.</param>
    [MethodImpl(Jit.Hot)]
    public static int Of(ReadOnlySpan<float> outputs)
    {
        int answer = 0;
        float largest = outputs[0];
        for (int o = 1; o < outputs.Length; o++)
        {
            bool isLarger = outputs[o] > largest;
            answer = isLarger ? o : answer;
            largest = isLarger ? outputs[o] : largest;
        }

        return answer;
    }

    /// <summary>Whether <see cref="Of"/> is this one: found without a branch that depends on the outputs.</summary>
    [MethodImpl(Jit.Hot)]
    internal static bool Is(int answer, ReadOnlySpan<float> outputs)
    {
        float own = outputs[answer];
        bool isBeaten = false;
        for (int o = 0; o < outputs.Length; o++)
            isBeaten |= (outputs[o] > own) | ((outputs[o] == own) & (o < answer));
        return !isBeaten;
    }
}

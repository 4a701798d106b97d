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
}

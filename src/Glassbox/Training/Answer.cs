using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>What a network says: the place of its largest output, the first of them where several are equal.</summary>
internal static class Answer
{
    [MethodImpl(Jit.Hot)]
    public static int Of(ReadOnlySpan<float> outputs)
    {
        int answer = 0;
        float largest = outputs[0];
        for (int o = 1; o < outputs.Length; o++)
        {
            bool larger = outputs[o] > largest;
            answer = larger ? o : answer;
            largest = larger ? outputs[o] : largest;
        }

        return answer;
    }
}

namespace Glassbox.Cli;

/// <summary>What a network says: the place of its largest output, the first of them where several are equal.</summary>
internal static class Argmax
{
    public static int Of(ReadOnlySpan<float> outputs)
    {
        int answer = 0;
        for (int o = 1; o < outputs.Length; o++)
            if (outputs[o] > outputs[answer]) answer = o;
        return answer;
    }
}

using Glassbox.Cli.Tables;

namespace Glassbox.Cli.Views;

/// <summary>What a network says, in words.</summary>
internal static class Said
{
    /// <summary>Why a network says nothing.</summary>
    public const string Nothing = "nothing: its outputs are NaN or infinite";

    /// <summary>The answer and how large its output is, as <c>3  0.994</c> with other words between.</summary>
    public static string Line(int answer, float[] outputs, string between = "", IReadOnlyList<string>? names = null) => answer == Classification.None
        ? $"{Nothing}{between}"
        : $"{ClassNames.Of(names ?? [], answer)}{between}  {Numerals.Fixed(outputs[answer], 3)}";
}

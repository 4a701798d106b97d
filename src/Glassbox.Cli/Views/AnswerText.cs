using Glassbox.Cli.Tables;

namespace Glassbox.Cli.Views;

/// <summary>Formats the answer of a network.</summary>
internal static class AnswerText
{
    /// <summary>The text for a network without an answer.</summary>
    public const string NoAnswer = "nothing: its outputs are NaN or infinite";

    /// <summary>Returns the answer and its output, such as <c>3  0.994</c>, with other text in between.</summary>
    public static string Line(int answer, float[] outputs, string between = "", IReadOnlyList<string>? names = null) => answer == Classification.None
        ? $"{NoAnswer}{between}"
        : $"{ClassNames.Of(names ?? [], answer)}{between}  {Numerals.Fixed(outputs[answer], 3)}";
}

using System.Text;

namespace Glassbox.Guide.Workshop;

/// <summary>The code around the reader's: the functions of nn.cs that are given, and a way in for the check.</summary>
internal static class ExerciseFrame
{
    public static (string Before, string After) Of(Exercise exercise) => Of(exercise, "");

    /// <summary>A program in which each known mistake stands beside the others, in a namespace of its own.</summary>
    public static string OfMistakes(Exercise exercise)
    {
        var program = new StringBuilder();
        for (int i = 0; i < exercise.Mistakes.Count; i++)
        {
            (string before, string after) = Of(exercise, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"namespace Mistake{i:D2};"));
            program.Append(Nested(before + exercise.Mistakes[i].In(exercise.Solution) + after));
        }

        return program.ToString();
    }

    // A namespace of a whole file becomes one of its part.
    private static string Nested(string one)
    {
        int end = one.IndexOf(';', StringComparison.Ordinal);
        return $"{one[..end]}\n{{{one[(end + 1)..]}\n}}\n";
    }

    private static (string Before, string After) Of(Exercise exercise, string start)
    {
        string given = string.Concat(exercise.Given.Select(name => $"    protected {ListedFunction.Text(name)}\n"));
        string before = $"{start}\n#nullable disable\ninternal class Given\n{{\n{exercise.GivenFields}{given}}}\ninternal partial class Yours : Given\n{{\n";
        string after = $"\n}}\ninternal partial class Yours\n{{\n    public double[][] GlassboxRun(double[][] input) {{ var yours = this; {exercise.Call} }}\n"
            + "    private static double[][] GlassboxRows(double[] flat, double rows) => flat.Chunk(flat.Length / (int)rows).ToArray();\n"
            + "    private static double[] GlassboxFlat(double[][] rows) => rows?.SelectMany(row => row ?? []).ToArray();\n}\n"
            + "public static class Harness { public static double[][] Run(double[][] input) => new Yours().GlassboxRun(input); }\n";
        return (before, after);
    }
}

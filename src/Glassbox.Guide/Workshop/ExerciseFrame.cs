using System.Text;

namespace Glassbox.Guide.Workshop;

/// <summary>The hidden code around the reader's: the provided functions of nn.cs, and an entry point for the check.</summary>
internal static class ExerciseFrame
{
    public static (string Before, string After) Of(Exercise exercise) => Of(exercise, "");

    /// <summary>Returns a program that contains all common mistakes, each in its own namespace.</summary>
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

    // Converts a file-scoped namespace to a block.
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

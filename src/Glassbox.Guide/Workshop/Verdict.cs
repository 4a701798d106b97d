using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Workshop;

/// <summary>The result of a check.</summary>
/// <param name="IsRight">Whether all numbers match the reference implementation.</param>
/// <param name="Words">The explanation: the first difference, in numbers.</param>
/// <param name="Cause">The common mistake that computes the same numbers, if any.</param>
public sealed record Verdict(bool IsRight, string Words, string? Cause = null)
{
    /// <summary>Compares numbers with the reference implementation.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="cases">The test cases.</param>
    /// <param name="yours">The output for each case; null if the code did not get that far.</param>
    /// <param name="mistakes">The output of each common mistake for each case; empty if not known yet.</param>
    public static Verdict Of(
        Exercise exercise, IReadOnlyList<CheckCase> cases, IReadOnlyList<double[]?[]?> yours, IReadOnlyList<IReadOnlyList<double[]?[]?>> mistakes)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(yours);
        ArgumentNullException.ThrowIfNull(mistakes);
        for (int c = 0; c < cases.Count; c++)
        {
            if (FirstDifference(exercise, cases[c].Expected, yours[c]) is not { } difference) continue;
            string where = c == 0 ? "" : $" On {cases[c].Name}.";
            int cause = Enumerable.Range(0, mistakes.Count).FirstOrDefault(m => IsSame(exercise, cases, yours, mistakes[m]), -1);
            return new Verdict(false, difference + where, cause >= 0 ? exercise.Mistakes[cause].Words : null);
        }

        int numbers = cases.Sum(one => one.Expected.Sum(row => row.Length)), others = cases.Count - 1;
        string beside = others == 0 ? "" : others == 1 ? ", and on one other case" : $", and on {others} other cases";
        return new Verdict(true, $"{(numbers == 1 ? "The number is" : $"All {Numbers.Count(numbers)} numbers are")} the twin’s: on {cases[0].Name}{beside}.");
    }

    private static string? FirstDifference(Exercise exercise, IReadOnlyList<double[]> expected, double[]?[]? yours)
    {
        for (int row = 0; row < expected.Count; row++)
        {
            OutputRow output = exercise.Outputs[row];
            double[]? own = yours is not null && row < yours.Length ? yours[row] : null;
            if (own is null) return $"Nothing came back where {output.Name} should be: null.";
            if (own.Length != expected[row].Length)
                return $"There {(own.Length == 1 ? "is 1 number" : $"are {Numbers.Count(own.Length)} numbers")} in {output.Name}; the twin has {Numbers.Count(expected[row].Length)}.";
            for (int i = 0; i < own.Length; i++)
            {
                if (IsNear(own[i], expected[row][i], exercise.Tolerance)) continue;
                (string mine, string twin) = Apart(own[i], expected[row][i]);
                string place = output.Place(i, own.Length);
                return $"{char.ToUpperInvariant(place[0])}{place[1..]} is {mine}; the twin says {twin}.";
            }
        }

        return null;
    }

    // As few decimals as needed to show the difference; none if both are integers, such as counts.
    private static (string Mine, string Twin) Apart(double mine, double twin)
    {
        if (double.IsInteger(mine) && double.IsInteger(twin) && Math.Max(Math.Abs(mine), Math.Abs(twin)) < 1e5) return (Numbers.Fixed(mine, 0), Numbers.Fixed(twin, 0));
        if (!double.IsFinite(mine) || !double.IsFinite(twin) || Math.Max(Math.Abs(mine), Math.Abs(twin)) >= 1e5) return (Numbers.Brief(mine), Numbers.Brief(twin));
        for (int decimals = 2; decimals <= 10; decimals++)
            if (Numbers.Fixed(mine, decimals) != Numbers.Fixed(twin, decimals)) return (Numbers.Fixed(mine, decimals), Numbers.Fixed(twin, decimals));
        return (Numbers.Brief(mine), Numbers.Brief(twin));
    }

    private static bool IsSame(Exercise exercise, IReadOnlyList<CheckCase> cases, IReadOnlyList<double[]?[]?> yours, IReadOnlyList<double[]?[]?> other)
    {
        for (int c = 0; c < cases.Count; c++)
        {
            double[]?[]? a = yours[c], b = other[c];
            if (a is null || b is null || a.Length != b.Length) return false;
            for (int row = 0; row < a.Length; row++)
            {
                if (a[row] is not { } mine || b[row] is not { } theirs || mine.Length != theirs.Length) return false;
                for (int i = 0; i < mine.Length; i++)
                    if (!IsNear(mine[i], theirs[i], exercise.Tolerance)) return false;
            }
        }

        return true;
    }

    private static bool IsNear(double a, double b, double tolerance) =>
        a == b || (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= tolerance * Math.Max(1e-3, Math.Abs(b));
}

using Glassbox.Reference;

namespace Glassbox.Serialization.Onnx;

/// <summary>The activation that a term computes, with the operations before and after it.</summary>
/// <remarks>
/// Programs write the same activation in many ways: SiLU is x · sigmoid(x), GELU some ten nodes. So activations are recognized by their values,
/// compared with the reference formula over the whole range where they are not linear, rather than by their nodes.
/// </remarks>
/// <param name="Before">Applied to the weighted sums.</param>
/// <param name="Activation">The activation.</param>
/// <param name="After">Applied to the outputs.</param>
internal sealed record ActivationMatch(Affine Before, Activation Activation, Affine After)
{
    private const double Tolerance = 1e-6; // the rounding of a file's constants to single precision

    private static readonly double[] places = [.. Enumerable.Range(-80, 161).Select(i => i / 4.0), 1e-3, -1e-3, 0.07, -0.07];

    private static readonly Activation[] known = [.. Activation.All.Where(activation => activation != Activation.Softmax)];

    private static readonly double[][] values = [.. known.Select(Values)];

    /// <summary>Returns the activation that a term over the weighted sums computes; null if it is unknown.</summary>
    public static ActivationMatch? Of(Formula term, Formula sums)
    {
        if (Affine.Between(term, sums) is { } plain) return new ActivationMatch(plain, Activation.Identity, Affine.None);
        Formula[] arguments = [.. term.Terms().Where(inner => inner is not Formula.Constant).Distinct()];
        for (Formula? result = term; result is not null; result = Peeled(result))
        {
            if (Affine.Between(term, result) is not { } after) return null;
            foreach (Formula argument in result is Formula.Softmax softmax ? [softmax.Inner] : arguments)
            {
                if (ReferenceEquals(argument, result) || Affine.Between(argument, sums) is not { } before) continue;
                if (result is Formula.Softmax) return new ActivationMatch(before, Activation.Softmax, after);
                if (Named(result, argument) is { } activation) return new ActivationMatch(before, activation, after);
            }
        }

        return null;
    }

    private static Activation? Named(Formula result, Formula argument)
    {
        List<int> left = [.. Enumerable.Range(0, known.Length)];
        for (int p = 0; p < places.Length && left.Count > 0; p++)
        {
            double found = result.Value(argument, places[p]);
            left.RemoveAll(i => !(Math.Abs(found - values[i][p]) <= Tolerance * (1 + Math.Abs(values[i][p]))));
        }

        return left.Count == 0 ? null : known[left[0]];
    }

    // The term without the outermost scale or shift by a constant.
    private static Formula? Peeled(Formula term) => term is not Formula.Pair pair ? null
        : pair.Right is Formula.Constant ? pair.Left
        : pair.Left is Formula.Constant ? pair.Right
        : null;

    private static double[] Values(Activation activation)
    {
        double[] results = new double[places.Length];
        ElementwiseFormula.For(activation).Value(places, results);
        return results;
    }
}

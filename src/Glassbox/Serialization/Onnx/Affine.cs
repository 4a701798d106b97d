namespace Glassbox.Serialization.Onnx;

/// <summary>An elementwise scale and shift: x · scale + shift.</summary>
/// <param name="Scale">One for all elements, or one for each.</param>
/// <param name="Shift">One for all elements, or one for each.</param>
internal sealed record Affine(double[] Scale, double[] Shift)
{
    public static Affine None { get; } = new([1], [0]);

    public bool IsNone => Array.TrueForAll(Scale, scale => scale == 1) && Array.TrueForAll(Shift, shift => shift == 0);

    /// <summary>Returns the scale and shift from one term to another; null if they differ by anything else.</summary>
    public static Affine? Between(Formula term, Formula argument)
    {
        if (ReferenceEquals(term, argument)) return None;
        if (term is not Formula.Pair pair) return null;
        if (pair.Right is Formula.Constant right && Between(pair.Left, argument) is { } left)
        {
            return pair.Sign switch
            {
                '+' => left.Then(1, right.Values),
                '-' => left.Then(1, Each(right.Values, value => -value)),
                '*' => left.Then(right.Values, 0),
                '/' => left.Divided(right.Values),
                _ => null,
            };
        }

        if (pair.Left is Formula.Constant constant && Between(pair.Right, argument) is { } other)
        {
            return pair.Sign switch
            {
                '+' => other.Then(1, constant.Values),
                '-' => other.Then(-1, constant.Values),
                '*' => other.Then(constant.Values, 0),
                _ => null,
            };
        }

        return null;
    }

    /// <summary>The scale and shift of one element.</summary>
    public (double Scale, double Shift) this[int place] => (At(Scale, place), At(Shift, place));

    /// <summary>Returns whether scale and shift have one value, or as many as given.</summary>
    public bool Fits(int count) => (Scale.Length == 1 || Scale.Length == count) && (Shift.Length == 1 || Shift.Length == count);

    /// <summary>Returns the value for an element, or the one for all.</summary>
    public static double At(double[] values, int place) => values.Length == 1 ? values[0] : values[place];

    private Affine Then(double scale, double[] shift) => Then([scale], shift);

    private Affine Then(double[] scale, double shift) => Then(scale, [shift]);

    private Affine Then(double[] scale, double[] shift) => new(
        Both(Scale, scale, (own, by) => own * by),
        Both(Both(Shift, scale, (own, by) => own * by), shift, (own, by) => own + by));

    // A quotient rather than a product with the reciprocal, which would round twice.
    private Affine Divided(double[] by) => new(Both(Scale, by, (own, d) => own / d), Both(Shift, by, (own, d) => own / d));

    private static double[] Each(double[] values, Converter<double, double> function) => Array.ConvertAll(values, function);

    private static double[] Both(double[] left, double[] right, Func<double, double, double> function)
    {
        double[] both = new double[Math.Max(left.Length, right.Length)];
        for (int i = 0; i < both.Length; i++) both[i] = function(At(left, Math.Min(i, left.Length - 1)), At(right, Math.Min(i, right.Length - 1)));
        return both;
    }
}

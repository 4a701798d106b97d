namespace Glassbox.Serialization.Onnx;

/// <summary>The term that a graph computes from each of a layer's weighted sums before the next layer.</summary>
/// <param name="size">The number of subterms.</param>
internal abstract class Formula(int size)
{
    /// <summary>No activation has more terms.</summary>
    public const int MostTerms = 100;

    public int Size => size;

    /// <summary>Returns the value of this term with a number in place of another term; NaN if it is not a function of that term alone.</summary>
    /// <param name="argument">The term to replace.</param>
    /// <param name="number">The number to replace it with.</param>
    public abstract double Value(Formula argument, double number);

    /// <summary>Returns the subterms and the term itself, innermost first.</summary>
    public virtual IEnumerable<Formula> Terms() => [this];

    /// <summary>The weighted sums themselves.</summary>
    internal sealed class Sums() : Formula(1)
    {
        public override double Value(Formula argument, double number) => ReferenceEquals(this, argument) ? number : double.NaN;
    }

    /// <summary>Constant numbers: one for all, or one for each neuron.</summary>
    internal sealed class Constant(double[] values) : Formula(1)
    {
        public double[] Values => values;

        public override double Value(Formula argument, double number) => values.Length == 1 ? values[0] : double.NaN;
    }

    /// <summary>A function of one term.</summary>
    internal sealed class Function(OnnxNode node, Formula inner, Func<double, double> function) : Formula(inner.Size + 1)
    {
        public OnnxNode Node => node;

        public override double Value(Formula argument, double number) =>
            ReferenceEquals(this, argument) ? number : function(inner.Value(argument, number));

        public override IEnumerable<Formula> Terms() => inner.Terms().Append(this);
    }

    /// <summary>Softmax, which depends on all numbers of a row.</summary>
    internal sealed class Softmax(OnnxNode node, Formula inner) : Formula(inner.Size + 1)
    {
        public OnnxNode Node => node;

        public Formula Inner => inner;

        public override double Value(Formula argument, double number) => ReferenceEquals(this, argument) ? number : double.NaN;
    }

    /// <summary>A sum, difference, product or quotient of two terms.</summary>
    internal sealed class Pair(OnnxNode node, char sign, Formula left, Formula right) : Formula(left.Size + right.Size + 1)
    {
        public OnnxNode Node => node;

        public char Sign => sign;

        public Formula Left => left;

        public Formula Right => right;

        public override double Value(Formula argument, double number)
        {
            if (ReferenceEquals(this, argument)) return number;
            (double a, double b) = (left.Value(argument, number), right.Value(argument, number));
            return sign switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, '^' => Math.Pow(a, b), _ => a >= b || double.IsNaN(a) ? a : b };
        }

        public override IEnumerable<Formula> Terms() => left.Terms().Concat(right.Terms()).Append(this);
    }
}

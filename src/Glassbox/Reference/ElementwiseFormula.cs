namespace Glassbox.Reference;

/// <summary>The elementwise activations, each with its derivative.</summary>
internal sealed class ElementwiseFormula : ActivationFormula
{
    private readonly Func<double, double> value;
    private readonly Func<double, double> derivative;

    private ElementwiseFormula(
        string text, Func<double, double> value, string derivativeText, Func<double, double> derivative)
    {
        (Text, this.value) = (text, value);
        (DerivativeText, this.derivative) = (derivativeText, derivative);
    }

    public static ElementwiseFormula Identity { get; } = new(
        "x", x => x,
        "1", x => 1);

    public static ElementwiseFormula Sigmoid { get; } = new(
        "1 / (1 + e^−x)", Logistic,
        "f · (1 − f)", x => Logistic(x) * Logistic(-x)); // 1 − f(x) is f(−x), without losing its digits

    public static ElementwiseFormula Tanh { get; } = new(
        "(e^x − e^−x) / (e^x + e^−x)", Math.Tanh,
        "1 − f²", x => 4 * Logistic(2 * x) * Logistic(-2 * x)); // tanh x = 2 sigmoid(2x) − 1

    public static ElementwiseFormula Relu { get; } = new(
        "x where x > 0, else 0", x => x > 0 || double.IsNaN(x) ? x : 0,
        "1 where x > 0, else 0", x => x > 0 ? 1 : 0);

    public static ElementwiseFormula LeakyRelu { get; } = new(
        "x where x > 0, else 0.01 x", x => x > 0 ? x : 0.01 * x,
        "1 where x > 0, else 0.01", x => x > 0 ? 1 : 0.01);

    public static ElementwiseFormula Gelu { get; } = new(
        "½ x (1 + tanh u), u = √(2/π) (x + 0.044715 x³)",
        x => 0.5 * x * (1 + Math.Tanh(GeluInner(x))),
        "½ (1 + tanh u) + ½ x (1 − tanh² u) √(2/π) (1 + 0.134145 x²)",
        x => (0.5 * (1 + Math.Tanh(GeluInner(x))))
            + (0.5 * x * Tanh.derivative(GeluInner(x)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x))));

    public static ElementwiseFormula Silu { get; } = new(
        "x s, s = 1 / (1 + e^−x)", x => x * Logistic(x),
        "s + x s (1 − s)", x => Logistic(x) + (x * Logistic(x) * Logistic(-x)));

    public override string Text { get; }

    public override string DerivativeText { get; }

    public static new ElementwiseFormula For(Activation activation) => activation.Name switch
    {
        "identity" => Identity,
        "sigmoid" => Sigmoid,
        "tanh" => Tanh,
        "relu" => Relu,
        "leaky-relu" => LeakyRelu,
        "gelu" => Gelu,
        "silu" => Silu,
        _ => throw new ArgumentException($"The twin does not know the activation {activation.Name}.", nameof(activation)),
    };

    public override int DerivativeColumns(int outputs) => 1;

    public override void Value(ReadOnlySpan<double> sums, Span<double> activations)
    {
        for (int o = 0; o < sums.Length; o++) activations[o] = value(sums[o]);
    }

    public override void Derivative(ReadOnlySpan<double> sums, Matrix derivative)
    {
        for (int o = 0; o < sums.Length; o++) derivative.Values[o] = this.derivative(sums[o]);
    }

    public override void Chain(ReadOnlySpan<double> errors, Matrix derivative, Span<double> deltas)
    {
        for (int o = 0; o < errors.Length; o++) deltas[o] = errors[o] * derivative.Values[o];
    }

    /// <summary>Computes the sigmoid, in whichever of its two forms does not overflow.</summary>
    private static double Logistic(double x) =>
        x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double GeluInner(double x) => Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));
}

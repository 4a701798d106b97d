namespace Glassbox.Reference;

/// <summary>C = 1/n Σ |o − t|, ∂C/∂o = sign(o − t) / n</summary>
internal sealed class MeanAbsoluteErrorFormula : LossFormula
{
    public override string Text => "mean of |o − t|";

    public override bool DeltaIsDifference => false;

    internal override string DerivativeText(string outputs, string targets, int count) => $"sign({outputs} − {targets}) / {count}";

    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++) sum += Math.Abs(outputs[o] - targets[o]);
        return sum / outputs.Length;
    }

    // Math.Sign throws for NaN, which is detected elsewhere.
    public override double Derivative(double output, double target, int outputs) => (output > target ? 1.0 : output < target ? -1 : 0) / outputs;
}

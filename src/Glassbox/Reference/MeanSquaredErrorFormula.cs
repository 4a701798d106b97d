namespace Glassbox.Reference;

/// <summary>C = 1/n Σ (o − t)², ∂C/∂o = 2/n (o − t)</summary>
internal sealed class MeanSquaredErrorFormula : LossFormula
{
    public override string Text => "mean of (o − t)²";

    public override bool DeltaIsDifference => false;

    internal override string DerivativeText(string outputs, string targets, int count) => $"2 / {count} · ({outputs} − {targets})";

    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++) sum += (outputs[o] - targets[o]) * (outputs[o] - targets[o]);
        return sum / outputs.Length;
    }

    public override double Derivative(double output, double target, int outputs) => 2.0 / outputs * (output - target);
}

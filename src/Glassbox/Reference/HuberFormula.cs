namespace Glassbox.Reference;

/// <summary>C = 1/n Σ h(o − t), h(d) = ½ d² if |d| ≤ 1, else |d| − ½; ∂C/∂o = d / n, with d clipped to ±1</summary>
internal sealed class HuberFormula : LossFormula
{
    public override string Text => "mean of ½ (o − t)² where |o − t| ≤ 1, else |o − t| − ½";

    public override bool DeltaIsDifference => false;

    internal override string DerivativeText(string outputs, string targets, int count) => $"({outputs} − {targets}, held to within ±1) / {count}";

    public override double Value(ReadOnlySpan<double> sums, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++)
        {
            double distance = Math.Abs(outputs[o] - targets[o]);
            sum += distance <= 1 ? distance * distance / 2 : distance - 0.5;
        }

        return sum / outputs.Length;
    }

    public override double Derivative(double output, double target, int outputs) => Math.Clamp(output - target, -1, 1) / outputs;
}

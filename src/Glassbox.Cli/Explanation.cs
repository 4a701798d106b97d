using Glassbox.Reference;

namespace Glassbox.Cli;

/// <summary>What happens when a network learns from one digit.</summary>
internal sealed class Explanation
{
    public Explanation(SavedModel model, Dataset digits, int index, Loss loss, Optimizer optimizer, UpdateOrder order)
    {
        (Digits, Index, Loss, Optimizer, Order) = (digits, index, loss, optimizer, order);
        ReferenceNetwork twin = model.Reference?.Clone() ?? ReferenceNetwork.From(model.Network);
        float[] inputs = new float[digits.Features], targets = new float[digits.Outputs];
        digits.CopyInputs(index, inputs);
        digits.CopyTargets(index, targets);
        double[] wideInputs = Array.ConvertAll(inputs, x => (double)x), wideTargets = Array.ConvertAll(targets, x => (double)x);
        Outputs = twin.Predict(wideInputs);
        Trace = twin.Learn(wideInputs, wideTargets, loss, optimizer, order);
        OutputsAfter = twin.Predict(wideInputs);
    }

    public Dataset Digits { get; }

    public int Index { get; }

    public Loss Loss { get; }

    public Optimizer Optimizer { get; }

    public UpdateOrder Order { get; }

    public Trace Trace { get; }

    public int Truth => Digits.Label(Index);

    /// <summary>[outputs] Before the update.</summary>
    public double[] Outputs { get; }

    /// <summary>[outputs] After the update.</summary>
    public double[] OutputsAfter { get; }
}

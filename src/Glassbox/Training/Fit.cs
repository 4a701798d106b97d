namespace Glassbox.Training;

/// <summary>Whether a network, a dataset and a loss go together.</summary>
internal static class Fit
{
    /// <exception cref="ArgumentException">They do not; it says why.</exception>
    public static void Check(Architecture shape, Dataset dataset, Loss? loss)
    {
        if (dataset.Features != shape.Inputs)
            throw new ArgumentException($"The network has {shape.Inputs} inputs, but each sample has {dataset.Features}.");
        if (dataset.Outputs != shape.Outputs)
            throw new ArgumentException($"The network has {shape.Outputs} outputs, but each sample has {dataset.Outputs} "
                + (dataset.Classes > 0 ? "possible classes." : "targets."));
        if (loss?.Objection(shape.OutputActivation, shape.Outputs) is { } objection)
            throw new ArgumentException($"This cannot learn: {objection}.");
    }
}

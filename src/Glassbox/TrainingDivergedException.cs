namespace Glassbox;

/// <summary>
/// The exception for training that produced a NaN or an infinity. The network has the last parameters that were found good.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(long step, int layer, string what, long restored)
        : base($"Step {step}, layer {layer}: {what} no longer finite. Usually the learning rate is too high, or the"
            + $" inputs are far larger than 1. The parameters are back where they were after step {restored}.")
    {
        Step = step;
        Layer = layer;
        RestoredStep = restored;
    }

    /// <summary>The step, counted from 1, before which the fault was found; that update was not made.</summary>
    public long Step { get; }

    /// <summary>The layer in which it was found, counted from 1.</summary>
    public int Layer { get; }

    /// <summary>The step after which the network had the parameters that were restored.</summary>
    public long RestoredStep { get; }
}

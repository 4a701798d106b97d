namespace Glassbox;

/// <summary>
/// Training came upon a NaN or an infinity. The network holds the last parameters that were found good.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(long step, int layer, string what, long restored)
        : base($"Step {step}, layer {layer}: {what} no finite number any more. Usually the learning rate is too high, or the"
            + $" inputs are far larger than 1. The parameters are back where they were after step {restored}.")
    {
        Step = step;
        Layer = layer;
        RestoredStep = restored;
    }

    /// <summary>The update, counted from 1, before which the fault was found; that update was not made.</summary>
    public long Step { get; }

    /// <summary>The layer it was found in, counted from 1.</summary>
    public int Layer { get; }

    /// <summary>The update after which the network had the parameters that it now has again.</summary>
    public long RestoredStep { get; }
}

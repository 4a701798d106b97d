namespace Glassbox.Sweeps;

/// <summary>The state of a trial at the end of an epoch: everything needed to continue it, here or on another machine.</summary>
/// <param name="Checkpoint">The state of its trainer.</param>
/// <param name="History">The scores of the finished epochs.</param>
/// <param name="Seconds">The training time so far.</param>
internal sealed record TrialState(Checkpoint Checkpoint, IReadOnlyList<EpochScore> History, double Seconds)
{
    public static TrialState Of(Trainer trainer, IReadOnlyList<EpochScore> history, double seconds) => new(Checkpoint.From(trainer), [.. history], seconds);

    /// <param name="checkpoint">The result of <see cref="ToBytes"/>.</param>
    /// <param name="history">The scores of the finished epochs.</param>
    /// <param name="seconds">The training time so far.</param>
    public static TrialState FromBytes(byte[] checkpoint, IReadOnlyList<EpochScore> history, double seconds)
    {
        using var bytes = new MemoryStream(checkpoint);
        return new TrialState(Checkpoint.Load(bytes, "the state of the trial"), history, seconds);
    }

    /// <summary>Returns the checkpoint as the bytes of a file.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Checkpoint.Save(bytes);
        return bytes.ToArray();
    }
}

namespace Glassbox.Sweeps;

/// <summary>Where the training of a trial stands at the end of an epoch: all that it needs to go on, here or on another machine.</summary>
/// <param name="Checkpoint">What the trainer needs.</param>
/// <param name="History">The epochs that are finished.</param>
/// <param name="Seconds">What training took so far.</param>
internal sealed record TrialState(Checkpoint Checkpoint, IReadOnlyList<EpochScore> History, double Seconds)
{
    public static TrialState Of(Trainer trainer, IReadOnlyList<EpochScore> history, double seconds) => new(Checkpoint.From(trainer), [.. history], seconds);

    /// <param name="checkpoint">As <see cref="ToBytes"/> makes it.</param>
    /// <param name="history">The epochs that are finished.</param>
    /// <param name="seconds">What training took so far.</param>
    public static TrialState FromBytes(byte[] checkpoint, IReadOnlyList<EpochScore> history, double seconds)
    {
        using var bytes = new MemoryStream(checkpoint);
        return new TrialState(Checkpoint.Load(bytes, "the state of the trial"), history, seconds);
    }

    /// <summary>The checkpoint, as a file has it.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Checkpoint.Save(bytes);
        return bytes.ToArray();
    }
}

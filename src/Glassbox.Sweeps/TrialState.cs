namespace Glassbox.Sweeps;

/// <summary>Where the training of a trial stands: all that it needs to go on, here or on another machine.</summary>
/// <param name="Checkpoint">As <see cref="Glassbox.Checkpoint.Save(Stream)"/> writes it.</param>
/// <param name="History">The epochs that are finished.</param>
/// <param name="Seconds">What training took so far.</param>
internal sealed record TrialState(byte[] Checkpoint, IReadOnlyList<EpochScore> History, double Seconds)
{
    public static TrialState Of(Trainer trainer, IReadOnlyList<EpochScore> history, double seconds)
    {
        using var bytes = new MemoryStream();
        Glassbox.Checkpoint.From(trainer).Save(bytes);
        return new TrialState(bytes.ToArray(), [.. history], seconds);
    }

    public TrainerState<float> Load()
    {
        using var bytes = new MemoryStream(Checkpoint);
        return Glassbox.Checkpoint.Load(bytes, "the state of the trial").State!;
    }
}

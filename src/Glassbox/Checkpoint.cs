using Glassbox.Reference;
using Glassbox.Serialization;

namespace Glassbox;

/// <summary>Training in the middle of it, with all that it needs to go on later, elsewhere, as if it had never stopped.</summary>
/// <remarks>
/// It holds the network, the optimizer's memory, the options and where training stands, in the middle of an epoch too, but not the
/// samples: whoever goes on brings the same ones. <c>trainer.Save(path)</c> and <c>Trainer.Resume(path, samples)</c> are the short
/// way (<see cref="TrainerCheckpoints"/>).
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>The shape of the network.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>The state of a <see cref="Trainer"/>; null where a <see cref="ReferenceTrainer"/> was at work.</summary>
    public TrainerState<float>? State { get; init; }

    /// <summary>The state of a <see cref="ReferenceTrainer"/>; null where a <see cref="Trainer"/> was at work.</summary>
    public TrainerState<double>? ReferenceState { get; init; }

    /// <summary>When in a step the weights change: of a <see cref="ReferenceTrainer"/>.</summary>
    public UpdateOrder Order { get; init; }

    /// <summary>Other texts to keep with it, by name: nothing that is understood here.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>How training was asked for.</summary>
    /// <exception cref="InvalidOperationException">There is no state.</exception>
    public TrainingOptions Options => State?.Options ?? ReferenceState?.Options ?? throw NoState();

    /// <summary>Where training stood.</summary>
    /// <exception cref="InvalidOperationException">There is no state.</exception>
    public TrainingReport Report => State?.Report ?? ReferenceState?.Report ?? throw NoState();

    /// <summary>Takes the state of training: a copy.</summary>
    public static Checkpoint From(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new Checkpoint { Architecture = trainer.Network.Architecture, State = trainer.CaptureState() };
    }

    /// <summary>Takes the state of a twin's training: a copy.</summary>
    public static Checkpoint From(ReferenceTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new Checkpoint
        {
            Architecture = trainer.Network.Architecture, ReferenceState = trainer.CaptureState(), Order = trainer.Order,
        };
    }

    /// <summary>Saves it to a file, of any name: a safetensors file with texts beside the numbers.</summary>
    /// <remarks>
    /// The file is written beside, flushed to disk and renamed: whenever the program is ended, there is either the checkpoint of
    /// before or the whole of the new one. Folders are not made.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no state, or there are two.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
    public void Save(string path)
    {
        Action<Stream> write = CheckpointFormat.Writer(this);
        AtomicFile.Write(path, write);
    }

    /// <summary>Writes it to a stream.</summary>
    /// <param name="stream">Written from where it stands; it need not be able to seek, and stays open.</param>
    /// <exception cref="ArgumentException">There is no state, or there are two.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointFormat.Writer(this)(stream);
    }

    /// <summary>Finds out whether a checkpoint could be saved to a file, before the work is done; changes nothing.</summary>
    /// <exception cref="IOException">The file cannot be written; it says why.</exception>
    public static void CheckSave(string path) => AtomicFile.Check(path);

    /// <summary>Loads one from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parts">Activations, losses and optimizers of your own that it may name.</param>
    /// <exception cref="DataFormatException">The file holds something else, or is damaged.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static Checkpoint Load(string path, CustomParts? parts = null)
    {
        using FileStream stream = ReadableFile.Open(path);
        return CheckpointFormat.Read(stream, path, parts ?? CustomParts.None);
    }

    /// <summary>Reads one from a stream.</summary>
    /// <param name="stream">Read from where it stands to its end; stays open. One that cannot seek is copied to memory first.</param>
    /// <param name="name">What errors are to call it.</param>
    /// <param name="parts">Activations, losses and optimizers of your own that it may name.</param>
    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    public static Checkpoint Load(Stream stream, string name = "the stream", CustomParts? parts = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (stream.CanSeek && stream.Position == 0) return CheckpointFormat.Read(stream, name, parts ?? CustomParts.None);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return CheckpointFormat.Read(copy, name, parts ?? CustomParts.None);
    }

    private static InvalidOperationException NoState() => new("The checkpoint has no state.");
}

using Glassbox.Reference;
using Glassbox.Serialization;

namespace Glassbox;

/// <summary>A snapshot of training, with everything needed to continue later and elsewhere as if training had never stopped.</summary>
/// <remarks>
/// It contains the network, the optimizer's state, the options and the progress, even in the middle of an epoch, but not the samples: to
/// continue, supply the same ones. The shortest way to use it is <c>trainer.Save(path)</c> and <c>Trainer.Resume(path, samples)</c>
/// (<see cref="TrainerCheckpoints"/>).
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>The shape of the network.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>The state of a <see cref="Trainer"/>; null for a <see cref="ReferenceTrainer"/>.</summary>
    public TrainerState<float>? State { get; init; }

    /// <summary>The state of a <see cref="ReferenceTrainer"/>; null for a <see cref="Trainer"/>.</summary>
    public TrainerState<double>? ReferenceState { get; init; }

    /// <summary>When weights are updated within a step, for a <see cref="ReferenceTrainer"/>.</summary>
    public UpdateOrder Order { get; init; }

    /// <summary>Custom metadata, by name; Glassbox preserves it without interpreting it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The options of the training.</summary>
    /// <exception cref="InvalidOperationException">There is no state.</exception>
    public TrainingOptions Options => State?.Options ?? ReferenceState?.Options ?? throw NoState();

    /// <summary>The progress of the training.</summary>
    /// <exception cref="InvalidOperationException">There is no state.</exception>
    public TrainingReport Report => State?.Report ?? ReferenceState?.Report ?? throw NoState();

    /// <summary>Captures the current state of a trainer, as a copy.</summary>
    public static Checkpoint From(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new Checkpoint { Architecture = trainer.Network.Architecture, State = trainer.CaptureState() };
    }

    /// <summary>Captures the current state of a reference trainer, as a copy.</summary>
    public static Checkpoint From(ReferenceTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new Checkpoint
        {
            Architecture = trainer.Network.Architecture, ReferenceState = trainer.CaptureState(), Order = trainer.Order,
        };
    }

    /// <summary>Saves the checkpoint to a file with any name, in the safetensors format with text metadata.</summary>
    /// <remarks>
    /// The file is written beside the old one, flushed to disk and renamed: whenever the process ends, either the old checkpoint or the
    /// complete new one exists. Folders are not created.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no state, or there are two.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void Save(string path)
    {
        Action<Stream> write = CheckpointFormat.Writer(this);
        AtomicFile.Write(path, write);
    }

    /// <summary>Writes the checkpoint to a stream.</summary>
    /// <param name="stream">Written from its current position; need not be seekable, and is left open.</param>
    /// <exception cref="ArgumentException">There is no state, or there are two.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointFormat.Writer(this)(stream);
    }

    /// <summary>Checks whether a checkpoint can be saved to a file, before the work is done; changes nothing.</summary>
    /// <exception cref="IOException">The file cannot be written; the message says why.</exception>
    public static void CheckSave(string path) => AtomicFile.Check(path);

    /// <summary>Loads a checkpoint from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parts">Custom activations, losses and optimizers that the file may name.</param>
    /// <exception cref="DataFormatException">The file is not a checkpoint, or is damaged.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static Checkpoint Load(string path, CustomParts? parts = null)
    {
        using FileStream stream = ReadableFile.Open(path);
        return CheckpointFormat.Read(stream, path, parts ?? CustomParts.None);
    }

    /// <summary>Reads a checkpoint from a stream.</summary>
    /// <param name="stream">Read from its current position to its end; left open. If it is not seekable, it is copied to memory first.</param>
    /// <param name="name">The name to use in error messages.</param>
    /// <param name="parts">Custom activations, losses and optimizers that the file may name.</param>
    /// <exception cref="DataFormatException">The data is not a checkpoint, or is damaged.</exception>
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

using Glassbox.Reference;

namespace Glassbox;

/// <summary>Saves and resumes training: <c>trainer.Save(path)</c>, <c>Trainer.Resume(path, samples)</c>.</summary>
public static class TrainerCheckpoints
{
    /// <summary>Extensions of <see cref="Trainer"/>.</summary>
    extension(Trainer trainer)
    {
        /// <summary>Saves the current state of training to a file with any name; see <see cref="Checkpoint.Save(string)"/>.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
        public void Save(string path) => Checkpoint.From(trainer).Save(path);

        /// <summary>Resumes training from a file, bit for bit as if it had never stopped.</summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">The original training samples, in the same order.</param>
        /// <param name="validation">The original <see cref="TrainerBase{T}.Validation"/> samples, if there were any.</param>
        /// <param name="parts">Custom activations, losses and optimizers that the file may name.</param>
        /// <exception cref="ArgumentException">The samples differ.</exception>
        /// <exception cref="DataFormatException">The file is not such a checkpoint, or is damaged.</exception>
        /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
        public static Trainer Resume(string path, Dataset dataset, Dataset? validation = null, CustomParts? parts = null)
        {
            var checkpoint = Checkpoint.Load(path, parts);
            TrainerState<float> state = checkpoint.State ?? throw Other(path, nameof(ReferenceTrainer));
            var resumed = new Trainer(new Network(checkpoint.Architecture), dataset, state.Options) { Validation = validation };
            resumed.RestoreState(state);
            return resumed;
        }
    }

    internal static DataFormatException Other(string path, string engine) =>
        new(path, null, $"this is a checkpoint of {engine}: continue with {engine}.Resume");
}

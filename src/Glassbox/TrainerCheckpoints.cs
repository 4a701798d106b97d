using Glassbox.Reference;

namespace Glassbox;

/// <summary>Saves the engine's training to files, and goes on with it: <c>trainer.Save(path)</c>, <c>Trainer.Resume(path, samples)</c>.</summary>
public static class TrainerCheckpoints
{
    /// <summary>Of the engine.</summary>
    extension(Trainer trainer)
    {
        /// <summary>Saves training as it stands to a file, of any name; see <see cref="Checkpoint.Save(string)"/>.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
        public void Save(string path) => Checkpoint.From(trainer).Save(path);

        /// <summary>Goes on with training from a file, bit for bit as if it had never stopped.</summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">The samples that training learned from, in the same order.</param>
        /// <param name="validation">The samples of <see cref="TrainerBase{T}.Validation"/>, if there were any.</param>
        /// <param name="parts">Activations, losses and optimizers of your own that the file may name.</param>
        /// <exception cref="ArgumentException">The samples are others.</exception>
        /// <exception cref="DataFormatException">The file holds something else, or is damaged.</exception>
        /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
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
        new(path, null, $"this is a checkpoint of {engine}: go on with {engine}.Resume");
}

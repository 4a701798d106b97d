using Glassbox.Reference;

namespace Glassbox;

/// <summary>Saves and resumes training of a reference network: <c>trainer.Save(path)</c>, <c>ReferenceTrainer.Resume(path, samples)</c>.</summary>
public static class ReferenceTrainerCheckpoints
{
    /// <summary>Extensions of <see cref="ReferenceTrainer"/>.</summary>
    extension(ReferenceTrainer trainer)
    {
        /// <summary>Saves the current state of training to a file with any name; see <see cref="Checkpoint.Save(string)"/>.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
        public void Save(string path) => Checkpoint.From(trainer).Save(path);

        /// <summary>Resumes training from a file, bit for bit as if it had never stopped.</summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">The original training samples, in the same order.</param>
        /// <param name="validation">The original <see cref="TrainerBase{T}.Validation"/> samples, if there were any.</param>
        /// <exception cref="ArgumentException">The samples differ.</exception>
        /// <exception cref="DataFormatException">The file is not such a checkpoint, or is damaged.</exception>
        /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
        public static ReferenceTrainer Resume(string path, Dataset dataset, Dataset? validation = null)
        {
            var checkpoint = Checkpoint.Load(path);
            TrainerState<double> state = checkpoint.ReferenceState ?? throw TrainerCheckpoints.Other(path, nameof(Trainer));
            var resumed = new ReferenceTrainer(new ReferenceNetwork(checkpoint.Architecture), dataset, state.Options, checkpoint.Order) { Validation = validation };
            resumed.RestoreState(state);
            return resumed;
        }
    }
}

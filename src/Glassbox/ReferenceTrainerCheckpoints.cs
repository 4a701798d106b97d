using Glassbox.Reference;

namespace Glassbox;

/// <summary>Saves the twin's training to files, and goes on with it: <c>trainer.Save(path)</c>, <c>ReferenceTrainer.Resume(path, samples)</c>.</summary>
public static class ReferenceTrainerCheckpoints
{
    /// <summary>Of the twin.</summary>
    extension(ReferenceTrainer trainer)
    {
        /// <summary>Saves training as it stands to a file, of any name; see <see cref="Checkpoint.Save(string)"/>.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
        public void Save(string path) => Checkpoint.From(trainer).Save(path);

        /// <summary>Goes on with training from a file, bit for bit as if it had never stopped.</summary>
        /// <param name="path">The file.</param>
        /// <param name="dataset">The samples that training learned from, in the same order.</param>
        /// <param name="validation">The samples of <see cref="TrainerBase{T}.Validation"/>, if there were any.</param>
        /// <exception cref="ArgumentException">The samples are others.</exception>
        /// <exception cref="DataFormatException">The file holds something else, or is damaged.</exception>
        /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
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

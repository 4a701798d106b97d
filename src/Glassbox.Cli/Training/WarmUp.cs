namespace Glassbox.Cli.Training;

/// <summary>
/// Trains a network that nobody will see on two pictures of nothing, while the digits are still being read: so the
/// methods that training goes through are compiled by the time it begins.
/// </summary>
/// <remarks>Compiling them takes half as long as an epoch of the main job, and unzipping leaves a core idle.</remarks>
internal static class WarmUp
{
    /// <summary>More parameters than this take longer to make than is gained.</summary>
    private const int MostParameters = 1 << 20;

    public static void Begin(TrainingPlan plan)
    {
        Architecture architecture = plan.LikelyArchitecture;
        if (architecture.Parameters > MostParameters || architecture.Outputs > 256 || Environment.ProcessorCount == 1) return;
        Task.Run(() =>
        {
            const int pictures = 2;
            byte[] pixels = new byte[pictures * architecture.Inputs];
            Array.Fill(pixels, byte.MaxValue);
            var nothing = Dataset.FromImages(pixels, new byte[pictures], 1, architecture.Inputs, architecture.Outputs);
            var network = new Network(architecture, seed: 0);
            foreach (TrainingReport _ in new Trainer(network, nothing, plan.Options).Epochs(1)) Evaluation.Of(network, nothing);
        });
    }
}

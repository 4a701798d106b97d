using Glassbox.Cli.Json;

namespace Glassbox.Cli.Training;

/// <summary>Goes through what comes later on a core that would be idle, so that it is compiled and loaded by then.</summary>
/// <remarks>Compiling what training calls takes half as long as an epoch of the main job.</remarks>
internal static class WarmUp
{
    /// <summary>More parameters than this take longer to make than is gained.</summary>
    private const int MostParameters = 1 << 20;

    /// <summary>Trains a network that nobody will see on two pictures of nothing; to be called before the digits are read.</summary>
    public static void BeginTraining(TrainingPlan plan)
    {
        Architecture architecture = plan.LikelyArchitecture;
        if (architecture.ParameterCount > MostParameters || architecture.Outputs > 256) return;
        Begin(() =>
        {
            const int pictures = 2;
            byte[] pixels = new byte[pictures * architecture.Inputs];
            Array.Fill(pixels, byte.MaxValue);
            var nothing = Dataset.FromImages(pixels, new byte[pictures], 1, architecture.Inputs, architecture.Outputs);
            var network = new Network(architecture, seed: 0);
            TrainingOptions options = plan.Options with { EarlyStopping = null, Schedule = null, ClassWeights = null, Augmentation = null };
            foreach (TrainingReport _ in new Trainer(network, nothing, options).Epochs(1)) network.Evaluate(nothing);
        });
    }

    /// <summary>Takes the digest of a network and writes some JSON to nowhere; to be called before training.</summary>
    public static void BeginEnd()
    {
        Begin(() =>
        {
            new Network(new Architecture(1, new LayerShape(1, Activation.Identity)), seed: 0).ParametersSha256();
            JsonOutput.WarmUp();
        });
    }

    private static void Begin(Action work)
    {
        if (Environment.ProcessorCount > 1) Task.Run(work);
    }
}

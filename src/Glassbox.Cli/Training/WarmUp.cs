using Glassbox.Cli.Json;

namespace Glassbox.Cli.Training;

/// <summary>Runs code on an idle core before it is needed, so that it is compiled and loaded by then.</summary>
/// <remarks>Compiling the training code takes half as long as an epoch of the main job.</remarks>
internal static class WarmUp
{
    /// <summary>Larger networks take longer to create than this saves.</summary>
    private const int MaxParameters = 1 << 20;

    /// <summary>Trains a dummy network on two blank pictures. Call it before the digits are loaded.</summary>
    public static void BeginTraining(TrainingPlan plan)
    {
        Architecture architecture = plan.LikelyArchitecture;
        if (architecture.ParameterCount > MaxParameters || architecture.Outputs > 256) return;
        Begin(() =>
        {
            const int pictures = 2;
            byte[] pixels = new byte[pictures * architecture.Inputs];
            Array.Fill(pixels, byte.MaxValue);
            var blank = Dataset.FromImages(pixels, new byte[pictures], 1, architecture.Inputs, architecture.Outputs);
            var network = new Network(architecture, seed: 0);
            TrainingOptions options = plan.Options with { EarlyStopping = null, Schedule = null, ClassWeights = null, Augmentation = null };
            foreach (TrainingReport _ in new Trainer(network, blank, options).Epochs(1)) network.Evaluate(blank);
        });
    }

    /// <summary>Computes a digest and writes JSON to a null stream. Call it before training.</summary>
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

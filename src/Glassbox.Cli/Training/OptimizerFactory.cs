namespace Glassbox.Cli.Training;

/// <summary>From the name of an optimizer and what was said about it to its settings.</summary>
internal static class OptimizerFactory
{
    public static Optimizer Create(TrainingRequest request)
    {
        Optimizer optimizer = request.Optimizer ?? TrainingOptions.Default.Optimizer;
        if (request.Momentum is { } momentum) optimizer = optimizer.With(Momentum, momentum);
        return optimizer with
        {
            LearningRate = request.LearningRate ?? optimizer.LearningRate,
            WeightDecay = request.WeightDecay ?? optimizer.WeightDecay,
        };
    }

    /// <summary>The momentum of those that have one.</summary>
    public static float? MomentumOf(Optimizer optimizer) =>
        optimizer.Settings.TryGetValue(Momentum, out float momentum) ? momentum : null;

    private const string Momentum = "momentum";
}

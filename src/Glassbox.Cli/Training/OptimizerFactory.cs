namespace Glassbox.Cli.Training;

/// <summary>Creates the optimizer of a request, with its settings.</summary>
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

    /// <summary>Returns the momentum of an optimizer; null if it has none.</summary>
    public static float? MomentumOf(Optimizer optimizer) =>
        optimizer.Settings.TryGetValue(Momentum, out float momentum) ? momentum : null;

    private const string Momentum = "momentum";
}

namespace Glassbox.Cli.Training;

/// <summary>From the name of an optimizer and what was said about it to its settings.</summary>
internal static class OptimizerFactory
{
    public static Optimizer Create(TrainingRequest request)
    {
        Optimizer usual = request.Optimizer switch
        {
            null or "sgd" => new Sgd { Momentum = request.Momentum ?? 0 },
            "nesterov" => new Sgd { Nesterov = true, Momentum = request.Momentum ?? 0.9f },
            "rmsprop" => new RmsProp { Momentum = request.Momentum ?? 0 },
            "adam" => new Adam(),
            "adamw" => new AdamW(),
            _ => throw CommandException.Usage($"There is no optimizer '{request.Optimizer}'."),
        };
        return usual with
        {
            LearningRate = request.LearningRate ?? usual.LearningRate,
            WeightDecay = request.WeightDecay ?? usual.WeightDecay,
        };
    }

    /// <summary>The momentum of those that have one.</summary>
    public static float? MomentumOf(Optimizer optimizer) => optimizer switch
    {
        Sgd sgd => sgd.Momentum,
        RmsProp rmsProp => rmsProp.Momentum,
        _ => null,
    };
}

using CsCheck;

namespace Glassbox.Tests.Training;

/// <summary>Every optimizer, with all its settings in use.</summary>
internal static class RandomOptimizer
{
    // ε is large enough that a gradient of mere rounding errors does not cause a full step.
    private static readonly Optimizer[] All =
    [
        new Sgd { LearningRate = 0.02f },
        new Sgd { LearningRate = 0.02f, WeightDecay = 0.01f },
        new Sgd { LearningRate = 0.01f, Momentum = 0.9f },
        new Sgd { LearningRate = 0.01f, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        new RmsProp { LearningRate = 0.002f, Epsilon = 1e-2f },
        new RmsProp { LearningRate = 0.002f, Epsilon = 1e-2f, Momentum = 0.9f, WeightDecay = 0.01f },
        new Adam { LearningRate = 0.002f, Epsilon = 1e-2f },
        new Adam { LearningRate = 0.002f, Epsilon = 1e-2f, WeightDecay = 0.01f },
        new AdamW { LearningRate = 0.002f, Epsilon = 1e-2f, WeightDecay = 0.1f },
    ];

    public static Gen<Optimizer> Any { get; } = Gen.Int[0, All.Length - 1].Select(i => All[i]);
}

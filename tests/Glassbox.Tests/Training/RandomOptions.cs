using CsCheck;

namespace Glassbox.Tests.Training;

/// <summary>Generates training options of every kind for a compatible problem.</summary>
internal static class RandomOptions
{
    private static readonly LearningRateSchedule?[] Schedules =
    [
        null, new StepSchedule { Epochs = 2, Factor = 0.5f }, new ExponentialSchedule(), new CosineSchedule { Epochs = 3 },
        new OneCycleSchedule { Epochs = 4 }, new PlateauSchedule { Patience = 0, Factor = 0.5f },
    ];

    /// <summary>Generates a problem with compatible options.</summary>
    /// <param name="widest">The maximum number of neurons in a layer, and of inputs.</param>
    /// <param name="deepest">The maximum number of layers.</param>
    /// <param name="most">The maximum number of samples.</param>
    public static Gen<(RandomProblem Problem, TrainingOptions Options)> With(int widest, int deepest, int most) =>
        RandomProblem.Any(widest, deepest, most).SelectMany(
            problem => Gen.Select(RandomOptimizer.Any, Gen.Int[1, 6], Gen.Bool, Gen.UInt, Gen.Int[0, Schedules.Length - 1], Gen.Int[0, 9]),
            (problem, rest) => (problem, Of(problem, rest.Item1, rest.Item2, rest.Item3, rest.Item4, Schedules[rest.Item5], rest.Item6)));

    /// <summary>Returns the dataset of a problem, with weights for some seeds.</summary>
    public static Dataset DatasetOf(RandomProblem problem, TrainingOptions options)
    {
        Dataset dataset = problem.NewDataset();
        var random = new RandomSequence(options.Seed);
        return options.Seed % 3 == 0 ? dataset.WithWeights([.. Enumerable.Range(0, dataset.Count).Select(_ => 2 * random.NextSingle())]) : dataset;
    }

    /// <summary>Returns validation samples for a problem.</summary>
    public static Dataset ValidationOf(RandomProblem problem) => (problem with { Seed = (problem.Seed % 1000 * 2) + (problem.Seed % 2) }).NewDataset();

    private static TrainingOptions Of(
        RandomProblem problem, Optimizer optimizer, int batch, bool shuffle, uint chosen, LearningRateSchedule? schedule, int seed)
    {
        bool hasClasses = problem.NewDataset().HasClasses;
        bool isSmooth = problem.Loss == Loss.CrossEntropy || problem.Loss == Loss.BinaryCrossEntropy;
        return new TrainingOptions
        {
            Loss = problem.Loss,
            Optimizer = optimizer,
            BatchSize = batch,
            Shuffle = shuffle,
            Seed = (ulong)seed,
            Schedule = schedule,
            WarmupSteps = Is(0) ? 7 : 0,
            L1 = Is(1) ? 0.01f : 0,
            L2 = Is(2) ? 0.03f : 0,
            BiasL1 = Is(3) ? 0.01f : 0,
            BiasL2 = Is(4) ? 0.02f : 0,
            GradientClipValue = Is(5) ? 0.05f : 0,
            GradientClipNorm = Is(6) ? 0.2f : 0,
            MaxNorm = Is(7) ? 0.8f : 0,
            Dropout = Is(8) && problem.Architecture.Layers.Count > 1 ? 0.3f : 0,
            InputDropout = Is(9) ? 0.2f : 0,
            LabelSmoothing = Is(10) && isSmooth ? 0.1f : 0,
            ClassWeights = !hasClasses || !Is(11) ? null
                : Is(12) ? ClassWeights.Balanced : ClassWeights.From([.. Enumerable.Range(1, problem.Architecture.Outputs).Select(c => c / 2f)]),
            EarlyStopping = Is(13) ? new EarlyStopping { Patience = 3 } : null,
        };

        bool Is(int bit) => (chosen >> bit & 1) == 1;
    }
}

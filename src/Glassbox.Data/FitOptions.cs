namespace Glassbox.Data;

/// <summary>How a model is made of a table. What is not said is chosen so that a first try learns.</summary>
public sealed record FitOptions
{
    /// <summary>Nothing is said.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>What is asked; otherwise what suits the target columns (<see cref="Target.Infer"/>).</summary>
    public ModelTask? Task { get; init; }

    /// <summary>The neurons of each hidden layer: none makes a linear model.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64];

    /// <summary>The activation of the hidden layers; ReLU if not given.</summary>
    public Activation? Activation { get; init; }

    /// <summary>How the weights are drawn; what suits the activation if not given.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>Columns that are no inputs.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The column that says how much each row counts while the network learns and is validated, 0 or a number above it; it is no input. All count alike if not given.</summary>
    public string? Weights { get; init; }

    /// <summary>How columns of numbers are scaled.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;

    /// <summary>How the numbers of a regression are scaled while it learns; answers are in their own units.</summary>
    public Scaling TargetScaling { get; init; } = Scaling.Standard;

    /// <summary>The size of the images of which the inputs are the pixels, row by row, 0 to 255; null where they are none.</summary>
    public ModelInputs? Image { get; init; }

    /// <summary>How often all rows are taken; otherwise so often that a small table is learned, and a large one is not for ever.</summary>
    public int? Epochs { get; init; }

    /// <summary>How the network is trained; otherwise with <see cref="AdamW"/> in small shuffled batches, and the loss that suits the task.</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>
    /// What part of the rows is not learned from, but looked at after each epoch (<see cref="TrainingReport.Validation"/>): at least 0,
    /// below 1. Where <see cref="Training"/> stops early or has a <see cref="PlateauSchedule"/>, a tenth if not given.
    /// </summary>
    public double Validation { get; init; }

    /// <summary>The seed of the weights, and of the orders of the rows where <see cref="Training"/> is not given.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>Threads to use, where <see cref="Training"/> is not given; any number gives the same model.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The loss that suits a task.</summary>
    public static Loss LossFor(ModelTask task) => task switch
    {
        ModelTask.Classes => Loss.CrossEntropy,
        ModelTask.Labels => Loss.BinaryCrossEntropy,
        _ => Loss.MeanSquaredError,
    };

    /// <summary>The epochs that a table of so many rows is given.</summary>
    /// <param name="rows">At least 1.</param>
    public int EpochsFor(int rows) => Epochs ?? (int)Math.Clamp((long)UsualSteps * (Training?.BatchSize ?? BatchFor(rows)) / rows, FewestEpochs, MostEpochs);

    /// <summary>The training that suits a task and a table of so many rows.</summary>
    /// <param name="task">What is asked.</param>
    /// <param name="rows">At least 1.</param>
    public TrainingOptions TrainingFor(ModelTask task, int rows) => Training ?? new TrainingOptions
    {
        Loss = LossFor(task),
        Optimizer = new AdamW { LearningRate = UsualRate, WeightDecay = DecayFor(rows) },
        BatchSize = BatchFor(rows),
        Shuffle = true,
        Seed = Seed,
        Threads = Threads,
    };

    /// <summary>How many of so many rows are not learned from.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    internal int ValidationRows(TrainingOptions training, int rows)
    {
        if (!(Validation is >= 0 and < 1)) throw new ArgumentException($"The part to validate with must be at least 0 and below 1, not {Validation}.");
        bool isNeeded = training.EarlyStopping is not null || training.Schedule is PlateauSchedule;
        double part = Validation == 0 && isNeeded ? UsualValidation : Validation;
        return part == 0 ? 0 : Math.Clamp((int)Math.Round(part * rows), 1, rows - 1);
    }

    // Compared on wine, iris, breast cancer, diabetes and Friedman's function: dotnet run -c Release --project bench/Glassbox.Bench -- tables
    private const int UsualSteps = 1500, FewestEpochs = 10, MostEpochs = 1000;
    private const float UsualRate = 0.002f;
    private const double UsualValidation = 0.1;

    private static int BatchFor(int rows) => rows < 100_000 ? 64 : 256;

    // The fewer rows there are, the more of what they say is chance.
    private static float DecayFor(int rows) => Math.Clamp(500f / rows, 0.01f, 1);
}

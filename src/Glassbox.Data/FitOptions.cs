using System.Globalization;

namespace Glassbox.Data;

/// <summary>Options for fitting a model to a table. The defaults are chosen so that a first attempt works.</summary>
public sealed record FitOptions
{
    /// <summary>The default options.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>The task; by default inferred from the target columns (<see cref="Target.Infer"/>).</summary>
    public ModelTask? Task { get; init; }

    /// <summary>The number of neurons in each hidden layer; empty for a linear model.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64];

    /// <summary>The activation of the hidden layers; ReLU by default.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The initializer of the weights; by default one that suits the activation.</summary>
    public Initializer? Initializer { get; init; }

    /// <summary>The names of columns to ignore.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The column with the sample weight of each row, at least 0, for training and validation; it is not an input. By default, all rows count alike.</summary>
    public string? Weights { get; init; }

    /// <summary>How numeric columns are scaled.</summary>
    public Scaling Scaling { get; init; } = Scaling.Standard;

    /// <summary>How the targets of a regression are scaled during training; predictions are in original units.</summary>
    public Scaling TargetScaling { get; init; } = Scaling.Standard;

    /// <summary>The size of the images whose pixels, row by row, 0 to 255, are the inputs; null if they are not images.</summary>
    public ModelInputs? Image { get; init; }

    /// <summary>The number of epochs; by default chosen by the number of rows, more for small tables and fewer for large ones.</summary>
    public int? Epochs { get; init; }

    /// <summary>The training options; by default <see cref="AdamW"/> with small shuffled batches, and the loss that suits the task.</summary>
    public TrainingOptions? Training { get; init; }

    /// <summary>
    /// The fraction of the rows to hold out for validation after each epoch (<see cref="TrainingReport.Validation"/>): at least 0, below 1. The
    /// default is a tenth if <see cref="Training"/> has early stopping or a <see cref="PlateauSchedule"/>, else 0.
    /// </summary>
    public double Validation { get; init; }

    /// <summary>The seed for the initial weights, and for shuffling if <see cref="Training"/> is not given.</summary>
    public ulong Seed { get; init; } = Defaults.Seed;

    /// <summary>The number of threads if <see cref="Training"/> is not given; the model is the same for any number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Returns the name and the value of each option.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"FitOptions {{ Task = {Task}, Hidden = [{string.Join(", ", Hidden)}], Activation = {Activation}, Initializer = {Initializer}, Ignore = [{string.Join(", ", Ignore)}], Weights = {Weights}, Scaling = {Scaling}, TargetScaling = {TargetScaling}, Image = {Image}, Epochs = {Epochs}, Training = {Training}, Validation = {Validation}, Seed = {Seed}, Threads = {Threads} }}");

    /// <summary>Returns the loss that suits a task.</summary>
    public static Loss LossFor(ModelTask task) => task switch
    {
        ModelTask.Classes => Loss.CrossEntropy,
        ModelTask.Labels => Loss.BinaryCrossEntropy,
        _ => Loss.MeanSquaredError,
    };

    /// <summary>Returns the number of epochs for a number of rows.</summary>
    /// <param name="rows">The number of rows: at least 1.</param>
    /// <exception cref="ArgumentException"><see cref="Epochs"/> is negative.</exception>
    public int EpochsFor(int rows) => Epochs < 0 ? throw new ArgumentException($"The number of epochs must be at least 0, not {Epochs}.")
        : Epochs ?? (int)Math.Clamp((long)UsualSteps * (Training?.BatchSize ?? BatchFor(rows)) / rows, FewestEpochs, MostEpochs);

    /// <summary>Returns the training options for a task and a number of rows.</summary>
    /// <param name="task">The task.</param>
    /// <param name="rows">The number of rows: at least 1.</param>
    public TrainingOptions TrainingFor(ModelTask task, int rows) => Training ?? new TrainingOptions
    {
        Loss = LossFor(task),
        Optimizer = new AdamW { LearningRate = UsualRate, WeightDecay = DecayFor(rows) },
        BatchSize = BatchFor(rows),
        Shuffle = true,
        Seed = Seed,
        Threads = Threads,
    };

    /// <summary>Returns the number of rows to hold out for validation.</summary>
    /// <exception cref="ArgumentException">The fraction is out of range.</exception>
    internal int ValidationRows(TrainingOptions training, int rows)
    {
        if (!(Validation is >= 0 and < 1)) throw new ArgumentException($"The validation fraction must be at least 0 and below 1, not {Validation}.");
        bool isNeeded = training.EarlyStopping is not null || training.Schedule is PlateauSchedule;
        double part = Validation == 0 && isNeeded ? UsualValidation : Validation;
        return part == 0 ? 0 : Math.Clamp((int)Math.Round(part * rows), 1, rows - 1);
    }

    // Compared on wine, iris, breast cancer, diabetes and Friedman's function: dotnet run -c Release --project bench/Glassbox.Bench -- tables
    private const int UsualSteps = 1500, FewestEpochs = 10, MostEpochs = 1000;
    private const float UsualRate = 0.002f;
    private const double UsualValidation = 0.1;

    private static int BatchFor(int rows) => rows < 100_000 ? 64 : 256;

    // With fewer rows, the risk of overfitting is greater.
    private static float DecayFor(int rows) => Math.Clamp(500f / rows, 0.01f, 1);
}

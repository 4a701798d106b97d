namespace Glassbox.Data;

/// <summary>A network with everything needed to predict rows of a table; one file contains it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed partial class Model
{
    internal Model(Network network, Preparation preparation, Target target)
    {
        (Network, Preparation, Target) = (network, preparation, target);
    }

    /// <summary>The network; do not change it.</summary>
    public Network Network { get; }

    /// <summary>The conversion of table rows to inputs of the network.</summary>
    public Preparation Preparation { get; }

    /// <summary>The conversion of outputs of the network to predictions.</summary>
    public Target Target { get; }

    /// <summary>The task of the model.</summary>
    public ModelTask Task => Target.Task;

    /// <summary>The columns that a row must have, in order.</summary>
    public IReadOnlyList<InputColumn> Columns => Preparation.Columns;

    /// <summary>The names of the classes, in the order of the probabilities; empty if the task is not classification.</summary>
    public IReadOnlyList<string> Classes => Target.Classes;

    /// <summary>Whether its columns and classes have names; without a description in the file, they are numbered.</summary>
    public bool IsDescribed { get; init; } = true;

    /// <summary>How the network was trained, or null if unknown.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>The size of the images whose pixels are the inputs, or null if they are not images.</summary>
    public ModelInputs? Image { get; init; }

    /// <summary>Metrics recorded when the model was made, by name, such as <c>accuracy</c>.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The <see cref="Table.Sha256"/> of the training rows, or null if unknown.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>Other metadata of the file, by name; Glassbox preserves it without interpreting it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns what it predicts from how many columns, and its network, such as <c>'cultivar' from 13 columns: 13-32-3 (relu, softmax), …</c>.</summary>
    public override string ToString() =>
        $"{Table.Listing(Target.Names)} from {Counted.Of(Columns.Count, "column")}: {Network}";

    /// <summary>Trains a model to predict a column of a table.</summary>
    /// <param name="table">The training rows. Rows without a target are left out.</param>
    /// <param name="target">The column to predict.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ArgumentException">The table, the target and the options do not fit together; the message says why.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
    public static Model Fit(Table table, string target, FitOptions? options = null, CancellationToken cancellation = default) =>
        Fit(table, [target], options, cancellation);

    /// <summary>Trains a model to predict several columns of a table at once: numbers, or labels that are 0 or 1.</summary>
    /// <param name="table">The training rows. Rows without a target are left out.</param>
    /// <param name="targets">The columns to predict.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <inheritdoc cref="Fit(Table, string, FitOptions?, CancellationToken)"/>
    public static Model Fit(Table table, IReadOnlyList<string> targets, FitOptions? options = null, CancellationToken cancellation = default) =>
        Trained(new ModelTrainer(table, targets, options), cancellation);

    /// <summary>Trains a model to classify images, or samples of numbers that are already scaled.</summary>
    /// <param name="dataset">The training samples.</param>
    /// <param name="classes">The name of each class of the dataset.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ArgumentException">The number of classes differs, or the options do not fit; the message says why.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    /// <exception cref="OperationCanceledException">Training was canceled.</exception>
    public static Model Fit(Dataset dataset, IReadOnlyList<string> classes, FitOptions? options = null, CancellationToken cancellation = default) =>
        Trained(new ModelTrainer(dataset, classes, options), cancellation);

    /// <summary>Returns the same model with metrics.</summary>
    public Model WithMetrics(IReadOnlyDictionary<string, double> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new Model(Network, Preparation, Target)
        {
            Recipe = Recipe, Image = Image, DataSha256 = DataSha256, Metadata = Metadata, IsDescribed = IsDescribed, Metrics = metrics.ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Returns the same model with other class names.</summary>
    /// <param name="classes">A distinct name for each class, in the order of <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentException">The number of names differs, or two are equal.</exception>
    /// <exception cref="InvalidOperationException">The model does not predict classes.</exception>
    public Model WithClasses(IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (Task != ModelTask.Classes) throw new InvalidOperationException("The model has no classes.");
        if (classes.Count != Classes.Count) throw new ArgumentException($"There must be one name for each class: {Counted.Of(Classes.Count, "class")}, but {Counted.Of(classes.Count, "name")}.", nameof(classes));
        if (classes.Distinct(StringComparer.Ordinal).Count() != classes.Count) throw new ArgumentException("Two classes have the same name.", nameof(classes));
        return new Model(Network, Preparation, new Target(ModelTask.Classes, Target.Names, classes, [], []))
        {
            Recipe = Recipe, Image = Image, DataSha256 = DataSha256, Metadata = Metadata, Metrics = Metrics,
        };
    }

    /// <summary>Evaluates the model on the rows of a table with targets.</summary>
    /// <param name="table">A table with all <see cref="Columns"/>, and the target columns.</param>
    /// <param name="threads">The number of threads; the result is the same for any number.</param>
    /// <param name="progress">Receives the number of rows done, from any of the threads.</param>
    /// <exception cref="ArgumentException">A column is missing or of the wrong kind, or a row has no target.</exception>
    public ModelEvaluation Evaluate(Table table, int threads = 1, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[][]? numbers = Task == ModelTask.Regression
            ? [.. Target.Names.Select(name => Enumerable.Range(0, table.Count).Select(table[name].Number).ToArray())]
            : null;
        return new ModelEvaluation(this, Target.Dataset(Preparation.Apply(table), table), threads, numbers, progress);
    }

    /// <summary>Evaluates the model on the samples of a dataset.</summary>
    /// <param name="dataset">As many inputs as the network has, prepared as in training, and the classes in the order of <see cref="Classes"/>.</param>
    /// <param name="threads">The number of threads; the result is the same for any number.</param>
    /// <param name="progress">Receives the number of samples done, from any of the threads.</param>
    /// <exception cref="ArgumentException">The dataset has different inputs or targets.</exception>
    public ModelEvaluation Evaluate(Dataset dataset, int threads = 1, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new ModelEvaluation(this, dataset, threads, progress: progress);
    }

    private static Model Trained(ModelTrainer trainer, CancellationToken cancellation)
    {
        foreach (TrainingReport _ in trainer.Epochs(cancellation))
        {
            // The reports are not needed here.
        }

        return trainer.Model;
    }
}

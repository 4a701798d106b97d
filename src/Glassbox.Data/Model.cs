namespace Glassbox.Data;

/// <summary>A network, and all that is needed to ask it about rows of a table: one file holds it.</summary>
/// <remarks>Cannot be changed, and may be used from many threads at once.</remarks>
public sealed partial class Model
{
    internal Model(Network network, Preparation preparation, Target target)
    {
        (Network, Preparation, Target) = (network, preparation, target);
    }

    /// <summary>The network: it must not be changed.</summary>
    public Network Network { get; }

    /// <summary>From the cells of a row to the inputs of the network.</summary>
    public Preparation Preparation { get; }

    /// <summary>From the outputs of the network to an answer.</summary>
    public Target Target { get; }

    /// <summary>What is asked.</summary>
    public ModelTask Task => Target.Task;

    /// <summary>The columns that a row must have, in order.</summary>
    public IReadOnlyList<InputColumn> Columns => Preparation.Columns;

    /// <summary>The names of the classes, in the order of the probabilities; none where the task is another.</summary>
    public IReadOnlyList<string> Classes => Target.Classes;

    /// <summary>Whether its columns and classes have names of their own: where its file said nothing of them, they have numbers.</summary>
    public bool IsDescribed { get; init; } = true;

    /// <summary>How the network was trained, or null where that is not known.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>The size of the images that the inputs are the pixels of, or null where they are none.</summary>
    public ModelInputs? Image { get; init; }

    /// <summary>How well it did when it was made, by name, as <c>accuracy</c>; whatever its maker wrote down.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The <see cref="Table.Sha256"/> of the rows that it was trained on, or null where that is not known.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>What else its file says, texts by name: nothing that is understood here, but it is kept.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Trains a model to answer with a column of a table.</summary>
    /// <param name="table">What it learns from. A row without a target is left out.</param>
    /// <param name="target">The column to learn.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ArgumentException">The table, the target and the options do not fit; it says why.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    /// <exception cref="OperationCanceledException">Training was asked to stop.</exception>
    public static Model Fit(Table table, string target, FitOptions? options = null, CancellationToken cancellation = default) =>
        Fit(table, [target], options, cancellation);

    /// <summary>Trains a model to answer with several columns of a table at once: numbers, or labels that are 0 or 1.</summary>
    /// <param name="table">What it learns from. A row without a target is left out.</param>
    /// <param name="targets">The columns to learn.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <inheritdoc cref="Fit(Table, string, FitOptions?, CancellationToken)"/>
    public static Model Fit(Table table, IReadOnlyList<string> targets, FitOptions? options = null, CancellationToken cancellation = default) =>
        Trained(new ModelTrainer(table, targets, options), cancellation);

    /// <summary>Trains a model to tell images apart, or samples of numbers that are scaled already.</summary>
    /// <param name="dataset">What it learns from.</param>
    /// <param name="classes">The name of each class of the dataset.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="ArgumentException">There are other classes, or the options do not fit; it says why.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    /// <exception cref="OperationCanceledException">Training was asked to stop.</exception>
    public static Model Fit(Dataset dataset, IReadOnlyList<string> classes, FitOptions? options = null, CancellationToken cancellation = default) =>
        Trained(new ModelTrainer(dataset, classes, options), cancellation);

    /// <summary>The same model, with how well it did written down in it.</summary>
    public Model WithMetrics(IReadOnlyDictionary<string, double> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new Model(Network, Preparation, Target)
        {
            Recipe = Recipe, Image = Image, DataSha256 = DataSha256, Metadata = Metadata, IsDescribed = IsDescribed, Metrics = metrics.ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The same model, whose classes are called otherwise.</summary>
    /// <param name="classes">A name for each class, in the order of <see cref="Classes"/>; each once.</param>
    /// <exception cref="ArgumentException">There are not as many, or two are the same.</exception>
    /// <exception cref="InvalidOperationException">The model names no classes.</exception>
    public Model WithClasses(IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (Task != ModelTask.Classes) throw new InvalidOperationException("The model names no classes.");
        if (classes.Count != Classes.Count) throw new ArgumentException($"The model has {Classes.Count} classes; there are {classes.Count} names.", nameof(classes));
        if (classes.Distinct(StringComparer.Ordinal).Count() != classes.Count) throw new ArgumentException("Two classes have one name.", nameof(classes));
        return new Model(Network, Preparation, new Target(ModelTask.Classes, Target.Names, classes, [], []))
        {
            Recipe = Recipe, Image = Image, DataSha256 = DataSha256, Metadata = Metadata, Metrics = Metrics,
        };
    }

    /// <summary>How well the model answers the rows of a table that says the truth.</summary>
    /// <param name="table">Has all <see cref="Columns"/>, and the columns of the target.</param>
    /// <param name="threads">Threads to use; any number gives the same result.</param>
    /// <param name="progress">Told how many rows are done, from any of the threads.</param>
    /// <exception cref="ArgumentException">A column is not there or holds something else, or a row has no target.</exception>
    public ModelEvaluation Evaluate(Table table, int threads = 1, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[][]? numbers = Task == ModelTask.Regression
            ? [.. Target.Names.Select(name => Enumerable.Range(0, table.Count).Select(table[name].Number).ToArray())]
            : null;
        return new ModelEvaluation(this, Target.Dataset(Preparation.Apply(table), table), threads, numbers, progress);
    }

    /// <summary>How well the model answers the samples of a dataset.</summary>
    /// <param name="dataset">As many inputs as the network has, prepared as those were that it learned from, and the classes in the order of <see cref="Classes"/>.</param>
    /// <param name="threads">Threads to use; any number gives the same result.</param>
    /// <param name="progress">Told how many samples are done, from any of the threads.</param>
    /// <exception cref="ArgumentException">The dataset has other inputs or targets.</exception>
    public ModelEvaluation Evaluate(Dataset dataset, int threads = 1, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new ModelEvaluation(this, dataset, threads, progress: progress);
    }

    private static Model Trained(ModelTrainer trainer, CancellationToken cancellation)
    {
        foreach (TrainingReport _ in trainer.Epochs(cancellation))
        {
            // All that happens is in the report.
        }

        return trainer.Model;
    }
}

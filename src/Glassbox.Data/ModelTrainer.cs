namespace Glassbox.Data;

/// <summary>Trains a model on a table. The caller owns the loop, as with a <see cref="Trainer"/>.</summary>
/// <remarks>
/// <code>
/// var trainer = new ModelTrainer(table, ["cultivar"]);
/// foreach (TrainingReport epoch in trainer.Epochs()) Console.WriteLine(epoch.MeanLoss);
/// trainer.Model.Save("wine.safetensors");
/// </code>
/// Not thread-safe.
/// </remarks>
public sealed class ModelTrainer
{
    private const string DataText = "glassbox.dataSha256";

    private readonly PreparedData prepared;
    private readonly TrainingOptions training;
    private readonly Initializer initializer;

    /// <summary>Initializes a trainer for a table.</summary>
    /// <param name="table">The training rows. Rows without a target are left out.</param>
    /// <param name="targets">The columns to predict: one, or several of numbers, or of labels that are 0 or 1.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="ArgumentException">The table, the targets and the options do not fit together; the message says why.</exception>
    public ModelTrainer(Table table, IReadOnlyList<string> targets, FitOptions? options = null)
        : this(PreparedData.From(table, targets, options ?? FitOptions.Default), options ?? FitOptions.Default)
    {
    }

    /// <summary>Initializes a trainer for images, or for numbers that are already scaled.</summary>
    /// <param name="dataset">The training samples.</param>
    /// <param name="classes">The name of each class of the dataset.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="ArgumentException">The number of classes differs, or the options do not fit; the message says why.</exception>
    public ModelTrainer(Dataset dataset, IReadOnlyList<string> classes, FitOptions? options = null)
        : this(PreparedData.From(dataset, classes), options ?? FitOptions.Default)
    {
    }

    /// <summary>Initializes a trainer for prepared data, which may be shared.</summary>
    /// <param name="prepared">The data, prepared with the same data options.</param>
    /// <param name="options">The options.</param>
    /// <param name="split">Splits the dataset by a count and a seed; by default its own stratified split.</param>
    internal ModelTrainer(PreparedData prepared, FitOptions options, Func<int, ulong, (Dataset First, Dataset Others)>? split = null)
    {
        this.prepared = prepared;
        Dataset all = prepared.Dataset;
        training = options.TrainingFor(Target.Task, all.Count);
        int held = options.ValidationRows(training, all.Count);
        (Dataset, Dataset? validation) = held == 0 ? (all, null) : (split ?? all.StratifiedSplit)(all.Count - held, options.Seed);
        EpochCount = options.EpochsFor(Dataset.Count);
        Activation hidden = options.Activation ?? Activation.Relu;
        initializer = options.Initializer ?? (hidden == Activation.Sigmoid || hidden == Activation.Tanh ? Initializer.Xavier : Initializer.He);
        int inputs = prepared.Preparation.Inputs;
        Architecture architecture = Target.Task switch
        {
            ModelTask.Classes => Architecture.ForClasses(inputs, options.Hidden, Target.Classes.Count, hidden),
            ModelTask.Labels => Architecture.ForLabels(inputs, options.Hidden, Target.Names.Count, hidden),
            _ => Architecture.ForRegression(inputs, options.Hidden, Target.Names.Count, hidden),
        };
        Network = new Network(architecture, options.Seed, initializer);
        Trainer = validation is null ? new Trainer(Network, Dataset, training) : new Trainer(Network, Dataset, training) { Validation = validation };
    }

    /// <summary>The dataset that the network is trained on, with scaled inputs and targets.</summary>
    public Dataset Dataset { get; }

    /// <summary>The network being trained.</summary>
    public Network Network { get; }

    /// <summary>The trainer of the network.</summary>
    public Trainer Trainer { get; }

    /// <summary>The training options.</summary>
    public TrainingOptions Options => training;

    /// <summary>The target of the model.</summary>
    public Target Target => prepared.Target;

    /// <summary>The number of epochs to train.</summary>
    public int EpochCount { get; }

    /// <summary>The training time so far.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The number of rows left out because they have no target.</summary>
    public int DroppedRows => prepared.DroppedRows;

    /// <summary>Metadata to record in the model, by name; see <see cref="Model.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The current model: a copy, which further training does not change.</summary>
    public Model Model => new(Network.Clone(), prepared.Preparation, Target)
    {
        Recipe = new Recipe { Options = training, Initializer = initializer, Epochs = EpochsDone, Samples = Dataset.Count },
        Image = prepared.Image,
        DataSha256 = prepared.Sha256,
        Metadata = Metadata,
    };

    /// <summary>Trains for the remaining epochs of <see cref="EpochCount"/>, and reports after each. Nothing runs until it is enumerated.</summary>
    /// <remarks>With early stopping there may be fewer epochs, and the network has the best parameters.</remarks>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="OperationCanceledException">Training was canceled; the network has the parameters of the last step.</exception>
    /// <exception cref="TrainingDivergedException">Training produced a NaN or an infinity.</exception>
    public IEnumerable<TrainingReport> Epochs(CancellationToken cancellation = default) => Steps(int.MaxValue, cancellation);

    /// <summary>Trains like <see cref="Epochs"/>, with additional reports after a number of steps.</summary>
    /// <param name="every">The number of steps between reports: at least 1.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <inheritdoc cref="Epochs"/>
    public IEnumerable<TrainingReport> Steps(int every, CancellationToken cancellation = default)
    {
        TrainingReport before = Trainer.Report;
        int done = before.Epoch - (before.IsEpochEnd ? 0 : 1);
        foreach (TrainingReport report in Trainer.Steps(Math.Max(0, EpochCount - done), every, cancellation))
        {
            if (report.IsEpochEnd) Elapsed += report.Elapsed;
            yield return report;
        }

        if (Trainer.BestEpoch is not null) Trainer.RestoreBest();
    }

    /// <summary>Captures the state of training: a copy of everything needed to continue later as if it had never stopped. The rows are not included.</summary>
    /// <remarks>After <see cref="Epochs"/>, when the network may have the best parameters, the state still continues from the last ones.</remarks>
    public Checkpoint Capture() => Checkpoint.From(Trainer) with { Metadata = new Dictionary<string, string> { [DataText] = prepared.Sha256 } };

    /// <summary>Saves the state of training to a file, like <see cref="Checkpoint.Save(string)"/>.</summary>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public void Save(string path) => Capture().Save(path);

    /// <summary>Continues from a file that <see cref="Save"/> has written, bit for bit as if training had never stopped.</summary>
    /// <param name="path">A file written by a trainer with the same rows, targets and options.</param>
    /// <exception cref="ArgumentException">It is the state of a different training; the message says how it differs.</exception>
    /// <exception cref="DataFormatException">The file is not a checkpoint, or is damaged.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public void Resume(string path) => Restore(Checkpoint.Load(path));

    /// <summary>Restores a captured state.</summary>
    /// <param name="checkpoint">A state captured with the same rows, targets and options.</param>
    /// <exception cref="ArgumentException">It is the state of a different training; the message says how it differs.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (checkpoint.State is not { } state) throw new ArgumentException("This is the state of a reference trainer.", nameof(checkpoint));
        if (checkpoint.Architecture.ToString() != Network.Architecture.ToString())
            throw new ArgumentException($"The state belongs to different training: its network is {checkpoint.Architecture}, and that of this trainer {Network.Architecture}.", nameof(checkpoint));
        if (checkpoint.Metadata.TryGetValue(DataText, out string? sha256) && sha256 != prepared.Sha256)
            throw new ArgumentException("The state belongs to different training: it learned from other rows, or from other columns of them.", nameof(checkpoint));
        Trainer.RestoreState(state);
    }

    private int EpochsDone => Trainer.HasBestParameters ? Trainer.BestEpoch!.Value
        : Trainer.Report is { Epoch: var epoch, IsEpochEnd: var isEnd } && (isEnd || epoch == 0) ? epoch : Trainer.Report.Epoch - 1;
}

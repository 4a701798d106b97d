namespace Glassbox.Data;

/// <summary>Trains a model on a table. The caller owns the loop, as with a <see cref="Trainer"/>.</summary>
/// <remarks>
/// <code>
/// var trainer = new ModelTrainer(table, ["cultivar"]);
/// foreach (TrainingReport epoch in trainer.Epochs()) Console.WriteLine(epoch.MeanLoss);
/// trainer.Model.Save("wine.safetensors");
/// </code>
/// Not for use by several threads at once.
/// </remarks>
public sealed class ModelTrainer
{
    private const string DataText = "glassbox.dataSha256";

    private readonly Prepared prepared;
    private readonly TrainingOptions training;
    private readonly Initializer initializer;
    private bool isUnderWay; // whether the parameters are those of the last step, though others may be the best

    /// <summary>Prepares training on a table.</summary>
    /// <param name="table">What it learns from. A row without a target is left out.</param>
    /// <param name="targets">The columns to learn: one, or several of numbers, or of labels that are 0 or 1.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <exception cref="ArgumentException">The table, the targets and the options do not fit; it says why.</exception>
    public ModelTrainer(Table table, IReadOnlyList<string> targets, FitOptions? options = null)
        : this(Prepared.From(table, targets, options ?? FitOptions.Default), options ?? FitOptions.Default)
    {
    }

    /// <summary>Prepares training on images, or on numbers that are scaled already.</summary>
    /// <param name="dataset">What it learns from.</param>
    /// <param name="classes">The name of each class of the dataset.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <exception cref="ArgumentException">There are other classes, or the options do not fit; it says why.</exception>
    public ModelTrainer(Dataset dataset, IReadOnlyList<string> classes, FitOptions? options = null)
        : this(Prepared.From(dataset, classes), options ?? FitOptions.Default)
    {
    }

    /// <summary>Trains on what is prepared already, which others may share.</summary>
    /// <param name="prepared">Prepared with the same options, as far as they are about the data.</param>
    /// <param name="options">How.</param>
    /// <param name="split">Divides it by a count and a seed; as the dataset does, if not given.</param>
    internal ModelTrainer(Prepared prepared, FitOptions options, Func<int, ulong, (Dataset First, Dataset Others)>? split = null)
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

    /// <summary>What the network learns from: the inputs and the targets, scaled.</summary>
    public Dataset Dataset { get; }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>What trains it.</summary>
    public Trainer Trainer { get; }

    /// <summary>How it trains.</summary>
    public TrainingOptions Options => training;

    /// <summary>What it learns.</summary>
    public Target Target => prepared.Target;

    /// <summary>How often all rows are to be taken.</summary>
    public int EpochCount { get; }

    /// <summary>What training took so far.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Rows that were left out, as they have no target.</summary>
    public int DroppedRows => prepared.DroppedRows;

    /// <summary>The model as it is now: a copy, which further training does not change.</summary>
    public Model Model => new(Network.Clone(), prepared.Preparation, Target)
    {
        Recipe = new Recipe { Options = training, Initializer = initializer, Epochs = EpochsDone, Samples = Dataset.Count },
        Image = prepared.Image,
        DataSha256 = prepared.Sha256,
    };

    /// <summary>Trains for the epochs that are left of <see cref="EpochCount"/>, and reports after each. Nothing is trained until it is enumerated.</summary>
    /// <remarks>Where training stops early there are fewer, and the network is that of the best.</remarks>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the network is that of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(CancellationToken cancellation = default) => Steps(int.MaxValue, cancellation);

    /// <summary>The same, with a report after every so many steps too.</summary>
    /// <param name="every">Steps between reports, at least 1.</param>
    /// <param name="cancellation">Stops training.</param>
    /// <inheritdoc cref="Epochs"/>
    public IEnumerable<TrainingReport> Steps(int every, CancellationToken cancellation = default)
    {
        isUnderWay = true;
        TrainingReport before = Trainer.Report;
        int done = before.Epoch - (before.IsEpochEnd ? 0 : 1);
        foreach (TrainingReport report in Trainer.Steps(Math.Max(0, EpochCount - done), every, cancellation))
        {
            if (report.IsEpochEnd) Elapsed += report.Elapsed;
            yield return report;
        }

        if (!Trainer.HasStopped && Trainer.BestEpoch is not null) Trainer.RestoreBest();
        isUnderWay = false;
    }

    /// <summary>Takes the state of training: a copy of all that it needs to go on later as if it had never stopped. The rows are not in it.</summary>
    /// <remarks>To be taken while <see cref="Epochs"/> is enumerated: at its end the network has the best parameters, where these are kept.</remarks>
    public Checkpoint Capture() => Checkpoint.From(Trainer) with { Metadata = new Dictionary<string, string> { [DataText] = prepared.Sha256 } };

    /// <summary>Saves the state of training to a file, as <see cref="Checkpoint.Save(string)"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there before is still there.</exception>
    public void Save(string path) => Capture().Save(path);

    /// <summary>Goes on from a file that <see cref="Save"/> has written: bit for bit as training would have gone on there.</summary>
    /// <param name="path">Written by a trainer of the same rows, targets and options.</param>
    /// <exception cref="ArgumentException">It is the state of other training; it says how.</exception>
    /// <exception cref="DataFormatException">It holds something else, or is damaged.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public void Resume(string path) => Restore(Checkpoint.Load(path));

    /// <summary>Gives training a state that was taken before.</summary>
    /// <param name="checkpoint">Taken of the same rows, targets and options.</param>
    /// <exception cref="ArgumentException">It is the state of other training; it says how.</exception>
    public void Restore(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (checkpoint.State is not { } state) throw new ArgumentException("The state is of the twin's training.", nameof(checkpoint));
        if (checkpoint.Architecture.ToString() != Network.Architecture.ToString())
            throw new ArgumentException($"The state is of other training: its network is {checkpoint.Architecture}, and that of this trainer {Network.Architecture}.", nameof(checkpoint));
        if (checkpoint.Metadata.TryGetValue(DataText, out string? sha256) && sha256 != prepared.Sha256)
            throw new ArgumentException("The state is of other training: it learned from other rows, or from other columns of them.", nameof(checkpoint));
        Trainer.RestoreState(state);
    }

    private int EpochsDone => !isUnderWay && Trainer.BestEpoch is { } best ? best : Trainer.Report is { Epoch: var epoch, IsEpochEnd: var isEnd } && (isEnd || epoch == 0) ? epoch : Trainer.Report.Epoch - 1;
}

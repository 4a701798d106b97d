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
    private readonly Preparation preparation;
    private readonly TrainingOptions training;
    private readonly Initializer initializer;
    private readonly ModelInputs? image;
    private readonly string dataSha256;

    /// <summary>Prepares training.</summary>
    /// <param name="table">What it learns from. A row without a target is left out.</param>
    /// <param name="targets">The columns to learn: one, or several of numbers, or of labels that are 0 or 1.</param>
    /// <param name="options">How; the defaults if not given.</param>
    /// <exception cref="ArgumentException">The table, the targets and the options do not fit; it says why.</exception>
    public ModelTrainer(Table table, IReadOnlyList<string> targets, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(targets);
        options ??= FitOptions.Default;
        if (targets.Count == 0) throw new ArgumentException("No column is named to learn.", nameof(targets));
        TableColumn[] columns = [.. targets.Select(name => table[name])];
        Table rows = table.Where(row => columns.All(column => !column.IsMissing(row.Index)));
        DroppedRows = table.Count - rows.Count;
        if (rows.Count < 2) throw new ArgumentException($"There are {rows.Count} rows with a target; at least 2 are needed.", nameof(table));

        columns = [.. targets.Select(name => rows[name])];
        Target = Target.Fit(columns, options.Task ?? Target.Infer(columns), options.TargetScaling);
        string[] left = [.. targets, .. options.Ignore];
        if (rows.Columns.All(column => left.Contains(column.Name))) throw new ArgumentException("No column can be an input: none is left.", nameof(options));
        Table inputs = rows.Without(left);
        preparation = options.Image is { } size ? OfPixels(inputs, size) : Preparation.Fit(inputs, options.Scaling);
        image = options.Image;
        Dataset = Target.Dataset(preparation.Apply(rows), rows);
        dataSha256 = rows.Sha256();

        training = options.TrainingFor(Target.Task, rows.Count);
        EpochCount = options.EpochsFor(rows.Count);
        Activation hidden = options.Activation ?? Activation.Relu;
        initializer = options.Initializer ?? (hidden == Activation.Sigmoid || hidden == Activation.Tanh ? Initializer.Xavier : Initializer.He);
        Architecture architecture = Target.Task switch
        {
            ModelTask.Classes => Architecture.ForClasses(preparation.Inputs, options.Hidden, Target.Classes.Count, hidden),
            ModelTask.Labels => Architecture.ForLabels(preparation.Inputs, options.Hidden, Target.Names.Count, hidden),
            _ => Architecture.ForRegression(preparation.Inputs, options.Hidden, Target.Names.Count, hidden),
        };
        Network = new Network(architecture, options.Seed, initializer);
        Trainer = new Trainer(Network, Dataset, training);
    }

    /// <summary>What the network learns from: the inputs and the targets, scaled.</summary>
    public Dataset Dataset { get; }

    /// <summary>The network that learns.</summary>
    public Network Network { get; }

    /// <summary>What trains it.</summary>
    public Trainer Trainer { get; }

    /// <summary>What it learns.</summary>
    public Target Target { get; }

    /// <summary>How often all rows are to be taken.</summary>
    public int EpochCount { get; }

    /// <summary>What training took so far.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Rows that were left out, as they have no target.</summary>
    public int DroppedRows { get; }

    /// <summary>The model as it is now: a copy, which further training does not change.</summary>
    public Model Model => new(Network.Clone(), preparation, Target)
    {
        Recipe = new Recipe { Options = training, Initializer = initializer, Epochs = Trainer.Report is { IsEpochEnd: true } or { Epoch: 0 } ? Trainer.Report.Epoch : Trainer.Report.Epoch - 1, Samples = Dataset.Count },
        Image = image,
        DataSha256 = dataSha256,
    };

    /// <summary>Trains for the epochs that are left of <see cref="EpochCount"/>, and reports after each. Nothing is trained until it is enumerated.</summary>
    /// <param name="cancellation">Stops training.</param>
    /// <exception cref="OperationCanceledException">Training was asked to stop; the network is that of the last step made.</exception>
    /// <exception cref="TrainingDivergedException">A NaN or an infinity came up.</exception>
    public IEnumerable<TrainingReport> Epochs(CancellationToken cancellation = default)
    {
        foreach (TrainingReport report in Trainer.Epochs(Math.Max(0, EpochCount - Trainer.Report.Epoch), cancellation))
        {
            Elapsed += report.Elapsed;
            yield return report;
        }
    }

    // Of images, as those of the library are: pixel / 255.
    private static Preparation OfPixels(Table inputs, ModelInputs size)
    {
        const double white = 255;
        if (inputs.Columns.Count != size.Count)
            throw new ArgumentException($"Images of {size.Rows} × {size.Columns} have {size.Count} pixels; there are {inputs.Columns.Count} columns of them.", nameof(size));
        foreach (TableColumn column in inputs.Columns)
            for (int row = 0; row < column.Count; row++)
                if (column.Number(row) is not (>= 0 and <= white))
                    throw new ArgumentException($"A pixel is 0 to 255; in '{column.Name}', row {row} stands '{column.Text(row)}'.", nameof(inputs));
        return new Preparation([.. inputs.Columns.Select(column => new NumberInput(column.Name, 0, 0, white, hasIndicator: false))]);
    }
}

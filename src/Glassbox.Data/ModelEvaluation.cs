namespace Glassbox.Data;

/// <summary>How well a model answers rows of which the truth is known.</summary>
/// <remarks>What each number means, and by which formula, stands in docs/evaluation.md.</remarks>
public sealed partial class ModelEvaluation
{
    private readonly Dataset dataset;
    private readonly float[] outputs; // [rows, outputs of the network]
    private readonly double[][]? numbers; // [names][rows] the truths of a regression in their own units, where they are known exactly
    private readonly bool hasProbabilities;
    private readonly Lazy<double> rocAuc;

    internal ModelEvaluation(Model model, Dataset dataset, int threads, double[][]? numbers = null, IProgress<int>? progress = null)
    {
        (this.dataset, this.numbers, Target) = (dataset, numbers, model.Target);
        Loss? loss = model.Recipe?.Options.Loss;
        outputs = new float[checked(dataset.Count * model.Network.Architecture.Outputs)];
        Details = model.Network.Evaluate(dataset, loss, threads, outputs, progress);
        Activation last = model.Network.Architecture.OutputActivation;
        hasProbabilities = Target.Task != ModelTask.Regression && (last == Activation.Softmax || last == Activation.Sigmoid);
        Scores = Target.Task == ModelTask.Classes ? [] : [.. Target.Names.Select((_, place) => new Score(this, place))];
        LogLoss = LogLossOfAll();
        rocAuc = new(RocAucOfAll);
    }

    /// <summary>What was asked.</summary>
    public Target Target { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Details.Count;

    /// <summary>In the units of the network: the confusion matrix, each answer, the worst mistakes.</summary>
    public Evaluation Details { get; }

    /// <summary>The fraction answered rightly, of labels all together, 0 to 1; NaN of a regression.</summary>
    public double Accuracy => Target.Task switch
    {
        ModelTask.Classes => Details.Accuracy,
        ModelTask.Labels => Scores.Average(score => score.Accuracy),
        _ => double.NaN,
    };

    /// <summary>How often each class was answered with each, in the order of <see cref="Target.Classes"/>.</summary>
    public ConfusionMatrix Confusion => Details.Confusion;

    /// <summary>
    /// The mean of −ln of the probability given to the truth, which counts as at least 2⁻⁵²; of labels the mean of theirs. NaN of a
    /// regression, and where the outputs are no probabilities.
    /// </summary>
    public double LogLoss { get; }

    /// <summary>
    /// The area under the <see cref="Roc"/> curve: of two classes that of the second, of more the mean over the classes, each against
    /// all others; of labels the mean of theirs. Classes of which there are none, or nothing else, are left out. NaN of a regression.
    /// </summary>
    public double RocAuc => rocAuc.Value;

    /// <summary>The means over the classes, or labels, each counted alike; NaN of a regression.</summary>
    public ClassScores Macro => Target.Task == ModelTask.Labels ? ClassScores.Mean(Scores.Select(score => (score.Positive, 1.0))) : Confusion.Macro;

    /// <summary>The means over the classes, or labels, each counted as often as it is there; NaN of a regression.</summary>
    public ClassScores Weighted => Target.Task == ModelTask.Labels ? ClassScores.Mean(Scores.Select(score => (score.Positive, (double)score.Positives))) : Confusion.Weighted;

    /// <summary>The mean of the F1 of the classes that there are; NaN where the task is another.</summary>
    public double MacroF1 => Confusion.Macro.F1;

    /// <summary>How well each number or label is answered, in the order of <see cref="Target.Names"/>; none of classes.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>
    /// The numbers that tell most, by the names they have in the field: <c>accuracy</c>, <c>logLoss</c>, <c>rocAuc</c>, <c>r2</c>,
    /// <c>mae</c>, <c>rmse</c>.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics => Target.Task switch
    {
        ModelTask.Regression => new Dictionary<string, double>
        {
            ["r2"] = Scores.Average(score => score.R2), ["mae"] = Scores.Average(score => score.MeanAbsoluteError),
            ["rmse"] = Scores.Average(score => score.RootMeanSquaredError),
        },
        _ => new Dictionary<string, double>
        {
            ["accuracy"] = Accuracy, ["macroF1"] = Macro.F1, ["weightedF1"] = Weighted.F1, ["logLoss"] = LogLoss, ["rocAuc"] = RocAuc,
            ["calibrationError"] = Calibration().ExpectedError,
        },
    };

    /// <summary>What the model says to a row about a class, a label or a number: a probability, or the number in its own units.</summary>
    /// <remarks>
    /// Several sigmoid outputs that stand for classes are divided by their sum, so that they add up to 1. Outputs that are no
    /// probabilities, as of an identity, are given as they are.
    /// </remarks>
    /// <param name="row">From 0.</param>
    /// <param name="place">Of the class or the name, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, or no such class or name.</exception>
    public double Answer(int row, int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)Target.Outputs, nameof(place));
        int width = outputs.Length / Count;
        ReadOnlySpan<float> answered = outputs.AsSpan(row * width, width);
        if (Target.Task == ModelTask.Regression) return (answered[place] * Target.Scales[place]) + Target.Offsets[place];
        if (Target.Task == ModelTask.Labels) return answered[place];
        if (width == 1) return place == 1 ? answered[0] : 1 - (double)answered[0];
        if (!hasProbabilities) return answered[place];
        double sum = 0;
        foreach (float output in answered) sum += output;
        return sum > 0 ? answered[place] / sum : double.IsNaN(sum) ? double.NaN : 1.0 / width;
    }

    /// <summary>The truth of a row about a class or a label, 1 or 0, or a number in its own units.</summary>
    /// <inheritdoc cref="Answer"/>
    public double Truth(int row, int place)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)Target.Outputs, nameof(place));
        if (Target.Task == ModelTask.Classes) return Label(row) == place ? 1 : 0;
        if (numbers is not null) return numbers[place][row];
        double target = dataset.Targets(row)[place];
        return Target.Task == ModelTask.Regression ? (target * Target.Scales[place]) + Target.Offsets[place] : target;
    }

    /// <summary>The class of a row, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The task is another.</exception>
    public int Label(int row) => Target.Task != ModelTask.Classes ? throw new InvalidOperationException("The rows are of no classes.")
        : dataset.HasClasses ? dataset.Label(row) : (int)dataset.Targets(row)[0];

    /// <summary>How well the model tells a class from all others, or a label from its absence, at every threshold.</summary>
    /// <param name="place">Of the class or the label, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or label.</exception>
    /// <exception cref="InvalidOperationException">The task is a regression.</exception>
    public RocCurve Roc(int place)
    {
        MustBeOfProbabilities();
        return RocCurve.From(Column(place), Holds(place));
    }

    /// <summary>Whether the model is as often right as it is sure: of classes the probability of each answer; of labels all their probabilities.</summary>
    /// <param name="bins">Bins from 0 to 1, at least 1.</param>
    /// <returns>Without samples where the outputs are no probabilities.</returns>
    /// <exception cref="InvalidOperationException">The task is a regression.</exception>
    public Calibration Calibration(int bins = Glassbox.Calibration.UsualBins)
    {
        MustBeOfProbabilities();
        if (!hasProbabilities) return Glassbox.Calibration.From([], [], bins);
        if (Target.Task == ModelTask.Labels)
            return Glassbox.Calibration.From([.. Places.SelectMany(Column)], [.. Places.SelectMany(Holds)], bins);
        double[] sureness = new double[Count];
        bool[] right = new bool[Count];
        for (int row = 0; row < Count; row++)
        {
            int answer = Details.Answer(row);
            sureness[row] = answer == Classification.None ? double.NaN : Answer(row, answer);
            right[row] = answer == Label(row);
        }

        return Glassbox.Calibration.From(sureness, right, bins);
    }

    /// <summary>Whether the probability of one class, or of one label, is as often right as it says.</summary>
    /// <param name="place">Of the class or the label, from 0.</param>
    /// <param name="bins">Bins from 0 to 1, at least 1.</param>
    /// <inheritdoc cref="Calibration(int)"/>
    public Calibration CalibrationOf(int place, int bins = Glassbox.Calibration.UsualBins)
    {
        MustBeOfProbabilities();
        return hasProbabilities ? Glassbox.Calibration.From(Column(place), Holds(place), bins) : Glassbox.Calibration.From([], [], bins);
    }

    private IEnumerable<int> Places => Enumerable.Range(0, Target.Outputs);

    private double[] Column(int place)
    {
        double[] column = new double[Count];
        for (int row = 0; row < column.Length; row++) column[row] = Answer(row, place);
        return column;
    }

    private bool[] Holds(int place)
    {
        bool[] holds = new bool[Count];
        for (int row = 0; row < holds.Length; row++) holds[row] = Truth(row, place) > 0.5;
        return holds;
    }

    private double RocAucOfAll() => Target.Task switch
    {
        ModelTask.Regression => double.NaN,
        ModelTask.Labels => Mean(Scores.Select(score => score.RocAuc)),
        _ when Target.Outputs == 2 => Roc(1).Area,
        _ => Mean(Places.Select(place => Roc(place).Area)),
    };

    private double LogLossOfAll()
    {
        if (!hasProbabilities) return double.NaN;
        if (Target.Task == ModelTask.Labels) return Scores.Average(score => score.LogLoss);
        double sum = 0;
        for (int row = 0; row < Count; row++) sum -= Math.Log(Sure(Answer(row, Label(row))));
        return sum / Count;
    }

    // As scikit-learn has it, so that a probability of 0 is no infinite loss.
    private static double Sure(double probability) => Math.Clamp(probability, Math.ScaleB(1, -52), 1 - Math.ScaleB(1, -52));

    private static double Mean(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private void MustBeOfProbabilities()
    {
        if (Target.Task == ModelTask.Regression) throw new InvalidOperationException("A regression answers with numbers, not with probabilities.");
    }
}

using System.Globalization;

namespace Glassbox.Data;

/// <summary>The results of a model on rows with known targets.</summary>
/// <remarks>docs/evaluation.md explains each number and its formula.</remarks>
public sealed partial class ModelEvaluation
{
    private readonly Dataset dataset;
    private readonly float[] outputs; // [rows, outputs of the network]
    private readonly double[][]? numbers; // [names][rows] the true values of a regression in their original units, if they are known exactly
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

    /// <summary>The target of the model.</summary>
    public Target Target { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Details.Count;

    /// <summary>The evaluation of the network: confusion matrix, each prediction, worst mistakes; regressions are in scaled units.</summary>
    public Evaluation Details { get; }

    /// <summary>The fraction of correct predictions, over all labels together, 0 to 1; NaN for a regression.</summary>
    public double Accuracy => Target.Task switch
    {
        ModelTask.Classes => Details.Accuracy,
        ModelTask.Labels => Scores.Average(score => score.Accuracy),
        _ => double.NaN,
    };

    /// <summary>The confusion matrix, in the order of <see cref="Target.Classes"/>.</summary>
    public ConfusionMatrix Confusion => Details.Confusion;

    /// <summary>
    /// The log loss: the mean of −ln of the probability predicted for the truth, which counts as at least 2⁻⁵²; for labels, the mean over the
    /// labels. NaN for a regression, and if the outputs are not probabilities.
    /// </summary>
    public double LogLoss { get; }

    /// <summary>
    /// The area under the <see cref="Roc"/> curve: for two classes that of the second, for more the mean over the classes, each against all others;
    /// for labels, the mean over the labels. Classes that no row or every row has are left out. NaN for a regression.
    /// </summary>
    public double RocAuc => rocAuc.Value;

    /// <summary>The unweighted means over the classes or labels; NaN for a regression.</summary>
    public ClassScores Macro => Target.Task == ModelTask.Labels ? ClassScores.Mean(Scores.Select(score => (score.Positive, 1.0))) : Confusion.Macro;

    /// <summary>The means over the classes or labels, weighted by their numbers of rows; NaN for a regression.</summary>
    public ClassScores Weighted => Target.Task == ModelTask.Labels ? ClassScores.Mean(Scores.Select(score => (score.Positive, (double)score.Positives))) : Confusion.Weighted;

    /// <summary>The mean of the classes' F1; NaN if the task is not classification.</summary>
    public double MacroF1 => Confusion.Macro.F1;

    /// <summary>The scores of each number or label, in the order of <see cref="Target.Names"/>; empty for classes.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>
    /// The main metrics, by their common names: <c>accuracy</c>, <c>logLoss</c>, <c>rocAuc</c>, <c>r2</c>, <c>mae</c>, <c>rmse</c>.
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

    /// <summary>Returns the number of rows and <see cref="Metrics"/>, such as <c>36 rows: accuracy 0.9722, macroF1 0.9715, …</c>.</summary>
    public override string ToString() =>
        $"{Counted.Of(Count, "row")}: {string.Join(", ", Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:G4}")))}";

    /// <summary>Returns the prediction for a row and a class, label or number: a probability, or the number in its original units.</summary>
    /// <remarks>
    /// Several sigmoid outputs that stand for classes are divided by their sum, so that they add up to 1. Outputs that are not probabilities, such
    /// as those of an identity, are returned unchanged.
    /// </remarks>
    /// <param name="row">The row, from 0.</param>
    /// <param name="place">The index of the class, label or number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row, class, label or number.</exception>
    public double Answer(int row, int place)
    {
        Position.MustExist(row, Count, "row");
        Position.MustExist(place, Target.Outputs, "output");
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

    /// <summary>Returns the truth for a row and a class or label, 1 or 0, or a number in its original units.</summary>
    /// <inheritdoc cref="Answer"/>
    public double Truth(int row, int place)
    {
        Position.MustExist(place, Target.Outputs, "output");
        if (Target.Task == ModelTask.Classes) return Label(row) == place ? 1 : 0;
        if (numbers is not null) return numbers[place][row];
        double target = dataset.Targets(row)[place];
        return Target.Task == ModelTask.Regression ? (target * Target.Scales[place]) + Target.Offsets[place] : target;
    }

    /// <summary>Returns the class of a row, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The task is not classification.</exception>
    public int Label(int row) => Target.Task != ModelTask.Classes ? throw new InvalidOperationException("The rows have no classes.")
        : dataset.HasClasses ? dataset.Label(row) : (int)dataset.Targets(row)[0];

    /// <summary>Returns the ROC curve of a class against all others, or of a label.</summary>
    /// <param name="place">The index of the class or label, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or label.</exception>
    /// <exception cref="InvalidOperationException">The task is a regression.</exception>
    public RocCurve Roc(int place)
    {
        MustBeOfProbabilities();
        return RocCurve.From(Column(place), Holds(place));
    }

    /// <summary>Returns the calibration of the probabilities: for classes, of the predicted class of each row; for labels, of all labels.</summary>
    /// <param name="bins">The number of bins from 0 to 1: at least 1.</param>
    /// <returns>The calibration; without samples if the outputs are not probabilities.</returns>
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

    /// <summary>Returns the calibration of the probabilities of one class or label.</summary>
    /// <param name="place">The index of the class or label, from 0.</param>
    /// <param name="bins">The number of bins from 0 to 1: at least 1.</param>
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

    // As in scikit-learn, so that a probability of 0 does not give an infinite loss.
    private static double Sure(double probability) => Math.Clamp(probability, Math.ScaleB(1, -52), 1 - Math.ScaleB(1, -52));

    private static double Mean(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private void MustBeOfProbabilities()
    {
        if (Target.Task == ModelTask.Regression) throw new InvalidOperationException("A regression answers with numbers, not with probabilities.");
    }
}

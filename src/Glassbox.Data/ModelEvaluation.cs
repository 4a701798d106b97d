namespace Glassbox.Data;

/// <summary>How well a model answers rows of which the truth is known.</summary>
public sealed class ModelEvaluation
{
    internal ModelEvaluation(Model model, Dataset dataset, int threads)
    {
        Target = model.Target;
        Loss? loss = model.Recipe?.Options.Loss;
        Details = model.Network.Evaluate(dataset, loss, threads);
        float[] outputs = model.Network.PredictAll(dataset, threads);
        Scores = Target.Task == ModelTask.Classes ? [] : [.. Target.Names.Select((_, place) => new Score(Target, dataset, outputs, place))];
        LogLoss = Target.Task == ModelTask.Classes ? LogLossOf(dataset, outputs) : double.NaN;
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

    /// <summary>The mean of −ln of the probability given to the truth; NaN where the task is another.</summary>
    public double LogLoss { get; }

    /// <summary>The mean of the F1 of the classes that there are; NaN where the task is another.</summary>
    public double MacroF1 => Enumerable.Range(0, Confusion.Classes).Select(Confusion.F1).Where(f1 => !double.IsNaN(f1)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>How well each number or label is answered, in the order of <see cref="Target.Names"/>; none of classes.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>The numbers that tell most, by the names they have in the field: <c>accuracy</c>, <c>logLoss</c>, <c>r2</c>, <c>mae</c>, <c>rmse</c>.</summary>
    public IReadOnlyDictionary<string, double> Metrics => Target.Task switch
    {
        ModelTask.Classes => new Dictionary<string, double> { ["accuracy"] = Accuracy, ["macroF1"] = MacroF1, ["logLoss"] = LogLoss },
        ModelTask.Labels => new Dictionary<string, double> { ["accuracy"] = Accuracy },
        _ => new Dictionary<string, double>
        {
            ["r2"] = Scores.Average(score => score.R2), ["mae"] = Scores.Average(score => score.MeanAbsoluteError),
            ["rmse"] = Scores.Average(score => score.RootMeanSquaredError),
        },
    };

    private double LogLossOf(Dataset dataset, float[] outputs)
    {
        int width = outputs.Length / dataset.Count;
        double[] answer = new double[Target.Outputs];
        double sum = 0;
        for (int row = 0; row < dataset.Count; row++)
        {
            Target.Read(outputs.AsSpan(row * width, width), answer);
            sum -= Math.Log(Math.Max(answer[dataset.Label(row)], float.Epsilon));
        }

        return sum / dataset.Count;
    }

    /// <summary>How well one number, or one label, is answered.</summary>
    public sealed class Score
    {
        internal Score(Target target, Dataset dataset, float[] outputs, int place)
        {
            Name = target.Names[place];
            int count = dataset.Count, width = target.Names.Count;
            bool isNumber = target.Task == ModelTask.Regression;
            (double offset, double scale) = isNumber ? (target.Offsets[place], target.Scales[place]) : (0, 1);
            double[] truths = [.. Enumerable.Range(0, count).Select(row => (dataset.Targets(row)[place] * scale) + offset)];
            double mean = truths.Average(), absolute = 0, squared = 0, spread = 0;
            int right = 0;
            for (int row = 0; row < count; row++)
            {
                double answer = (outputs[(row * width) + place] * scale) + offset, difference = answer - truths[row];
                absolute += Math.Abs(difference);
                squared += difference * difference;
                spread += (truths[row] - mean) * (truths[row] - mean);
                right += answer > 0.5 == truths[row] > 0.5 ? 1 : 0;
            }

            (MeanAbsoluteError, RootMeanSquaredError) = (absolute / count, Math.Sqrt(squared / count));
            R2 = spread > 0 ? 1 - (squared / spread) : double.NaN;
            Accuracy = isNumber ? double.NaN : (double)right / count;
        }

        /// <summary>The column.</summary>
        public string Name { get; }

        /// <summary>R²: the part of the variance that is explained; 1 is perfect, 0 is no better than always the mean. NaN where all truths are one.</summary>
        public double R2 { get; }

        /// <summary>The mean distance from the truth, in the units of the column.</summary>
        public double MeanAbsoluteError { get; }

        /// <summary>The root of the mean square of the distance from the truth, in the units of the column.</summary>
        public double RootMeanSquaredError { get; }

        /// <summary>The fraction of rows of which a label is answered rightly; NaN of a number.</summary>
        public double Accuracy { get; }
    }
}

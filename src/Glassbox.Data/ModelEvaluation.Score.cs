namespace Glassbox.Data;

// Scores of single numbers and labels.
public sealed partial class ModelEvaluation
{
    /// <summary>The scores of one number or label.</summary>
    public sealed class Score
    {
        internal Score(ModelEvaluation evaluation, int place)
        {
            Name = evaluation.Target.Names[place];
            int count = evaluation.Count;
            bool isNumber = evaluation.Target.Task == ModelTask.Regression;
            double[] truths = [.. Enumerable.Range(0, count).Select(row => evaluation.Truth(row, place))], answers = evaluation.Column(place);
            double mean = truths.Average(), absolute = 0, squared = 0, spread = 0, logLoss = 0;
            int right = 0, named = 0, rightlyNamed = 0;
            for (int row = 0; row < count; row++)
            {
                double difference = answers[row] - truths[row];
                bool isNamed = answers[row] > 0.5, isSo = truths[row] > 0.5;
                absolute += Math.Abs(difference);
                squared += difference * difference;
                spread += (truths[row] - mean) * (truths[row] - mean);
                right += isNamed == isSo && !double.IsNaN(answers[row]) ? 1 : 0; // no prediction, rather than a negative one
                named += isNamed ? 1 : 0;
                rightlyNamed += isNamed && isSo ? 1 : 0;
                if (evaluation.hasProbabilities) logLoss -= Math.Log(Sure(isSo ? answers[row] : 1 - answers[row]));
                Positives += isSo ? 1 : 0;
            }

            (MeanAbsoluteError, RootMeanSquaredError) = (absolute / count, Math.Sqrt(squared / count));
            R2 = Statistics.R2(squared, spread, count, isConstant: Array.TrueForAll(truths, truth => truth == truths[0]));
            (Accuracy, LogLoss) = isNumber ? (double.NaN, double.NaN) : ((double)right / count, evaluation.hasProbabilities ? logLoss / count : double.NaN);
            RocAuc = isNumber ? double.NaN : evaluation.Roc(place).Area;
            Positive = isNumber ? new ClassScores(double.NaN, double.NaN, double.NaN)
                : new ClassScores((double)rightlyNamed / named, (double)rightlyNamed / Positives, 2.0 * rightlyNamed / (named + Positives));
            if (isNumber) Positives = 0;
        }

        /// <summary>The name of the column.</summary>
        public string Name { get; }

        /// <summary>
        /// R², the fraction of the variance that is explained: 1 is perfect, 0 is no better than always predicting the mean. If all true values are
        /// equal, 1 for exact predictions, else 0, as in scikit-learn; NaN for a single row.
        /// </summary>
        public double R2 { get; }

        /// <summary>The mean absolute error, in the units of the column.</summary>
        public double MeanAbsoluteError { get; }

        /// <summary>The root mean squared error, in the units of the column.</summary>
        public double RootMeanSquaredError { get; }

        /// <summary>The fraction of rows for which a label is predicted correctly; NaN for a number.</summary>
        public double Accuracy { get; }

        /// <summary>Precision, recall and F1 of a label; NaN for a number.</summary>
        public ClassScores Positive { get; }

        /// <summary>The number of rows that have a label; 0 for a number.</summary>
        public int Positives { get; }

        /// <summary>The mean of −ln of the probability predicted for a label's true value; NaN for a number, and if the outputs are not probabilities.</summary>
        public double LogLoss { get; }

        /// <summary>The area under the ROC curve of a label; NaN for a number, or if all rows have the same truth.</summary>
        public double RocAuc { get; }
    }
}

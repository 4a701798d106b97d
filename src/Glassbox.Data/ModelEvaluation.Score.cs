namespace Glassbox.Data;

// Of each number, or of each label.
public sealed partial class ModelEvaluation
{
    /// <summary>How well one number, or one label, is answered.</summary>
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
                right += isNamed == isSo && !double.IsNaN(answers[row]) ? 1 : 0; // nothing was said, rather than no
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

        /// <summary>The column.</summary>
        public string Name { get; }

        /// <summary>
        /// R²: the part of the variance that is explained; 1 is perfect, 0 is no better than always the mean. Where all truths are one
        /// number, 1 if it is answered exactly, else 0, as in scikit-learn; NaN of a single row.
        /// </summary>
        public double R2 { get; }

        /// <summary>The mean distance from the truth, in the units of the column.</summary>
        public double MeanAbsoluteError { get; }

        /// <summary>The root of the mean square of the distance from the truth, in the units of the column.</summary>
        public double RootMeanSquaredError { get; }

        /// <summary>The fraction of rows of which a label is answered rightly; NaN of a number.</summary>
        public double Accuracy { get; }

        /// <summary>Precision, recall and F1 of a label, where it holds; NaN of a number.</summary>
        public ClassScores Positive { get; }

        /// <summary>In how many rows a label holds; 0 of a number.</summary>
        public int Positives { get; }

        /// <summary>The mean of −ln of the probability given to what is true of a label; NaN of a number, and where the outputs are no probabilities.</summary>
        public double LogLoss { get; }

        /// <summary>The area under the ROC curve of a label; NaN of a number, or where it holds always or never.</summary>
        public double RocAuc { get; }
    }
}

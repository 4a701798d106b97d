using System.Globalization;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Logs;

/// <summary>The metrics of an epoch, for logs and for the curves of a report.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Step">The number of updates so far.</param>
/// <param name="LearningRate">The learning rate of the last update.</param>
/// <param name="TrainingLoss">The mean loss during training.</param>
/// <param name="TrainingAccuracy">The accuracy during training; NaN for regression.</param>
/// <param name="TrainingMeanError">The mean squared error during training, in the units of the network.</param>
/// <param name="ValidationLoss">The loss on the validation set after the epoch; NaN if there is no validation set.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation set, likewise.</param>
/// <param name="TestAccuracy">The accuracy on the test digits after the epoch; NaN if they are not evaluated after each epoch.</param>
/// <param name="Seconds">The duration of the epoch.</param>
internal sealed record EpochEntry(
    int Epoch, long Step, double LearningRate, double TrainingLoss, double TrainingAccuracy, double TrainingMeanError,
    double ValidationLoss, double ValidationAccuracy, double TestAccuracy, double Seconds)
{
    public static EpochEntry From(TrainingReport report, double testAccuracy = double.NaN) => new(
        report.Epoch, report.Step, Decimal(report.LearningRate), report.MeanLoss, report.RunningAccuracy, report.MeanSquaredError,
        report.Validation?.Loss ?? double.NaN, report.Validation?.Accuracy ?? double.NaN, testAccuracy, report.Elapsed.TotalSeconds);

    // As the user wrote it: 0.01 rather than 0.009999999776, the nearest float32.
    private static double Decimal(float number) => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static EpochEntry From(EpochResult epoch) => From(epoch.Report, epoch.Test.Accuracy);

    /// <summary>All metrics by name, without the epoch, in the order of a log; NaN for missing ones.</summary>
    public IReadOnlyList<(string Name, double Value)> Numbers =>
    [
        ("step", Step), ("learningRate", LearningRate), ("trainingLoss", TrainingLoss), ("trainingAccuracy", TrainingAccuracy),
        ("trainingMeanError", TrainingMeanError), ("validationLoss", ValidationLoss), ("validationAccuracy", ValidationAccuracy),
        ("testAccuracy", TestAccuracy), ("seconds", Math.Round(Seconds, 6)),
    ];
}

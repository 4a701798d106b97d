using System.Globalization;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Logs;

/// <summary>What is kept of an epoch: for logs, and for the curves of a report.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Updates so far.</param>
/// <param name="LearningRate">Of the last one.</param>
/// <param name="TrainingLoss">The mean loss while learning.</param>
/// <param name="TrainingAccuracy">The fraction answered rightly while learning; NaN of numbers.</param>
/// <param name="TrainingMeanError">The mean squared error while learning, in the units of the network.</param>
/// <param name="ValidationLoss">After the epoch, of what was held out; NaN where nothing was.</param>
/// <param name="ValidationAccuracy">Likewise.</param>
/// <param name="TestAccuracy">After the epoch, of the test digits; NaN where they are not asked each time.</param>
/// <param name="Seconds">What the epoch took.</param>
internal sealed record EpochEntry(
    int Epoch, long Step, double LearningRate, double TrainingLoss, double TrainingAccuracy, double TrainingMeanError,
    double ValidationLoss, double ValidationAccuracy, double TestAccuracy, double Seconds)
{
    public static EpochEntry From(TrainingReport report, double testAccuracy = double.NaN) => new(
        report.Epoch, report.Step, Decimal(report.LearningRate), report.MeanLoss, report.RunningAccuracy, report.MeanSquaredError,
        report.Validation?.Loss ?? double.NaN, report.Validation?.Accuracy ?? double.NaN, testAccuracy, report.Elapsed.TotalSeconds);

    // As it was asked for: 0.01 rather than the 0.009999999776 that a float32 makes of it.
    private static double Decimal(float number) => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static EpochEntry From(EpochResult epoch) => From(epoch.Report, epoch.Test.Accuracy);

    /// <summary>All numbers but the epoch by their names, in the order of a log; NaN where there is none.</summary>
    public IReadOnlyList<(string Name, double Value)> Numbers =>
    [
        ("step", Step), ("learningRate", LearningRate), ("trainingLoss", TrainingLoss), ("trainingAccuracy", TrainingAccuracy),
        ("trainingMeanError", TrainingMeanError), ("validationLoss", ValidationLoss), ("validationAccuracy", ValidationAccuracy),
        ("testAccuracy", TestAccuracy), ("seconds", Math.Round(Seconds, 6)),
    ];
}

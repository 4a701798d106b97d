using Glassbox.Cli.Charts;
using Glassbox.Cli.Logs;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows the progress of training, epoch by epoch.</summary>
internal static class LearningSection
{
    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        if (content.Epochs.Count == 0) yield break;
        IReadOnlyList<EpochEntry> epochs = content.Epochs;
        var x = new ChartAxis("epoch") { IsWhole = true, Minimum = epochs.Count == 1 ? 0 : epochs[0].Epoch, Maximum = epochs[^1].Epoch };
        (double, string)? best = content.BestEpoch is { } epoch && epoch >= epochs[0].Epoch ? (epoch, "kept") : null;
        List<Chart> charts =
        [
            new Chart("Loss", Describe("loss", epochs, e => e.TrainingLoss, e => e.ValidationLoss), x, new ChartAxis("mean loss"), Lines(epochs, e => e.TrainingLoss, e => e.ValidationLoss, null)) { Place = best },
        ];
        if (content.Evaluated.Task == ModelTask.Classes)
            charts.Add(new Chart(
                "Accuracy", Describe("accuracy", epochs, e => e.TrainingAccuracy, e => e.ValidationAccuracy), x, new ChartAxis("accuracy") { IsPercent = true, Maximum = epochs.Max(e => Math.Max(e.TrainingAccuracy, e.TestAccuracy)) > 0.8 ? 1 : null },
                Lines(epochs, e => e.TrainingAccuracy, e => e.ValidationAccuracy, e => e.TestAccuracy)) { Place = best });
        if (epochs.Select(e => e.LearningRate).Distinct().Count() > 1)
            charts.Add(new Chart(
                "Learning rate", "The learning rate of the last update of each epoch.", x, new ChartAxis("learning rate"),
                [new ChartLine("learning rate", ChartRole.Training, [.. epochs.Select(e => ((double)e.Epoch, e.LearningRate))]) { HasDots = epochs.Count <= 30 }]));

        string text = epochs.Any(e => double.IsFinite(e.ValidationLoss))
            ? "Training samples are evaluated before the update that they contribute to; validation samples, after the epoch."
            : "Samples are evaluated before the update that they contribute to.";
        if (content.HasStopped) text += $" Training stopped early after epoch {epochs[^1].Epoch}.";
        if (content.BestEpoch is { } kept) text += $" The network of epoch {kept} was kept, the best on the validation samples.";
        yield return new ReportSection("learning", "Learning curves", $"<p>{Html.Text(text)}</p><div class=\"plots\">{string.Concat(charts.Select((chart, i) => chart.ToFigure($"learning-{i}")))}</div>");
    }

    private static List<ChartMark> Lines(IReadOnlyList<EpochEntry> epochs, Func<EpochEntry, double> training, Func<EpochEntry, double> validation, Func<EpochEntry, double>? test)
    {
        List<ChartMark> lines = [];
        Add("training", ChartRole.Training, training);
        Add("validation", ChartRole.Validation, validation);
        if (test is not null) Add("test", ChartRole.Measured, test);
        return lines;

        void Add(string name, ChartRole role, Func<EpochEntry, double> value)
        {
            if (epochs.Any(e => double.IsFinite(value(e))))
                lines.Add(new ChartLine(name, role, [.. epochs.Select(e => ((double)e.Epoch, value(e)))]) { HasDots = epochs.Count <= 30 });
        }
    }

    private static string Describe(string what, IReadOnlyList<EpochEntry> epochs, Func<EpochEntry, double> training, Func<EpochEntry, double> validation)
    {
        string text = FormattableString.Invariant($"During training, the {what} goes from {training(epochs[0]):G4} in epoch {epochs[0].Epoch} to {training(epochs[^1]):G4} in epoch {epochs[^1].Epoch}");
        return text + (double.IsFinite(validation(epochs[^1])) ? FormattableString.Invariant($"; on the validation samples from {validation(epochs[0]):G4} to {validation(epochs[^1]):G4}.") : ".");
    }
}

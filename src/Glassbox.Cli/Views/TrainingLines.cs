using System.Globalization;
using Glassbox.Cli.Training;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>The output of training on digits, line by line.</summary>
internal static class TrainingLines
{
    public static void Start(Screen screen, Architecture architecture, Dataset training, Dataset? heldOut, Dataset test)
    {
        screen.Line($"[bold]{architecture}[/], {Count(architecture.ParameterCount)} weights and biases");
        string others = heldOut is null ? "" : $", {Count(heldOut.Count)} held out";
        screen.Line($"{Count(training.Count)} training digits{others}, {Count(test.Count)} test digits");
        screen.Line();
    }

    public static void Epoch(Screen screen, EpochResult epoch, int epochs)
    {
        TrainingReport report = epoch.Report;
        string number = report.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(Count(epochs).Length);
        string heldOut = epoch.HeldOutAccuracy is { } accuracy ? $"   held out {Percent(accuracy)}" : "";
        screen.Line(
            $"Epoch {number}   [bold]Acc: {Percent(report.RunningAccuracy)}[/]   mean error {Fixed(report.MeanSquaredError, 5)}"
            + $"{heldOut}   [bold green]test {Percent(epoch.Test.Accuracy)}[/]   [grey]{Seconds(report.Elapsed.TotalSeconds)}[/]");
    }

    public static void End(Screen screen, TrainingResult result)
    {
        if (result.Epochs.Count > 0) screen.Line();
        else screen.Line($"Not trained: test {Percent(result.Test.Accuracy)}");
        if (result.BestEpoch is { } best)
            screen.Line($"{(result.HasStopped ? "Stopped early. " : "")}Kept the network of epoch {best}, the best on the held-out digits: [bold green]test {Percent(result.Test.Accuracy)}[/]");
        screen.LineToCopy($"SHA-256 {result.Sha256}");
        screen.Line($"Loaded in {Seconds(result.Digits.Seconds)}, trained in [bold]{Seconds(result.TrainSeconds)}[/]"
            + (result.Epochs.Count > 0 ? $": {Count(result.SamplesPerSecond)} digits a second" : ""));
        if (result.Out is not null) screen.Line($"Saved as [bold]{Escape(result.Out)}[/]");
        if (result.Request.Records.Report is { } report) screen.Line($"Report in [bold]{Escape(report)}[/]");
    }

    /// <summary>Returns a message about a checkpoint of complete training.</summary>
    /// <param name="checkpoint">The path of the checkpoint.</param>
    /// <param name="epochs">The number of its epochs.</param>
    /// <param name="hasStopped">Whether early stopping ended training.</param>
    public static string NothingToTrain(string checkpoint, int epochs, bool hasStopped) => hasStopped
        ? $"{checkpoint} has stopped early, after epoch {Count(epochs)}: nothing to train."
        : $"{checkpoint} already has {Count(epochs)} {(epochs == 1 ? "epoch" : "epochs")}: nothing to train. A larger --epochs trains more.";

    /// <summary>Returns a message about what was kept of interrupted training.</summary>
    public static string Stopped(TrainingResult result)
    {
        string goOn = result.Request.Checkpoint is { } checkpoint ? $" 'glassbox train --resume {checkpoint}' continues from here." : "";
        if (result.Epochs.Count == 0)
            return "Stopped before the end of the first epoch" + (result.Request.Out is null ? "." : ", so nothing was saved.") + goOn;
        string kept = $"Stopped. Keeping the network from epoch {result.Epochs[^1].Report.Epoch}";
        return (result.Request.Out is null ? kept + "."
            : result.Out is null ? $"{kept}, but nothing was saved." : $"{kept}, saved in {result.Out}.") + goOn;
    }

    /// <summary>Escapes text for a line of markup: no markup, no control characters, no line ends.</summary>
    public static string Escape(string text) => Printable.Escape(text).Replace("\n", "\\n", StringComparison.Ordinal).Replace("[", "[[", StringComparison.Ordinal).Replace("]", "]]", StringComparison.Ordinal);
}

using System.Globalization;
using Glassbox.Cli.Training;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>What training says about itself, a line at a time.</summary>
internal static class TrainingLines
{
    public static void Start(Screen screen, Architecture architecture, Dataset training, Dataset? heldOut, Dataset test)
    {
        screen.Line($"[bold]{architecture}[/], {Count(architecture.ParameterCount)} weights and biases");
        string others = heldOut is null ? "" : $", {Count(heldOut.Count)} held out";
        screen.Line($"{Count(training.Count)} digits to learn from{others}, {Count(test.Count)} to be tested with");
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
        screen.Line($"SHA-256 {result.Sha256}");
        screen.Line($"Loaded in {Seconds(result.Digits.Seconds)}, trained in [bold]{Seconds(result.TrainSeconds)}[/]"
            + (result.Epochs.Count > 0 ? $": {Count(result.SamplesPerSecond)} digits a second" : ""));
        if (result.Out is not null) screen.Line($"Saved as [bold]{Escape(result.Out)}[/]");
    }

    /// <summary>What became of the work, where it was stopped before its end.</summary>
    public static string Stopped(TrainingResult result)
    {
        string kept = result.Epochs.Count == 0
            ? "Stopped before the first epoch was finished"
            : $"Stopped; kept is the network as it was after epoch {result.Epochs.Count}";
        if (result.Request.Out is null) return kept + ".";
        return result.Out is null ? $"{kept}, so nothing was saved." : $"{kept}, in {result.Out}.";
    }

    /// <summary>Text that is not to be taken for markup.</summary>
    public static string Escape(string text) => text.Replace("[", "[[", StringComparison.Ordinal).Replace("]", "]]", StringComparison.Ordinal);
}

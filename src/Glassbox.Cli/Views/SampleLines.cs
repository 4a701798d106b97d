using Glassbox.Cli.Tables;
using Glassbox.Data;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>What training on pictures or arrays says before it begins.</summary>
internal static class SampleLines
{
    public static void Start(Screen screen, string path, SampleSource source, Dataset training, Dataset? test, ModelTrainer trainer)
    {
        const int shown = 20;
        screen.Line($"[bold]{TrainingLines.Escape(path)}[/]: {source.Describe(source.All.Count + (source.Test?.Count ?? 0))}, {Count(source.Classes.Count)} classes");
        int[] counts = source.Counts();
        int width = Math.Min(30, source.Classes.Max(name => name.Length));
        for (int c = 0; c < Math.Min(shown, counts.Length); c++) screen.Line($"  {TrainingLines.Escape(source.Classes[c].PadRight(width))}  {Count(counts[c])}");
        if (counts.Length > shown) screen.Line($"  and {Count(counts.Length - shown)} more classes");
        screen.Line($"{Count(training.Count)} to train on{(test is null ? "" : $", {Count(test.Count)} to test with")}");
        Architecture architecture = trainer.Network.Architecture;
        screen.Line($"[bold]{architecture}[/], {Count(architecture.ParameterCount)} weights and biases");
        screen.Line();
    }
}

using Glassbox.Cli.Tables;
using Glassbox.Data;
using static Glassbox.Cli.Views.Numerals;

namespace Glassbox.Cli.Views;

/// <summary>The output before training on pictures or arrays.</summary>
internal static class SampleLines
{
    public static void Start(Screen screen, string path, SampleSource source, Dataset? test, ModelTrainer trainer)
    {
        const int shown = 20, widest = 30;
        screen.Line($"[bold]{TrainingLines.Escape(path)}[/]: {source.Describe(source.All.Count + (source.Test?.Count ?? 0))}, {Count(source.Classes.Count)} classes");
        int[] counts = source.Counts();
        string[] names = [.. source.Classes.Take(shown).Select(name => NameText.Of(name, widest))];
        int width = names.Max(name => NameText.Width(name));
        for (int c = 0; c < names.Length; c++) screen.Line($"  {TrainingLines.Escape(NameText.PadRight(names[c], width))}  {Count(counts[c])}");
        if (counts.Length > shown) screen.Line($"  and {Count(counts.Length - shown)} more classes");
        screen.Line($"{Count(trainer.Dataset.Count)} to train on{TableLines.Parts(trainer, test?.Count)}");
        Architecture architecture = trainer.Network.Architecture;
        screen.Line($"[bold]{architecture}[/], {Count(architecture.ParameterCount)} weights and biases");
        screen.Line();
    }
}

using Glassbox.Cli.Reproduction;
using static Glassbox.Cli.Views.TrainingLines;

namespace Glassbox.Cli.Views;

/// <summary>Shows a recipe: its source, its decisions, and the equivalent command.</summary>
internal static class RecipeView
{
    public static void Show(Screen screen, PublishedRecipe recipe)
    {
        screen.Line($"[bold]{Escape(recipe.Id)}[/]");
        Paragraph(screen, "", recipe.Network);
        Paragraph(screen, "", $"{recipe.Source}: {recipe.Reference}");
        screen.Line($"Published test error {Numerals.Fixed(recipe.Published, 2)}%");
        screen.Line();
        screen.Line("[bold]Decided[/]");
        foreach (string decision in recipe.Decided) Paragraph(screen, "· ", decision);
        screen.Line();
        screen.Line("[bold]The same network from[/]");
        screen.LineToCopy(Escape(recipe.Command(Defaults.Seed)));
        if (recipe.Recorded.Count == 0) return;
        screen.Line();
        screen.Line("[bold]Recorded[/]");
        foreach (RecordedRun run in recipe.Recorded)
            screen.Line($"seed {run.Seed}   {Numerals.Fixed(run.Wrong / 100.0, 2)}%   {(screen.Columns < 90 ? run.Sha256[..12] + "…" : run.Sha256)}");
    }

    private static void Paragraph(Screen screen, string head, string text)
    {
        string indent = head;
        foreach (string line in WordWrap.Wrap(text, screen.Columns - head.Length).Split('\n'))
        {
            screen.Line(Escape(indent + line));
            indent = new string(' ', head.Length);
        }
    }
}

using Glassbox.Cli;
using Glassbox.Sweeps.Cli.Trials;
using static Glassbox.Cli.Views.Numerals;
using static Glassbox.Cli.Views.TrainingLines;

namespace Glassbox.Sweeps.Cli.Views;

/// <summary>Prints lines about a sweep.</summary>
internal static class SweepLines
{
    private const int Best = 10, Widest = 28;

    public static void Start(Screen screen, SweepRequest request, int? jobs, SweepShard shard, SweepStore store)
    {
        SweepPlan plan = request.Plan;
        screen.Line($"[bold]{Escape(Size(plan))}[/] over {Escape(string.Join(", ", plan.Names))}; {(jobs is not { } atOnce ? "on the cluster" : atOnce == 1 ? "one at once" : $"{Count(atOnce)} at once")}{(shard.IsAll ? "" : $"; part {shard} of them")}");
        screen.Line($"Data {Escape(request.Data ?? "mnist")} [grey]({plan.DataSha256[..12]}…)[/]; compared by {Scores.Name(plan.Objective)} on held-out samples");
        int known = plan.Trials.Count(trial => shard.Has(trial.Recipe) && plan.Rungs.Any(until => store.Find(trial.Key, until) is not null));
        if (store.Plan is { } before && before.Sha256 != plan.Sha256)
        {
            screen.Line(before.DataSha256 != plan.DataSha256
                ? $"[yellow]{Escape(store.Path)} contains trials on other data ({before.DataSha256[..12]}…)[/]: they stay there, but do not count here"
                : $"[yellow]{Escape(store.Path)} contains another sweep[/]: its trials stay there, but only those of this one are shown");
        }

        if (known > 0) screen.Line($"{Count(known)} of these trials are already in {Escape(store.Path)}");
        screen.Line();
    }

    /// <summary>Prints the command of each trial.</summary>
    public static void DryRun(Screen screen, SweepRequest request)
    {
        foreach (Trial trial in request.Plan.Trials) screen.LineToCopy(Escape(request.Factory.CommandOf(trial)));
        Screen.Note($"{Size(request.Plan)}; none was trained.");
    }

    public static void End(Screen screen, SweepTable table, TrialFactory factory, SweepFiles files)
    {
        SweepPlan plan = table.Plan;
        int diverged = table.Rows.Count(row => row.Status == "diverged");
        if (table.Recipes.Count == 0)
        {
            screen.Line("No trial is finished yet.");
            return;
        }

        string unfinished = table.Rows.Count < plan.Trials.Count ? $" of {Count(plan.Trials.Count)}" : "";
        screen.Line($"The best of {Count(table.Recipes.Count)} recipes, {Count(table.Rows.Count)}{unfinished} trials{(diverged > 0 ? $", {Count(diverged)} of which diverged" : "")}:");
        screen.Line();
        RecipeResult[] best = [.. table.Recipes.Take(Best)];
        string[][] cells = RecipeCells.Of(plan, best);
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => Math.Min(Widest, cells.Max(row => row[column].Length)))];
        bool isNarrow = screen.IsOutputTerminal && widths.Sum() + (3 * widths.Length) > screen.Columns;
        for (int line = isNarrow ? 1 : 0; line < cells.Length; line++)
        {
            if (isNarrow)
            {
                Recipe(screen, cells[0], cells[line]);
                continue;
            }

            string text = Escape(string.Join("   ", cells[line].Select((cell, column) => FittedColumns.Short(cell, widths[column]).PadRight(widths[column]))).TrimEnd());
            screen.Line(line == 0 ? $"  [grey]{text}[/]" : line == 1 ? $"  [bold green]{text}[/]" : $"  {text}");
        }

        screen.Line();
        if (diverged < table.Rows.Count)
        {
            screen.Line("The best recipe, to be trained, tested and saved:");
            screen.LineToCopy($"[bold]{Escape(factory.CommandOf(best[0].Rows[0].Trial, files.Network))}[/]");
        }

        if (best[0].Rows[0] is { Status: "trained" } row) screen.LineToCopy($"[grey]SHA-256 {row.Result.Sha256}[/]");
        screen.Line();
        screen.Line($"Written: {Escape($"{files.Csv}, {files.Lines}, {files.Page}")}");
    }

    /// <summary>A recipe where there is no room for a table: its score, and below what makes it.</summary>
    private static void Recipe(Screen screen, string[] names, string[] cells)
    {
        const string indent = "       ";
        screen.Line($"  {(cells[0] == "1" ? "[bold green]" : "[bold]")}{Escape($"{cells[0],-4} {cells[1]}")}[/]");
        string settings = string.Join(", ", names.Zip(cells).Skip(2).Where(cell => cell.Second != "–").Select(cell => $"{cell.First} {cell.Second}"));
        foreach (string line in WordWrap.Wrap(settings, Math.Max(20, screen.Columns - indent.Length)).Split('\n')) screen.Line(indent + Escape(line));
    }

    private static string Size(SweepPlan plan) => plan.Seeds.Count == 1
        ? $"{Count(plan.Trials.Count)} trials"
        : $"{Count(plan.Recipes.Count)} recipes × {Count(plan.Seeds.Count)} seeds = {Count(plan.Trials.Count)} trials";
}

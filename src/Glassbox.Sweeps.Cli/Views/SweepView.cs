using System.Diagnostics;
using Glassbox.Cli;
using Glassbox.Cli.Views;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Sweeps.Cli.Views;

/// <summary>Shows the progress of a sweep: on a terminal, a table of the best recipes and the running trials; otherwise, a line for each trial.</summary>
/// <param name="screen">The screen.</param>
/// <param name="plan">The trials.</param>
internal sealed class SweepView(Screen screen, SweepPlan plan)
{
    private const int MostRecipes = 8, MostRunning = 8, MostLines = 200;

    /// <summary>The time between updates, so that drawing costs little.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<int, SweepRow> rows = [];
    private readonly SortedDictionary<int, SweepProgress> running = [];
    private readonly List<RecipeResult> best = [];
    private readonly long begun = Stopwatch.GetTimestamp();
    private SweepProgress? last;
    private double known; // the fraction of the work that was done before

    public void Follow(IEnumerable<SweepProgress> sweep)
    {
        if (!screen.IsErrorTerminal)
        {
            foreach (SweepProgress progress in sweep)
            {
                Note(progress);
                if (progress is { Result: not null, IsKnown: false }) Line(progress);
            }

            return;
        }

        screen.Errors.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(context =>
        {
            long drawn = 0;
            foreach (SweepProgress progress in sweep)
            {
                Note(progress);
                if (drawn != 0 && Stopwatch.GetElapsedTime(drawn) < Pause) continue;
                context.UpdateTarget(Draw());
                drawn = Stopwatch.GetTimestamp();
            }
        });
    }

    private void Note(SweepProgress progress)
    {
        last = progress;
        if (progress.IsKnown) known = Math.Max(known, progress.Part);
        if (progress.Result is not { } result)
        {
            running[progress.Trial.Number] = progress;
            return;
        }

        running.Remove(progress.Trial.Number);
        rows[progress.Trial.Number] = new SweepRow(progress.Trial, result);
        int recipe = progress.Trial.Recipe, seeds = plan.Seeds.Count;
        best.RemoveAll(other => other.Rows[0].Trial.Recipe == recipe);
        best.Add(new RecipeResult(plan, [.. Enumerable.Range(recipe * seeds, seeds).Where(rows.ContainsKey).Select(number => rows[number])]));
        best.Sort(RecipeResult.BestFirst);
        if (best.Count > MostRecipes) best.RemoveRange(MostRecipes, best.Count - MostRecipes);
    }

    private void Line(SweepProgress progress)
    {
        if (progress.Total > MostLines && progress.Done * 100L / progress.Total == (progress.Done - 1) * 100L / progress.Total && progress.Done < progress.Total) return;
        Screen.Note($"{Numerals.Count(progress.Done)}/{Numerals.Count(progress.Total)}  {progress.Trial}: {Scores.Text(plan.Objective, plan.Objective.Value(progress.Result!.Score))}"
            + $" after {(progress.Result.Epochs == 1 ? "1 epoch" : $"{progress.Result.Epochs} epochs")}{(Left() is { } left ? $"; {left} left" : "")}");
    }

    private Rows Draw()
    {
        double part = last?.Part ?? 0;
        const int width = 30;
        string bar = new string('━', (int)(part * width)).PadRight(width, '─');
        List<IRenderable> parts =
        [
            new Markup($"[green]{bar}[/] {Numerals.Count(last?.Done ?? 0)}/{Numerals.Count(last?.Total ?? 0)} trials"
                + (best.Count > 0 ? $"   best [bold green]{Markup.Escape(Scores.Text(plan.Objective, best[0]))}[/]" : "") + (Left() is { } left ? $"   {left} left" : "")),
        ];
        if (best.Count > 0) parts.Add(Best());
        int most = Math.Min(MostRunning, Math.Max(1, screen.Errors.Profile.Height - best.Count - 7));
        parts.AddRange(running.Values.Take(most).Select(progress => new Markup(
            $"[grey]training[/] {Markup.Escape(progress.Trial.ToString())}"
            + (progress.Epoch is { } epoch ? $"   [grey]epoch {epoch.Epoch}   {Markup.Escape(Scores.Text(plan.Objective, plan.Objective.Value(epoch)))}[/]" : "")) { Overflow = Overflow.Ellipsis }));
        return new Rows(parts);
    }

    private Table Best()
    {
        Table table = new Table().Border(TableBorder.None).AddColumns(["", $"[grey]{Scores.Name(plan.Objective)}[/]", .. plan.Names.Select(name => $"[grey]{Markup.Escape(name)}[/]"), "[grey]epochs[/]"]);
        foreach (RecipeResult recipe in best)
        {
            string[] cells = [
                $"{table.Rows.Count + 1}", Markup.Escape(Scores.Text(plan.Objective, recipe)), .. plan.Names.Select(name => Markup.Escape(recipe.Rows[0].Trial.Find(name) ?? "–")),
                Numerals.Count(recipe.Rows[0].Result.Epochs)];
            table.AddRow([.. cells.Select(cell => table.Rows.Count == 0 ? $"[bold green]{cell}[/]" : cell)]);
        }

        return table;
    }

    private string? Left()
    {
        double done = (last?.Part ?? 0) - known;
        return done <= 0 ? null : Scores.Duration(Stopwatch.GetElapsedTime(begun) * ((1 - last!.Part) / done));
    }
}

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

    /// <summary>The time between updates, so that drawing costs little; and the time after which it is drawn again without news, to count down the time left.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Idle = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, SweepRow> rows = [];
    private readonly SortedDictionary<int, SweepProgress> running = [];
    private readonly Dictionary<int, RecipeResult> recipes = [];
    private readonly SortedSet<RecipeResult> best = new(RecipeResult.BestFirst);
    private TimeLeft left = new(TimeProvider.System);
    private SweepProgress? last;

    /// <summary>Shows a sweep until it ends; once more, where it begins anew on another cluster.</summary>
    public void Follow(IEnumerable<SweepProgress> sweep)
    {
        left = new TimeLeft(TimeProvider.System);
        running.Clear();
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
            var gate = new Lock();
            bool isNew = false, isOver = false;
            long drawn = 0;
            using var clock = new Timer(_ => Redraw(), null, Pause, Pause);
            try
            {
                foreach (SweepProgress progress in sweep)
                {
                    lock (gate)
                    {
                        Note(progress);
                        isNew = true;
                    }
                }
            }
            finally
            {
                lock (gate) isOver = true;
            }

            void Redraw()
            {
                lock (gate)
                {
                    if (isOver || (!isNew && Stopwatch.GetElapsedTime(drawn) < Idle)) return;
                    context.UpdateTarget(Draw());
                    (isNew, drawn) = (false, Stopwatch.GetTimestamp());
                }
            }
        });
    }

    private void Note(SweepProgress progress)
    {
        last = progress;
        bool isBegun = progress.Result is null && progress.Epoch is null; // if it resumes, that was done before
        if (progress.IsKnown || isBegun) left.Skip(progress.Part);
        else left.Update(progress.Part);
        if (progress.Result is not { } result)
        {
            running[progress.Trial.Number] = progress;
            return;
        }

        running.Remove(progress.Trial.Number);
        rows[progress.Trial.Number] = new SweepRow(progress.Trial, result);
        int recipe = progress.Trial.Recipe, seeds = plan.Seeds.Count;
        if (recipes.TryGetValue(recipe, out RecipeResult? before)) best.Remove(before);
        best.Add(recipes[recipe] = new RecipeResult(plan, [.. Enumerable.Range(recipe * seeds, seeds).Where(rows.ContainsKey).Select(number => rows[number])]));
    }

    private void Line(SweepProgress progress)
    {
        if (progress.Total > MostLines && progress.Done * 100L / progress.Total == (progress.Done - 1) * 100L / progress.Total && progress.Done < progress.Total) return;
        Screen.Note($"{Numerals.Count(progress.Done)}/{Numerals.Count(progress.Total)}  {progress.Trial}: {Scores.Text(plan.Objective, plan.Objective.Value(progress.Result!.Score))}"
            + $" after {(progress.Result.Epochs == 1 ? "1 epoch" : $"{progress.Result.Epochs} epochs")}{(left.Text is { Length: > 0 } time ? $"; {time}" : "")}");
    }

    private Rows Draw()
    {
        double part = last?.Part ?? 0;
        int width = Math.Clamp(screen.Errors.Profile.Width - 60, 8, 30); // what stands beside it is to stay on the line
        string bar = new string('━', (int)(part * width)).PadRight(width, '─');
        List<IRenderable> parts =
        [
            new Markup($"[green]{bar}[/] {Numerals.Count(last?.Done ?? 0)}/{Numerals.Count(last?.Total ?? 0)} trials"
                + (best.Min is { } first ? $"   best [bold green]{Markup.Escape(Scores.Text(plan.Objective, first))}[/]" : "") + (left.Text is { Length: > 0 } time ? $"   {time}" : "")),
        ];
        if (best.Count > 0) parts.Add(Best());
        int most = Math.Min(MostRunning, Math.Max(1, screen.Errors.Profile.Height - Math.Min(best.Count, MostRecipes) - 7));
        parts.AddRange(running.Values.Take(most).Select(progress => new Markup(
            $"[grey]training[/] {Markup.Escape(progress.Trial.ToString())}"
            + (progress.Epoch is { } epoch ? $"   [grey]epoch {epoch.Epoch}   {Markup.Escape(Scores.Text(plan.Objective, plan.Objective.Value(epoch)))}[/]" : "")) { Overflow = Overflow.Ellipsis }));
        return new Rows(parts);
    }

    private Table Best()
    {
        string[][] cells = RecipeCells.Of(plan, [.. best.Take(MostRecipes)]);
        Table table = new Table().Border(TableBorder.None).AddColumns([.. cells[0].Select((name, column) => new TableColumn($"[grey]{Markup.Escape(name)}[/]") { NoWrap = column < 2 })]);
        foreach (string[] row in cells[1..]) table.AddRow([.. row.Select(cell => table.Rows.Count == 0 ? $"[bold green]{Markup.Escape(cell)}[/]" : Markup.Escape(cell))]);
        return table;
    }
}

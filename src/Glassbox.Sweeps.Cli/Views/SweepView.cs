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
        int width = screen.Errors.Profile.Width;
        List<IRenderable> parts = [new Markup(Head(width))];
        if (best.Count > 0)
        {
            string[] lines = FittedColumns.Lines(RecipeCells.Of(plan, [.. best.Take(MostRecipes)]), width);
            parts.AddRange(lines.Select((line, place) => new Markup(place == 0 ? $"[grey]{Markup.Escape(line)}[/]" : place == 1 ? $"[bold green]{Markup.Escape(line)}[/]" : Markup.Escape(line))));
        }

        int most = Math.Min(MostRunning, Math.Max(1, screen.Errors.Profile.Height - Math.Min(best.Count, MostRecipes) - 7));
        parts.AddRange(running.Values.Take(most).Select(progress => new Markup(Running(progress, width))));
        return new Rows(parts);
    }

    /// <summary>The line of the whole sweep; on a narrow terminal, without what does not fit.</summary>
    private string Head(int width)
    {
        const int beside = 60;
        int bar = Math.Clamp(width - beside, 8, 30);
        string done = $" {Numerals.Count(last?.Done ?? 0)}/{Numerals.Count(last?.Total ?? 0)} trials";
        string score = best.Min is { } first ? Scores.Text(plan.Objective, first) : "", time = left.Text is { Length: > 0 } text ? $"   {text}" : "";
        int free = width - bar - done.Length;
        const string lead = "   best ";
        if (score.Length > 0 && lead.Length + score.Length > free) score = "";
        if (time.Length + (score.Length > 0 ? lead.Length + score.Length : 0) > free) time = "";
        return $"[green]{new string('━', (int)((last?.Part ?? 0) * bar)).PadRight(bar, '─')}[/]{done}{(score.Length > 0 ? $"{lead}[bold green]{Markup.Escape(score)}[/]" : "")}{Markup.Escape(time)}";
    }

    /// <summary>A trial that is being trained; where the line is narrow, with the settings that fit.</summary>
    private string Running(SweepProgress progress, int width)
    {
        const string lead = "training ";
        string end = progress.Epoch is { } epoch ? $"   epoch {epoch.Epoch}   {Scores.Text(plan.Objective, plan.Objective.Value(epoch))}" : "";
        string[] settings = progress.Trial.ToString().Split(", ");
        int free = Math.Max(0, width - lead.Length - end.Length), shown = settings.Length;
        while (shown > 1 && Trial().Length > free) shown--;
        string trial = Trial();
        return $"[grey]{lead}[/]{Markup.Escape(FittedColumns.Short(trial, free))}[grey]{Markup.Escape(end)}[/]";

        string Trial() => string.Join(", ", settings.Take(shown)) + (shown < settings.Length ? ", …" : "");
    }
}

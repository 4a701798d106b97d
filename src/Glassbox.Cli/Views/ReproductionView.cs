using Glassbox.Cli.Reproduction;
using Spectre.Console;
using static Glassbox.Cli.Views.Numerals;
using static Glassbox.Cli.Views.TrainingLines;

namespace Glassbox.Cli.Views;

/// <summary>The output of a reproduction before and after training.</summary>
internal static class ReproductionView
{
    private const int WidestBar = 40, ShortDigest = 12, WidthOfDigests = 112;

    /// <param name="screen">Where to show it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="training">Digits to learn from.</param>
    /// <param name="unseen">Digits to ask at the end.</param>
    /// <param name="estimated">Seconds of a seed.</param>
    /// <param name="done">What was done before, in trainings of a seed.</param>
    public static void Start(Screen screen, ReproductionRequest request, int training, int unseen, double estimated, double done)
    {
        PublishedRecipe recipe = request.Recipe;
        screen.Line($"[bold]{Escape(recipe.Network)}[/]");
        Wrapped(screen, $"{recipe.Source}: {recipe.Reference}");
        screen.Line();
        Wrapped(screen, request.IsValidation
            ? $"Trains on {Count(training)} digits and evaluates on {Count(unseen)} held-out digits at the end, as for every decision; no test digit is used."
            : $"Trains on {Count(training)} digits and evaluates once on the {Count(unseen)} test digits, at the end.");
        string seeds = request.Seeds == 1 ? $"seed {request.Seed}" : $"{request.Seeds} seeds, each {Durations.About(estimated)}";
        string limit = request.Limit is { } most
            ? $"; stops after {Durations.About(most.TotalSeconds)}, and the same command then continues" : "";
        string before = done > 0 ? $"; {Percent(done / request.Seeds)} is already done" : "";
        Wrapped(screen, $"This will take about {Durations.About(estimated * (request.Seeds - done))}{(done > 0 ? " more" : "")} here: {seeds}{before}{limit}.");
        if (!screen.IsOutputTerminal) screen.Line(); // a line for each epoch follows
    }

    public static void End(Screen screen, ReproductionResult result)
    {
        if (result.Seeds.Count == 0) return;
        PublishedRecipe recipe = result.Request.Recipe;
        bool isWide = screen.Columns >= WidthOfDigests;
        string unseen = result.Request.IsValidation ? "held out" : "test";
        Table table = new Table { Border = TableBorder.Simple }.AddColumns(Right("seed"), Right(unseen), Right("wrong"), Right("time"), new TableColumn("SHA-256") { NoWrap = true });
        foreach (SeedResult seed in result.Seeds)
        {
            string mark = result.Request.IsValidation || recipe.RecordedOf(seed.Seed) is not { } recorded ? ""
                : recorded.Sha256 == seed.Sha256 ? " [green]✓[/]" : " [red]✗[/]";
            table.AddRow($"{seed.Seed}", $"{Fixed(seed.Error, 2)}%", Count(seed.Wrong), Durations.About(seed.Seconds), (isWide ? seed.Sha256 : seed.Sha256[..ShortDigest] + "…") + mark);
        }

        screen.Draw(table);
        if (result.Seeds.Any(seed => !result.Request.IsValidation && recipe.RecordedOf(seed.Seed)?.Sha256 == seed.Sha256))
            screen.Line("[green]✓[/] bit for bit the recorded network");
        screen.Line();
        Compare(screen, result);
        if (!isWide && (result.Seeds.Count == 1 || !screen.IsOutputTerminal))
            foreach (SeedResult seed in result.Seeds) screen.LineToCopy($"{(result.Seeds.Count > 1 ? $"seed {seed.Seed} " : "")}SHA-256 {seed.Sha256}");
        screen.Line($"{Seconds(result.Seeds.Sum(seed => seed.Seconds))}, {Seconds(result.Seeds.Sum(seed => seed.CpuSeconds))} of processor time");
    }

    /// <summary>Draws two bars: the published error, and the one measured here.</summary>
    private static void Compare(Screen screen, ReproductionResult result)
    {
        double published = result.Request.Recipe.Published, largest = Math.Max(published, result.Mean);
        string here = result.Request.IsValidation ? "held out" : "here", spread = double.IsNaN(result.Deviation) ? "" : $" ± {Fixed(result.Deviation, 2)}";
        string verdict = result.Request.IsValidation ? "" : result.IsReached ? "  ✓ reached" : "  above";
        int bar = Math.Clamp(screen.Columns - "published ".Length - $"{Fixed(largest, 2)}%{spread}{verdict}".Length - 2, 8, WidestBar);
        screen.Line($"published {Bar(published / largest, bar, "grey")} {Fixed(published, 2)}%");
        string color = result.Request.IsValidation ? "blue" : result.IsReached ? "green" : "yellow";
        screen.Line($"{here,-9} {Bar(result.Mean / largest, bar, color)} [bold]{Fixed(result.Mean, 2)}%[/]{spread}[{color}]{verdict}[/]");
        screen.Line();
    }

    /// <summary>Returns a message about how to continue unfinished training.</summary>
    public static string Stopped(ReproductionResult result, bool isTimeUp)
    {
        int seeds = result.Seeds.Count;
        string done = seeds == 0 ? "" : $" {seeds} of {result.Request.Seeds} seeds finished.";
        return $"{(isTimeUp ? "Time is up." : "Stopped.")}{done} The state of training is in {result.Request.Folder}: the same command continues from there.";
    }

    /// <summary>Returns a message about a network that differs from the recorded one: a fault of the machine or of the engine.</summary>
    public static string Different(PublishedRecipe recipe, SeedResult seed) =>
        $"glassbox: seed {seed.Seed} of {recipe.Id} is recorded as {recipe.RecordedOf(seed.Seed)!.Sha256}, but gave {seed.Sha256}:"
        + " the same seed gives the same network everywhere, so please report this.";

    /// <summary>Lists all recipes, with the time that each takes here.</summary>
    public static void List(Screen screen, IReadOnlyList<(PublishedRecipe Recipe, double Seconds)> recipes)
    {
        screen.Draw(Listing(recipes, screen.Columns));
        Wrapped(screen, "Test errors. Ours are from docs/results.md: the mean of the recorded seeds, or - if there are none. Times are for one seed, measured just now.");
    }

    /// <summary>Returns the table of recipes; columns that do not fit are omitted.</summary>
    internal static Table Listing(IReadOnlyList<(PublishedRecipe Recipe, double Seconds)> recipes, int width)
    {
        // Numbers are never broken. If the IDs do not fit either, they are.
        bool hasNetwork = width >= 96, hasSource = width >= 116, isTight = width < 60, hasTime = width >= 48, isWhole = width >= 40;
        var table = new Table { Border = isTight ? TableBorder.None : TableBorder.Simple };
        table.AddColumn(new TableColumn("id") { NoWrap = isWhole });
        if (hasNetwork) table.AddColumn("network");
        table.AddColumns(Right(width < 64 ? "publ." : "published"), Right("ours"));
        if (hasTime) table.AddColumn(Right("here"));
        if (hasSource) table.AddColumn("source");
        if (isTight)
            foreach (TableColumn column in table.Columns) column.Padding = new Padding(0, 0, column == table.Columns[^1] ? 0 : 1, 0);
        foreach ((PublishedRecipe recipe, double seconds) in recipes)
        {
            List<string> cells = [recipe.Id];
            if (hasNetwork) cells.Add(Escape(recipe.Network));
            string color = recipe.RecordedError <= recipe.Published + 1e-9 ? "green" : "yellow";
            cells.AddRange([$"{Fixed(recipe.Published, 2)}%", recipe.RecordedError is { } error ? $"[{color}]{Fixed(error, 2)}%[/]" : "-"]);
            if (hasTime) cells.Add(Durations.About(seconds));
            if (hasSource) cells.Add(Escape(recipe.Source));
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static void Wrapped(Screen screen, string text)
    {
        foreach (string line in WordWrap.Wrap(text, screen.Columns).Split('\n')) screen.Line(Escape(line));
    }

    private static string Bar(double part, int width, string color)
    {
        int full = Math.Clamp((int)Math.Round(part * width), 0, width);
        return $"[{color}]{new string('━', full)}[/]{new string(' ', width - full)}";
    }

    private static TableColumn Right(string name) => new TableColumn(name) { NoWrap = true }.RightAligned();
}

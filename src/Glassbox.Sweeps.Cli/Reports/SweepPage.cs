using System.Globalization;
using System.Text;
using Glassbox.Cli.Charts;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Views;
using Glassbox.Sweeps.Cli.Trials;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli.Reports;

/// <summary>The results of a sweep as a self-contained page.</summary>
internal static class SweepPage
{
    private const int MostRows = 100, MostCurves = 10;

    private const string Style = """
        .ranking tbody th { white-space: nowrap; max-width: none; }
        .facts dd { min-width: 0; overflow-wrap: anywhere; }
        """;

    /// <param name="table">The results.</param>
    /// <param name="name">The name of the sweep.</param>
    /// <param name="factory">Provides the commands of trials.</param>
    /// <param name="network">The file for the network of the best recipe.</param>
    public static string Create(SweepTable table, string name, TrialFactory factory, string network)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<style>{ParallelCoordinates.Style}\n{Style}</style>\n");
        Masthead(body, table, name);
        if (table.Recipes.Count > 0)
        {
            Best(body, table, factory, network);
            Recipes(body, table);
            Settings(body, table);
            Curves(body, table);
            Ranking(body, table);
        }

        Facts(body, table);
        return HtmlPage.Create($"{name}: a sweep", body.ToString());
    }

    private static void Masthead(StringBuilder body, SweepTable table, string name)
    {
        SweepPlan plan = table.Plan;
        int diverged = table.Rows.Count(row => row.Status == "diverged"), stopped = table.Rows.Count(row => row.Status == "stopped"), waiting = table.Rows.Count(row => row.Status == "waiting");
        string lede = table.Recipes.Count == 0 ? "No trial is finished yet."
            : $"The best of {Numerals.Count(table.Recipes.Count)} recipes comes to <strong>{Html.Text(Scores.Text(plan.Objective, table.Recipes[0]))}</strong> ({Scores.Name(plan.Objective)}) "
                + $"on samples that were held out{(table.Recipes[0].Rows.Count > 1 ? $", the mean and the deviation over {table.Recipes[0].Rows.Count} seeds" : "")}.";
        body.Append(CultureInfo.InvariantCulture, $"""
            <header class="masthead">
            <p class="eyebrow">Glassbox sweep</p>
            <h1>{Html.Text(name)}</h1>
            <p class="lede">{lede}</p>
            <dl class="stats">
            {Stat("recipes", Numerals.Count(plan.Recipes.Count))}
            {Stat(plan.Seeds.Count == 1 ? "seed" : "seeds", Numerals.Count(plan.Seeds.Count))}
            {Stat("trials finished", Numerals.Count(table.Rows.Count), table.Rows.Count < plan.Trials.Count ? $" of {Numerals.Count(plan.Trials.Count)}" : "")}
            {(stopped > 0 ? Stat("stopped early, as others were better", Numerals.Count(stopped)) : "")}
            {(waiting > 0 ? Stat("may continue", Numerals.Count(waiting)) : "")}
            {(diverged > 0 ? Stat("diverged", Numerals.Count(diverged)) : "")}
            {Stat("epochs trained", Numerals.Count(table.Rows.Sum(row => (double)row.Result.Epochs)))}
            {Stat("core time", Scores.Duration(TimeSpan.FromSeconds(table.Rows.Sum(row => row.Result.Seconds))))}
            </dl>
            </header>

            """);

        static string Stat(string what, string number, string more = "") => $"<div><dt>{what}</dt><dd>{number}{(more.Length > 0 ? $"<small>{more}</small>" : "")}</dd></div>";
    }

    private static void Best(StringBuilder body, SweepTable table, TrialFactory factory, string network)
    {
        SweepRow row = table.Recipes[0].Rows[0];
        if (row.Status == "diverged") return; // none is better
        string digest = row.Status == "trained" ? $"<p>It gives the network with SHA-256 <code>{row.Result.Sha256}</code>, on any machine.</p>" : "";
        body.Append(CultureInfo.InvariantCulture, $"""
            <section><h2>The best recipe</h2>
            <p>Test samples were not looked at, however many recipes were tried. This trains the recipe, tests it once, and saves its network:</p>
            <pre>{Html.Text(factory.CommandOf(row.Trial, network))}</pre>
            {digest}</section>

            """);
    }

    private static void Recipes(StringBuilder body, SweepTable table) => body.Append(CultureInfo.InvariantCulture, $"""
        <section><h2>All recipes</h2>
        <p>A line for each recipe, through its settings to its score. The best tenth is green; what diverged is red.</p>
        {ParallelCoordinates.Write(table)}
        </section>

        """);

    /// <summary>Writes each setting by itself, with the scores of its values.</summary>
    private static void Settings(StringBuilder body, SweepTable table)
    {
        SweepPlan plan = table.Plan;
        RecipeResult[] scored = [.. table.Recipes.Where(recipe => double.IsFinite(recipe.Mean))];
        ChartAxis scores = ScoreAxis.Of(table);
        if (scored.Length == 0) return;
        string halving = plan.Rungs.Count > 1 ? " For a recipe that successive halving gave up, it shows the score at that time." : "";
        body.Append(CultureInfo.InvariantCulture, $"<section><h2>Each setting by itself</h2>\n<p>Every dot is a recipe.{halving}</p>\n<div class=\"plots\">\n");
        foreach ((string name, int place) in plan.Names.Select((name, place) => (name, place)))
        {
            var axis = SettingScale.Of(plan, name);
            (RecipeResult Recipe, string Value)[] having = [.. scored.Select(recipe => (recipe, recipe.Rows[0].Trial.Find(name)!)).Where(entry => entry.Item2 is not null)];
            if (having.Length == 0) continue;
            body.Append(axis.IsNumeric ? Dots(plan, name, axis, scores, having).ToFigure($"setting{place}") : Values(plan, name, axis, having));
        }

        body.Append("</div></section>\n");
    }

    private static Chart Dots(SweepPlan plan, string name, SettingScale axis, ChartAxis scores, (RecipeResult Recipe, string Value)[] recipes)
    {
        (double, double) Point((RecipeResult Recipe, string Value) entry) => (axis.Number(entry.Value), entry.Recipe.Mean);
        (RecipeResult Recipe, string Value)[] best = [.. recipes.Take(1)], others = [.. recipes.Skip(1)];
        return new Chart(
            name, $"The {Scores.Name(plan.Objective)} of {recipes.Length} recipes against {name}.",
            new ChartAxis(name) { IsLogarithmic = axis.IsLogarithmic }, scores,
            [
                new ChartDots("recipes", ChartRole.Validation, [.. others.Select(Point)]) { Labels = [.. others.Select(entry => Label(plan, entry.Recipe))] },
                new ChartDots("the best", ChartRole.Best, [.. best.Select(Point)]) { Labels = [.. best.Select(entry => Label(plan, entry.Recipe))] },
            ]);
    }

    private static string Values(SweepPlan plan, string name, SettingScale axis, (RecipeResult Recipe, string Value)[] recipes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<figure class=\"plot\"><figcaption>{Html.Name(name)}</figcaption><div></div><div class=\"scroll\"><table class=\"table\"><thead><tr><th>value</th><th class=\"n\">recipes</th><th class=\"n\">best</th><th class=\"n\">mean</th></tr></thead><tbody>\n");
        foreach (string value in axis.Values)
        {
            RecipeResult[] having = [.. recipes.Where(entry => entry.Value == value).Select(entry => entry.Recipe)];
            if (having.Length == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"<tr><th>{Html.Name(value)}</th><td class=\"n\">{having.Length}</td><td class=\"n\">{Html.Text(Scores.Text(plan.Objective, having[0].Mean))}</td>"
                + $"<td class=\"n\">{Html.Text(Scores.Text(plan.Objective, having.Average(recipe => recipe.Mean)))}</td></tr>\n");
        }

        return text.Append("</tbody></table></div></figure>\n").ToString();
    }

    private static void Curves(StringBuilder body, SweepTable table)
    {
        SweepPlan plan = table.Plan;
        RecipeResult[] shown = [.. table.Recipes.Where(recipe => double.IsFinite(recipe.Mean) && recipe.Rows[0].Result.Epochs > 1).Take(MostCurves)];
        if (shown.Length == 0) return;
        bool isPercent = plan.Objective == Objective.Accuracy;
        body.Append(CultureInfo.InvariantCulture, $"<section><h2>Epoch by epoch</h2>\n<p>The best {shown.Length} recipes, each with its first seed.</p>\n<div class=\"plots\">\n");
        body.Append(Chart(Scores.Name(plan.Objective), isPercent, score => plan.Objective.Value(score)).ToFigure("curves"));
        if (plan.Objective != Objective.Loss) body.Append(Chart("loss", false, score => score.Loss).ToFigure("losses"));
        body.Append(Chart("training loss", false, score => score.TrainingLoss).ToFigure("learning"));
        body.Append("</div></section>\n");

        Chart Chart(string what, bool inPercent, Func<EpochScore, double> value) => new(
            what, $"The {what} of the best {shown.Length} recipes after each epoch.", new ChartAxis("epoch") { IsWhole = true }, new ChartAxis(what) { IsPercent = inPercent },
            [.. shown.Reverse().Select(recipe => new ChartLine(
                recipe == shown[0] ? "the best" : Label(plan, recipe), recipe == shown[0] ? ChartRole.Best : ChartRole.Validation,
                [.. recipe.Rows[0].Result.History.Select(score => ((double)score.Epoch, value(score)))]) { IsFaint = recipe != shown[0] })]);
    }

    private static void Ranking(StringBuilder body, SweepTable table)
    {
        SweepPlan plan = table.Plan;
        string[][] cells = RecipeCells.Of(plan, [.. table.Recipes.Take(MostRows)]);
        int settings = 2 + plan.Names.Count; // after the place and the score; numbers follow
        body.Append("<section><h2>Ranking</h2>\n<div class=\"scroll\"><table class=\"table ranking\"><thead><tr>");
        foreach ((string heading, int column) in cells[0].Select((heading, column) => (heading, column))) body.Append(CultureInfo.InvariantCulture, $"<th{Class(column)}>{Html.Name(heading)}</th>");
        body.Append("</tr></thead><tbody>\n");
        foreach (string[] row in cells[1..])
        {
            body.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"n\">{row[0]}</td><th>{Html.Text(row[1])}</th>");
            for (int column = 2; column < row.Length; column++) body.Append(CultureInfo.InvariantCulture, $"<td{Class(column)}>{Html.Name(row[column])}</td>");
            body.Append("</tr>\n");
        }

        string Class(int column) => column == 0 || column >= settings ? " class=\"n\"" : "";

        body.Append("</tbody></table></div>\n");
        if (table.Recipes.Count > MostRows) body.Append(CultureInfo.InvariantCulture, $"<p>And {Numerals.Count(table.Recipes.Count - MostRows)} more in the table beside this page.</p>\n");
        body.Append("</section>\n");
    }

    private static void Facts(StringBuilder body, SweepTable table)
    {
        SweepPlan plan = table.Plan;
        body.Append("<section><h2>Details</h2>\n<dl class=\"facts\">\n");
        Fact("Data", $"{plan.Notes.GetValueOrDefault(SweepRequest.DataNote) ?? "mnist"}, SHA-256 {plan.DataSha256}");
        Fact("The same for all", string.Join(", ", plan.Fixed.Select(setting => setting.Value == "true" ? setting.Name : $"{setting.Name} {setting.Value}")));
        Fact("Seeds", string.Join(", ", plan.Seeds));
        Fact("Plan", $"SHA-256 {plan.Sha256}");
        body.Append("</dl></section>\n<footer><p>A trial depends only on the recipe, the seed and the data: anyone who trains it gets the same network, bit for bit.</p></footer>\n");

        void Fact(string what, string text) => body.Append(CultureInfo.InvariantCulture, $"<dt>{what}</dt><dd>{Html.Text(text)}</dd>\n");
    }

    private static string Label(SweepPlan plan, RecipeResult recipe) =>
        $"{Scores.Text(plan.Objective, recipe)}: {string.Join(", ", recipe.Settings.Select(setting => $"{setting.Name} {setting.Value}"))}";
}

using System.Globalization;
using System.Text;
using Glassbox.Cli.Charts;
using Glassbox.Cli.Reports;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli.Reports;

/// <summary>Parallel coordinates of all recipes: an axis for each setting and one for the score, a line for each recipe with a tooltip.</summary>
internal static class ParallelCoordinates
{
    private const int MostLines = 500, Height = 360, Top = 34, Bottom = 22, Left = 70, Between = 165, Right = 80, MostTicks = 8, ScoreTicks = 5, CharacterWidth = 7;

    /// <summary>The styles for the page.</summary>
    public const string Style = """
        .parallel { display: block; height: auto; margin-top: 1rem; }
        .parallel text { font-family: var(--sans); font-size: 11px; font-variant-numeric: tabular-nums; fill: var(--faint); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
        .parallel .back { fill: var(--paper); opacity: 0.9; }
        .parallel .name { font-size: 12px; font-weight: 600; fill: var(--ink); }
        .parallel .axis { stroke: var(--line-strong); stroke-width: 1; }
        .parallel path { fill: none; stroke: var(--ideal); stroke-width: 1.25; opacity: 0.45; stroke-linejoin: round; }
        .parallel path.good { stroke: var(--best); opacity: 0.75; }
        .parallel path.first { stroke: var(--best); stroke-width: 2.5; opacity: 1; }
        .parallel path.bad { stroke: var(--mistake); opacity: 0.4; stroke-dasharray: 3 3; }
        .parallel path:hover { stroke: var(--ink); stroke-width: 3; opacity: 1; }
        """;

    public static string Write(SweepTable table)
    {
        SweepPlan plan = table.Plan;
        string[] names = [.. plan.Names];
        SettingScale[] scales = [.. names.Select(name => SettingScale.Of(plan, name))];
        ChartAxis axis = ScoreAxis.Of(table);
        double worst = Y(plan.Objective.IsMore ? 0 : 1), best = Y(plan.Objective.IsMore ? 1 : 0); // the better, the higher
        var scores = new ChartScale(axis, ScoreAxis.Finite(table), worst, best - worst, ScoreTicks);
        int width = Left + (Between * names.Length) + Right;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\"><svg class=\"parallel\" viewBox=\"0 0 {width} {Height}\" style=\"width:100%;min-width:{Math.Max(20, width / 22)}rem;max-width:{Math.Max(40, width / 9)}rem\" role=\"img\" aria-label=\"{Html.Text(Describe(table))}\">\n");
        RecipeResult[] shown = [.. table.Recipes.Take(MostLines)];
        for (int rank = shown.Length - 1; rank >= 0; rank--) svg.Append(Line(plan, shown[rank], rank, shown.Length, names, scales, scores));
        for (int place = 0; place <= names.Length; place++)
        {
            int x = Left + (Between * place);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Height - Bottom}\"/><text class=\"name\" x=\"{x}\" y=\"{Top - 16}\" text-anchor=\"middle\">{Html.Text(place < names.Length ? names[place] : axis.Label)}</text>\n");
            bool isLast = place == names.Length;
            foreach ((double at, string text) in isLast ? scores.Ticks.Select(tick => (scores[tick], axis.Text(tick))) : Ticks(scales[place]))
            {
                // Lines end behind a label rather than strike it through.
                int wide = (CharacterWidth * text.Length) + 2;
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"back\" x=\"{(isLast ? x + 7 : x - 7 - wide)}\" y=\"{at - 7:F1}\" width=\"{wide}\" height=\"14\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(isLast ? x + 8 : x - 8)}\" y=\"{at + 4:F1}\" text-anchor=\"{(isLast ? "start" : "end")}\">{Html.Text(text)}</text>\n");
            }
        }

        svg.Append("</svg></div>\n");
        if (table.Recipes.Count > MostLines) svg.Append(CultureInfo.InvariantCulture, $"<p>The best {MostLines} of {table.Recipes.Count}.</p>\n");
        return svg.ToString();
    }

    private static string Line(SweepPlan plan, RecipeResult recipe, int rank, int count, string[] names, SettingScale[] scales, ChartScale scores)
    {
        var path = new StringBuilder();
        for (int place = 0; place < names.Length; place++)
        {
            // A recipe without the setting passes below its axis.
            double y = recipe.Rows[0].Trial.Find(names[place]) is { } value ? Y(scales[place].Place(value)) : Height - 6;
            path.Append(CultureInfo.InvariantCulture, $"{(place == 0 ? 'M' : 'L')}{Left + (Between * place)} {y:F1}");
        }

        double score = !double.IsFinite(recipe.Mean) ? Height - 6 : scores[recipe.Mean];
        path.Append(CultureInfo.InvariantCulture, $"L{Left + (Between * names.Length)} {score:F1}");
        string kind = !double.IsFinite(recipe.Mean) ? "bad" : rank == 0 ? "first" : rank < Math.Max(1, count / 10) ? "good" : "";
        string label = $"{Scores.Text(plan.Objective, recipe)}: {string.Join(", ", recipe.Settings.Select(setting => $"{setting.Name} {setting.Value}"))}";
        return $"<path{(kind.Length > 0 ? $" class=\"{kind}\"" : "")} d=\"{path}\"><title>{Html.Text(label)}</title></path>\n";
    }

    private static double Y(double place) => Height - Bottom - 6 - (place * (Height - Bottom - Top - 12));

    private static IEnumerable<(double, string)> Ticks(SettingScale scale)
    {
        IReadOnlyList<string> values = scale.Values;
        if (values.Count <= MostTicks) return values.Select(value => (Y(scale.Place(value)), Short(value)));
        if (!scale.IsNumeric) return values.Where((_, place) => place % ((values.Count + MostTicks - 1) / MostTicks) == 0).Select(value => (Y(scale.Place(value)), Short(value)));
        return Enumerable.Range(0, 5).Select(step => values.MinBy(value => Math.Abs(scale.Place(value) - (step / 4.0)))!).Distinct().Select(value => (Y(scale.Place(value)), Short(value)));
    }

    private static string Short(string value) => value.Length <= 10 ? value : value[..9] + "…";

    private static string Describe(SweepTable table) =>
        $"{table.Recipes.Count} recipes. The best, {Scores.Text(table.Plan.Objective, table.Recipes[0])}: {string.Join(", ", table.Recipes[0].Settings.Select(setting => $"{setting.Name} {setting.Value}"))}.";
}

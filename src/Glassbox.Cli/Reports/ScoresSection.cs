using System.Globalization;
using System.Text;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows the scores of each class, label or number.</summary>
internal static class ScoresSection
{
    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        if (evaluated.Task == ModelTask.Regression)
        {
            if (evaluated.Scores.Scores.Count > 1) yield return new ReportSection("scores", "Scores per number", Numbers(evaluated));
            yield break;
        }

        string what = evaluated.Task == ModelTask.Labels ? "label" : "class";
        yield return new ReportSection("scores", $"Scores per {what}", $"<p>Precision: the fraction of these answers that are correct. Recall: the fraction of these samples that were found. F1 is their harmonic mean.</p>{Classes(evaluated, what)}");
    }

    private static string Classes(Evaluated evaluated, string what)
    {
        ModelEvaluation scores = evaluated.Scores;
        var html = new StringBuilder($"<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"Scores\"><table><thead><tr><th scope=\"col\">{what}</th>");
        foreach (string name in (string[])["precision", "recall", "F1", "ROC AUC", evaluated.Views.Noun + "s"]) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"n\">{Html.Text(name)}</th>");
        html.Append("</tr></thead><tbody>");
        for (int c = 0; c < evaluated.Target.Outputs; c++)
        {
            (ClassScores own, double area, int count) = evaluated.Task == ModelTask.Labels
                ? (scores.Scores[c].Positive, scores.Scores[c].RocAuc, scores.Scores[c].Positives)
                : (scores.Confusion.Scores(c), scores.Roc(c).Area, scores.Confusion.Samples(c));
            Row(html, Html.Name(evaluated.Name(c)), own, area, Numerals.Count(count));
        }

        html.Append("</tbody><tfoot>");
        Row(html, "macro mean", scores.Macro, scores.RocAuc, "");
        Row(html, "weighted mean", scores.Weighted, double.NaN, "");
        return html.Append("</tfoot></table></div>").ToString();
    }

    private static void Row(StringBuilder html, string name, ClassScores scores, double area, string count) => html.Append(
        CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{name}</th><td class=\"n\">{Percent(scores.Precision)}</td><td class=\"n\">{Percent(scores.Recall)}</td><td class=\"n\">{Four(scores.F1)}</td><td class=\"n\">{Four(area)}</td><td class=\"n\">{count}</td></tr>");

    private static string Numbers(Evaluated evaluated)
    {
        var html = new StringBuilder("<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"Scores\"><table><thead><tr><th scope=\"col\">number</th><th scope=\"col\" class=\"n\">R²</th><th scope=\"col\" class=\"n\">MAE</th><th scope=\"col\" class=\"n\">RMSE</th></tr></thead><tbody>");
        foreach (ModelEvaluation.Score score in evaluated.Scores.Scores)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Name(score.Name)}</th><td class=\"n\">{Four(score.R2)}</td><td class=\"n\">{Html.Text(TableLines.Number(score.MeanAbsoluteError))}</td><td class=\"n\">{Html.Text(TableLines.Number(score.RootMeanSquaredError))}</td></tr>");
        return html.Append("</tbody></table></div>").ToString();
    }

    private static string Percent(double fraction) => double.IsNaN(fraction) ? "–" : Numerals.Percent(fraction);

    private static string Four(double number) => double.IsNaN(number) ? "–" : Numerals.Fixed(number, 4);
}

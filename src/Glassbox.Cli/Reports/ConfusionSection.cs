using System.Globalization;
using System.Text;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows the confusion matrix; its cells link to their samples.</summary>
internal static class ConfusionSection
{
    private const int MaxClasses = 26, MaxCells = 60, MaxSamples = 24, MaxRight = 12;

    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        if (evaluated.Task != ModelTask.Classes) yield break;
        ConfusionMatrix confusion = evaluated.Scores.Confusion;
        bool isMatrix = confusion.Classes <= MaxClasses;
        (int Truth, int Answer, int Count)[] wrong = [.. EvaluationView.MostConfused(confusion).Take(MaxCells)];
        int[] right = isMatrix ? [.. Enumerable.Range(0, confusion.Classes).Where(c => confusion[c, c] > 0)] : [];
        var html = new StringBuilder();
        html.Append("<p>Each row is a true class, each column an answer. Correct answers are on the diagonal; the redder another cell, the more frequent the mistake. Select a number to see its samples.</p><div class=\"split\"><div>");
        if (isMatrix) Matrix(html, evaluated, wrong.Select(cell => (cell.Truth, cell.Answer)).Concat(right.Select(c => (c, c))).ToHashSet());
        else Pairs(html, evaluated, wrong);
        html.Append("</div><div class=\"groups\">");
        foreach ((int truth, int answer, int count) in wrong.Concat(right.Select(c => (c, c, confusion[c, c])))) Group(html, evaluated, truth, answer, count);
        yield return new ReportSection("confusion", "Confusion matrix", html.Append("</div></div>").ToString());
    }

    private static void Matrix(StringBuilder html, Evaluated evaluated, HashSet<(int, int)> shown)
    {
        ConfusionMatrix confusion = evaluated.Scores.Confusion;
        int most = Math.Max(1, EvaluationView.MostConfused(confusion).Select(cell => cell.Count).FirstOrDefault());
        html.Append("<div class=\"scroll confusion\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion matrix\"><table><thead><tr><th class=\"axis\" scope=\"col\">true \\ answered</th>");
        for (int answer = 0; answer < confusion.Classes; answer++) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html.Name(evaluated.Name(answer))}</th>");
        html.Append("</tr></thead><tbody>");
        for (int truth = 0; truth < confusion.Classes; truth++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Html.Name(evaluated.Name(truth))}</th>");
            for (int answer = 0; answer < confusion.Classes; answer++)
            {
                int count = confusion[truth, answer];
                string style = truth == answer ? "right" : count == 0 ? "none" : "wrong";
                string share = style == "wrong" ? string.Create(CultureInfo.InvariantCulture, $" style=\"--share:{Math.Sqrt((double)count / most):0.###}\"") : "";
                string text = count == 0 ? "·" : Numerals.Count(count);
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"{style}\"{share}>");
                if (shown.Contains((truth, answer)))
                    html.Append(CultureInfo.InvariantCulture, $"<a href=\"#c-{truth}-{answer}\" title=\"{Html.Text($"{evaluated.Name(truth)} answered as {evaluated.Name(answer)}: {text}")}\">{text}</a>");
                else html.Append(text);
                html.Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static void Pairs(StringBuilder html, Evaluated evaluated, IEnumerable<(int Truth, int Answer, int Count)> pairs)
    {
        html.Append("<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"The most frequent mistakes\"><table><thead><tr><th scope=\"col\">is</th><th scope=\"col\">answered</th><th scope=\"col\" class=\"n\">how often</th></tr></thead><tbody>");
        foreach ((int truth, int answer, int count) in pairs)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Name(evaluated.Name(truth))}</td><td>{Html.Name(evaluated.Name(answer))}</td><td class=\"n\"><a href=\"#c-{truth}-{answer}\">{Numerals.Count(count)}</a></td></tr>");
        html.Append("</tbody></table></div>");
    }

    // Shown when a link targets it; the first group is shown by default.
    private static void Group(StringBuilder html, Evaluated evaluated, int truth, int answer, int count)
    {
        List<Miss> samples = [];
        for (int row = 0; row < evaluated.Scores.Count; row++)
            if (evaluated.Scores.Label(row) == truth && evaluated.Scores.Details.Answer(row) == answer) samples.Add(new Miss(row, truth, answer, double.NaN, evaluated.Scores.Answer(row, answer)));

        // The most confident mistakes, and the least confident correct answers.
        bool isRight = truth == answer;
        int most = isRight ? MaxRight : MaxSamples;
        List<Miss> listed = [.. (isRight ? samples.OrderBy(s => s.Said) : samples.OrderByDescending(s => s.Said)).ThenBy(s => s.Index).Take(most)];
        string title = isRight ? $"{Html.Name(evaluated.Name(truth))}, answered correctly" : $"{Html.Name(evaluated.Name(truth))} taken for {Html.Name(evaluated.Name(answer))}";
        string some = count > listed.Count ? isRight ? $" (the {listed.Count} least confident)" : $" (the {listed.Count} most confident)" : "";
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"group\" id=\"c-{truth}-{answer}\"><h3>{title} <small>{Numerals.Count(count)} {(count == 1 ? evaluated.Views.Noun : evaluated.Views.Noun + "s")}{some}</small></h3>{SampleList.Create(evaluated, listed)}</div>");
    }
}

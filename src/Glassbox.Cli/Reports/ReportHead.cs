using System.Globalization;
using System.Text;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>The head of a report: the model and data, the result in one sentence, and the main metrics.</summary>
internal static class ReportHead
{
    public static string Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        var html = new StringBuilder();
        string kind = content.Epochs.Count > 0 ? "Training report" : "Evaluation report";
        html.Append(CultureInfo.InvariantCulture, $"<header class=\"masthead\"><p class=\"eyebrow\">{kind} · {Html.Text(content.Model.Network.Architecture.ToString())} · {Html.Name(evaluated.Data)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Html.Name(Path.GetFileName(content.Name))}</h1><p class=\"lede\">{Sentence(content)}</p>");
        IReadOnlyList<string> warnings = [.. content.Warnings.Concat(evaluated.Warnings).Distinct()];
        if (content.IsLearned) warnings = ["The model has learned from these samples, and may do worse on others. Hold some out for testing.", .. warnings];
        if (warnings.Count > 0) html.Append(CultureInfo.InvariantCulture, $"<div class=\"warnings\" role=\"note\">{string.Concat(warnings.Select(warning => $"<p>{Html.Text(warning)}</p>"))}</div>");
        html.Append("<dl class=\"stats\">");
        foreach ((string name, string value) in Numbers(content)) html.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{value}</dd></div>");
        return html.Append("</dl></header>\n").ToString();
    }

    private static string Sentence(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        ModelEvaluation scores = evaluated.Scores;
        string noun = Html.Text(evaluated.Counted);
        if (evaluated.Task == ModelTask.Regression)
        {
            if (scores.Scores is not [var only])
                return $"The model predicts {Numerals.Count(scores.Scores.Count)} numbers for {noun}, and explains <strong>{Html.Text(Share(scores.Metrics["r2"]))}</strong> of their variance on average.";
            return $"For {noun}, the model explains <strong>{Html.Text(Share(only.R2))}</strong> of the variance of {Html.Name(only.Name)}; an answer is off by <strong>{Number(only.MeanAbsoluteError)}</strong> on average.";
        }

        if (evaluated.Task == ModelTask.Labels) return $"Of {noun}, <strong>{Numerals.Percent(scores.Accuracy)}</strong> of the labels are correct.";
        string sentence = $"Of {noun}, <strong>{Numerals.Percent(scores.Accuracy)}</strong> are answered correctly";
        if (EvaluationView.MostConfused(scores.Confusion).FirstOrDefault() is (var truth, var answer, > 0 and int count))
            sentence += $"; the most frequent mistake takes {Html.Name(evaluated.Name(truth))} for {Html.Name(evaluated.Name(answer))}, {Times(count)}";
        if (scores.Details.Unanswered > 0) sentence += $". {Numerals.Count(scores.Details.Unanswered)} have no answer, because outputs are NaN or infinite: this network is broken";
        return sentence + ".";
    }

    private static IEnumerable<(string Name, string Value)> Numbers(ReportContent content)
    {
        ModelEvaluation scores = content.Evaluated.Scores;
        if (scores.Target.Task == ModelTask.Regression)
        {
            bool isOne = scores.Scores.Count == 1;
            yield return (isOne ? "R², explained variance" : "R², mean of all", Four(scores.Metrics["r2"]));
            if (isOne)
            {
                yield return ("MAE, mean absolute error", Number(scores.Scores[0].MeanAbsoluteError));
                yield return ("RMSE, weights large errors more", Number(scores.Scores[0].RootMeanSquaredError));
            }
        }
        else
        {
            yield return (scores.Target.Task == ModelTask.Labels ? "labels correct" : "accuracy", Numerals.Percent(scores.Accuracy));
            yield return ("macro F1", Four(scores.Macro.F1));
            if (!double.IsNaN(scores.RocAuc)) yield return (scores.Target.Outputs > 2 || scores.Target.Task == ModelTask.Labels ? "ROC AUC, mean of all" : "ROC AUC", Four(scores.RocAuc));
            if (!double.IsNaN(scores.LogLoss)) yield return ("log loss", Four(scores.LogLoss));
            if (scores.Calibration().ExpectedError is var error && !double.IsNaN(error)) yield return ("calibration error", Four(error));
        }

        yield return (Html.Text(content.Evaluated.Noun), Numerals.Count(scores.Count));
        if (content.Seconds is { } seconds) yield return ($"{Numerals.Count(content.Epochs.Count)} {(content.Epochs.Count == 1 ? "epoch" : "epochs")} of training", Numerals.Seconds(seconds));
    }

    private static string Share(double fraction) => double.IsNaN(fraction) ? "an unknown part" : Numerals.Fixed(100 * fraction, 1) + "%";

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{Numerals.Count(count)} times" };

    private static string Four(double number) => double.IsNaN(number) ? "–" : Numerals.Fixed(number, 4);

    private static string Number(double number) => Html.Text(TableLines.Number(number));
}

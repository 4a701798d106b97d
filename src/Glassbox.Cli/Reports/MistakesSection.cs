using Glassbox.Cli.Evaluations;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows the worst mistakes.</summary>
internal static class MistakesSection
{
    public static IEnumerable<ReportSection> Create(ReportContent content)
    {
        Evaluated evaluated = content.Evaluated;
        if (evaluated.Misses.Count == 0) yield break;
        (string title, string text) = evaluated.Task switch
        {
            ModelTask.Classes => ("Worst mistakes", "The samples with the most probability for the wrong answer, and the least for the truth."),
            ModelTask.Labels => ("Worst mistakes", "The wrong labels that the model was most confident about."),
            _ => ("Largest errors", "The answers farthest from the truth, relative to the RMSE of each number."),
        };
        yield return new ReportSection("mistakes", title, $"<p>{text}</p>{SampleList.Create(evaluated, evaluated.Misses)}");
    }
}

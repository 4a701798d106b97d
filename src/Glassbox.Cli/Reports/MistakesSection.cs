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
            ModelTask.Classes => ("Worst mistakes", "Those where the wrong answer was given the most probability, and the truth the least."),
            ModelTask.Labels => ("Worst mistakes", "The labels of which the model was surest, and wrong."),
            _ => ("Farthest off", "The answers that are farthest from the truth, measured by the usual distance of each number."),
        };
        yield return new ReportSection("mistakes", title, $"<p>{text}</p>{SampleList.Create(evaluated, evaluated.Misses)}");
    }
}

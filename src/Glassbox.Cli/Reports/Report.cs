using System.Globalization;
using System.Text;

namespace Glassbox.Cli.Reports;

/// <summary>The page of a report: its sections in order, without the empty ones.</summary>
internal static class Report
{
    /// <summary>Saves the report atomically: at any moment the file has either its old content or all of the new.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, ReportContent content) => HtmlPage.Save(path, Create(content));

    /// <summary>Creates the page.</summary>
    public static string Create(ReportContent content)
    {
        List<ReportSection> sections =
        [
            .. LearningSection.Create(content), .. ConfusionSection.Create(content), .. MistakesSection.Create(content), .. ScoresSection.Create(content),
            .. ResidualsSection.Create(content), .. CertaintySection.Create(content), .. ColumnsSection.Create(content), .. WeightsSection.Create(content),
            .. RecipeSection.Create(content),
        ];
        var body = new StringBuilder();
        body.Append(ReportHead.Create(content));
        body.Append("<nav class=\"contents\" aria-label=\"Contents\"><ul>");
        foreach (ReportSection section in sections) body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{section.Id}\">{Html.Text(section.Title)}</a></li>");
        body.Append("</ul></nav>\n<main>\n");
        foreach (ReportSection section in sections)
            body.Append(CultureInfo.InvariantCulture, $"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-h\"><h2 id=\"{section.Id}-h\">{Html.Text(section.Title)}</h2>\n{section.Body}\n</section>\n");
        body.Append(CultureInfo.InvariantCulture, $"</main>\n<footer><p>Written by Glassbox on {DateTime.UtcNow.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. This page is self-contained. docs/evaluation.md of Glassbox explains the numbers.</p></footer>");
        return HtmlPage.Create($"{Path.GetFileName(content.Name)} · {(content.Epochs.Count > 0 ? "training" : "evaluation")} report", body.ToString());
    }
}

/// <summary>A part of a report with a heading.</summary>
/// <param name="Id">An element ID that is unique in the page.</param>
/// <param name="Title">The heading, as text.</param>
/// <param name="Body">HTML.</param>
internal sealed record ReportSection(string Id, string Title, string Body);

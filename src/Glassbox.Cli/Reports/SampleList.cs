using System.Globalization;
using System.Text;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Pictures;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Reports;

/// <summary>Shows samples as pictures or as rows of a table, each with its truth and its answer.</summary>
internal static class SampleList
{
    private const int MaxColumns = 24;

    /// <param name="evaluated">The evaluation of the samples.</param>
    /// <param name="misses">The samples and their answers.</param>
    public static string Create(Evaluated evaluated, IReadOnlyList<Miss> misses) =>
        evaluated.Views.Picture is { } picture ? Pictures(evaluated, misses, picture) : Rows(evaluated, misses);

    private static string Pictures(Evaluated evaluated, IReadOnlyList<Miss> misses, Func<int, Raster> pictureOf)
    {
        var html = new StringBuilder($"<ul class=\"pictures{(evaluated.Views.IsInk ? " ink" : "")}\">");
        foreach (Miss miss in misses)
        {
            string place = Html.Text($"{evaluated.Views.Noun} {Path.GetFileName(evaluated.Views.Place(miss.Index))}");
            Raster picture = pictureOf(miss.Index);
            html.Append(CultureInfo.InvariantCulture, $"<li><img src=\"{PngPicture.Of(picture)}\" width=\"{picture.Columns}\" loading=\"lazy\" alt=\"{place}: {Html.Text(Words(evaluated, miss))}\"><p>{Verdict(evaluated, miss)}<br><small>{place}</small></p></li>");
        }

        return html.Append("</ul>").ToString();
    }

    private static string Rows(Evaluated evaluated, IReadOnlyList<Miss> misses)
    {
        if (misses.Count == 0) return "";
        IReadOnlyList<(string Column, string Cell)> Cells(Miss miss) => evaluated.Views.Cells?.Invoke(miss.Index) ?? [];
        string[] columns = [.. Cells(misses[0]).Take(MaxColumns).Select(cell => cell.Column)];
        bool isNumber = evaluated.Task == ModelTask.Regression;
        var html = new StringBuilder($"<div class=\"scroll table\" tabindex=\"0\" role=\"region\" aria-label=\"Samples\"><table><thead><tr><th scope=\"col\">{Html.Text(evaluated.Views.Noun)}</th>");
        if (evaluated.Task != ModelTask.Classes && evaluated.Target.Names.Count > 1) html.Append("<th scope=\"col\">of</th>");
        html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Right(isNumber)}>truth</th><th scope=\"col\"{Right(isNumber)}>answer</th><th scope=\"col\" class=\"n\">{(isNumber ? "off by" : "sure")}</th>");
        foreach (string column in columns) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html.Cell(column)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (Miss miss in misses)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Text(evaluated.Views.Place(miss.Index))}</td>");
            if (evaluated.Task != ModelTask.Classes && evaluated.Target.Names.Count > 1) html.Append(CultureInfo.InvariantCulture, $"<td>{Html.Name(evaluated.Name(miss.Place))}</td>");
            html.Append(evaluated.Task switch
            {
                ModelTask.Classes => $"<td>{Html.Name(evaluated.Name(miss.Place))}</td><td><strong>{Html.Name(evaluated.Name(miss.Answer))}</strong></td><td class=\"n\">{Numerals.Percent(miss.Said)}</td>",
                ModelTask.Labels => $"<td>{(miss.Truth > 0.5 ? "yes" : "no")}</td><td><strong>{(miss.Said > 0.5 ? "yes" : "no")}</strong></td><td class=\"n\">{Numerals.Percent(Math.Max(miss.Said, 1 - miss.Said))}</td>",
                _ => $"<td class=\"n\">{Html.Text(TableLines.Number(miss.Truth))}</td><td class=\"n\"><strong>{Html.Text(TableLines.Number(miss.Said))}</strong></td><td class=\"n\">{Html.Text(TableLines.Number(miss.Said - miss.Truth))}</td>",
            });
            foreach ((_, string cell) in Cells(miss).Take(MaxColumns)) html.Append(CultureInfo.InvariantCulture, $"<td>{Html.Cell(cell)}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
        if (Cells(misses[0]).Count > MaxColumns) html.Append(CultureInfo.InvariantCulture, $"<p>The first {MaxColumns} of {Cells(misses[0]).Count} columns are shown.</p>");
        return html.ToString();
    }

    private static string Verdict(Evaluated evaluated, Miss miss) => evaluated.Task switch
    {
        ModelTask.Classes when miss.Place == miss.Answer => $"{Html.Name(evaluated.Name(miss.Place))} {Numerals.Percent(miss.Said)}",
        ModelTask.Classes => $"{Html.Name(evaluated.Name(miss.Place))}, not <span class=\"answer\">{Html.Name(evaluated.Name(miss.Answer))}</span>",
        _ => Html.Text(Words(evaluated, miss)),
    };

    private static string Words(Evaluated evaluated, Miss miss) => evaluated.Task switch
    {
        ModelTask.Classes => miss.Place == miss.Answer ? $"{evaluated.Name(miss.Place)}, as answered" : $"{evaluated.Name(miss.Place)}, answered as {evaluated.Name(miss.Answer)}",
        ModelTask.Labels => $"{(miss.Truth > 0.5 ? "" : "not ")}{evaluated.Name(miss.Place)}, answered with {Numerals.Percent(miss.Said)}",
        _ => $"{evaluated.Name(miss.Place)} {TableLines.Number(miss.Truth)}, answered with {TableLines.Number(miss.Said)}",
    };

    private static string Right(bool isNumber) => isNumber ? " class=\"n\"" : "";
}

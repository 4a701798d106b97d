using System.Text;

namespace Glassbox.Bench;

/// <summary>A table of text with a heading; the first column is text, the others are numbers.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> rows = [headings];

    public void Add(params string[] cells) => rows.Add(cells);

    public string ToText(bool markdown)
    {
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(c => rows.Max(row => row[c].Length))];
        var text = new StringBuilder();
        for (int r = 0; r < rows.Count; r++)
        {
            IEnumerable<string> cells = rows[r].Select((cell, c) => cell.PadLeft(c == 0 ? 0 : widths[c]).PadRight(widths[c]));
            text.AppendLine(markdown ? $"| {string.Join(" | ", cells)} |" : string.Join("   ", cells).TrimEnd());
            if (r > 0) continue;
            IEnumerable<string> rules = widths.Select((width, c) => (c == 0 ? "-" : ":").PadLeft(width, '-'));
            int whole = widths.Sum() + (3 * (widths.Length - 1));
            text.AppendLine(markdown ? $"| {string.Join(" | ", rules)} |" : new string('─', whole));
        }

        return text.ToString();
    }
}

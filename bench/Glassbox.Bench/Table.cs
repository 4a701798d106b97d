using System.Text;

namespace Glassbox.Bench;

/// <summary>Rows of text under headings; the first column is words, the others are numbers.</summary>
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
            IEnumerable<string> cells = rows[r].Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]));
            text.AppendLine(markdown ? $"| {string.Join(" | ", cells)} |" : string.Join("   ", cells).TrimEnd());
            if (r > 0) continue;
            IEnumerable<string> rules = widths.Select((width, c) => new string('-', width - (c == 0 ? 0 : 1)) + (c == 0 ? "" : ":"));
            text.AppendLine(markdown ? $"| {string.Join(" | ", rules)} |" : new string('─', widths.Sum() + (3 * (widths.Length - 1))));
        }

        return text.ToString();
    }
}

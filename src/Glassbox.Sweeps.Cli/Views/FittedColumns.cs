namespace Glassbox.Sweeps.Cli.Views;

/// <summary>Fits the columns of a table into a width, each line on one row: names and words are shortened, then the last columns are dropped.</summary>
/// <remarks>No number is ever cut: a shortened one would be another number.</remarks>
internal static class FittedColumns
{
    private const int Gap = 2, LeastName = 6, LeastWord = 8, Kept = 2; // the place and the score stay
    private const string More = "…";

    /// <summary>Returns the lines of a table.</summary>
    /// <param name="rows">The names of the columns, then the rows.</param>
    /// <param name="width">The width of a line.</param>
    public static string[] Lines(string[][] rows, int width)
    {
        int count = rows[0].Length;
        int[] most = [.. Enumerable.Range(0, count).Select(column => rows.Max(row => row[column].Length))];
        int[] widths = [.. Enumerable.Range(0, count).Select(column => rows.Select((row, line) => Least(row[column], line == 0)).Max())];
        int shown = count;
        while (shown > Kept && Width(shown) > width) shown--;
        for (int free = width - Width(shown), before = -1; free > 0 && free != before;)
        {
            before = free;
            for (int column = 0; column < shown && free > 0; column++)
            {
                if (widths[column] == most[column]) continue;
                widths[column]++;
                free--;
            }
        }

        return [.. rows.Select((row, line) => string.Join(new string(' ', Gap), [
            .. row.Take(shown).Select((cell, column) => Short(cell, widths[column]).PadRight(widths[column])),
            .. shown < count && line == 0 ? [More] : (string[])[]]).TrimEnd())];

        int Width(int columns) => widths.Take(columns).Sum() + (Gap * (columns - 1)) + (columns < count ? Gap + More.Length : 0);
    }

    /// <summary>Shortens a text to a width, but not within a number.</summary>
    public static string Short(string text, int width)
    {
        if (text.Length <= width) return text;
        int kept = Math.Max(0, width - More.Length);
        while (kept > 0 && IsOfNumber(text[kept - 1]) && IsOfNumber(text[kept])) kept--;
        return text[..kept] + More;
    }

    private static int Least(string cell, bool isName) =>
        isName ? Math.Min(cell.Length, LeastName) : cell.All(c => IsOfNumber(c) || "-+eE%± –".Contains(c, StringComparison.Ordinal)) ? cell.Length : Math.Min(cell.Length, LeastWord);

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c == '.';
}

namespace Glassbox.Data.Csv;

/// <summary>Detects the separator, the decimal sign and the lines above the table from the first rows of a file.</summary>
internal static class CsvSniffer
{
    private const int MostLines = 100;
    private const string ExcelsOwn = "sep=";

    // If several separators divide all rows alike, the first one wins: commas also occur in numbers, and tabs hardly ever in text.
    private static readonly char[] separators = ['\t', ';', '|', ','];

    /// <param name="name">The name of the file, for error messages.</param>
    /// <param name="sample">The first characters.</param>
    /// <param name="isWhole">Whether they are the whole file.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="DataFormatException">The format is not supported.</exception>
    /// <returns>The format, the number of lines before the first row, and how many of those are not empty.</returns>
    public static (char Separator, char DecimalSign, bool HasHeader, int Skipped, int Above) Detect(string name, string sample, bool isWhole, CsvOptions options)
    {
        ReadOnlySpan<char> rest = sample;
        char? stated = null;
        int skipped = 0;
        if (rest.StartsWith(ExcelsOwn, StringComparison.OrdinalIgnoreCase) && rest.Length > ExcelsOwn.Length
            && (rest.Length == ExcelsOwn.Length + 1 || rest[ExcelsOwn.Length + 1] is '\r' or '\n'))
        {
            stated = rest[ExcelsOwn.Length];
            rest = rest[(ExcelsOwn.Length + 1)..];
            rest = rest.StartsWith("\r\n") ? rest[2..] : rest.IsEmpty ? rest : rest[1..];
            skipped = 1;
        }

        string text = rest.ToString();
        List<(string Text, int Start)> found = Lines(text, isWhole, options.HasQuotes);
        List<string> lines = [.. found.Select(line => line.Text)];
        char separator = options.Separator ?? stated ?? Separator(lines, options.HasQuotes);
        List<List<string>> rows = Rows(lines, separator, options.HasQuotes);
        int above = LinesAbove(rows);
        if (above > 0)
        {
            rows.RemoveRange(0, above);
            skipped += CountLines(text.AsSpan(0, found[above].Start));
        }

        char sign = options.DecimalSign ?? DecimalSign(rows, separator);
        if (options.Separator is null && AreBySpaces(rows)) throw new DataFormatException(name, null, "the cells are separated by spaces; expected commas, semicolons, tabs or vertical bars.");
        return (separator, sign, options.HasHeader ?? HasHeader(rows, sign, options.Kinds.Keys), skipped, above);
    }

    private static char Separator(List<string> lines, bool hasQuotes)
    {
        // Without a separator in the first row there is one column, and commas below are in numbers.
        (char Best, double Score) found = (lines.Exists(line => line.Contains(',', StringComparison.Ordinal)) ? ';' : ',', 0);
        foreach (char candidate in separators)
        {
            List<List<string>> rows = Rows(lines, candidate, hasQuotes);
            rows.RemoveRange(0, LinesAbove(rows));
            if (rows.Count == 0 || rows[0].Count == 1) continue;
            double alike = rows.Count(row => row.Count == rows[0].Count) / (double)lines.Count;
            if (rows.TrueForAll(row => row.Count == rows[0].Count) && rows.Count == lines.Count) return candidate;
            if (alike > found.Score) found = (candidate, alike);
        }

        return found.Best;
    }

    /// <summary>Returns the number of lines above the table, such as titles and remarks: they have few cells, and a header follows.</summary>
    private static int LinesAbove(List<List<string>> rows)
    {
        const int fewest = 3; // one line above, a header, and a row
        if (rows.Count < fewest) return 0;
        int columns = rows.CountBy(row => row.Count).MaxBy(group => group.Value).Key, above = 0;
        if (columns == 1) return 0;
        while (above < rows.Count && IsAbove(rows[above])) above++;
        if (above == 0 || above + 2 > rows.Count || rows[above].Count != columns) return 0;
        List<List<string>> rest = rows[above..];
        bool mayBeText = columns == 2 && NumberColumns(rest, '.', CsvNumber.TryParseWritten) + NumberColumns(rest, ',', CsvNumber.TryParseWritten) == 0; // a text column whose texts contain commas
        return HasHeader(rest, '.', []) && !mayBeText ? above : 0;

        // Spreadsheet programs give a title as many cells as there are columns, all empty except the first.
        bool IsAbove(List<string> row) => row.Count == columns
            ? row[0].StartsWith("# ", StringComparison.Ordinal) || (columns > 2 && row.FindLastIndex(cell => cell.Length > 0) <= 0)
            : row[0].StartsWith('#') || row.Count <= Math.Max(1, columns / 2);
    }

    /// <summary>Returns whether there is one column whose rows are several numbers separated by spaces: a format that is not supported, but easily fixed.</summary>
    private static bool AreBySpaces(List<List<string>> rows)
    {
        if (rows.Count < 2 || rows.Exists(row => row.Count > 1)) return false;
        int[] counts = [.. rows.Skip(1).Select(row => row[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
            && parts.All(part => CsvNumber.TryParse(part, '.', out _)) ? parts.Length : 0)];
        return counts[0] > 0 && counts.All(count => count == counts[0]);
    }

    /// <summary>Counts line ends.</summary>
    private static int CountLines(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) count++;
        return count;
    }

    // The one with which more columns are numeric.
    private static char DecimalSign(List<List<string>> rows, char separator)
    {
        bool hasCommas = rows.Exists(row => row.Exists(cell => cell.Contains(',', StringComparison.Ordinal)));
        if (!hasCommas) return '.';
        int points = NumberColumns(rows, '.', Plain), commas = NumberColumns(rows, ',', Plain);
        if (points == commas) (points, commas) = (NumberColumns(rows, '.', CsvNumber.TryParseWritten), NumberColumns(rows, ',', CsvNumber.TryParseWritten));
        if (commas <= points) return '.';

        // If commas separate cells, a comma in a number is a thousands separator, as in 1,204, unless some numbers contradict that.
        bool areThousands = separator == ',' && rows.Skip(1).All(row => row.TrueForAll(cell =>
            !cell.Contains(',', StringComparison.Ordinal) || !CsvNumber.TryParse(cell, ',', out _) || CsvNumber.IsGrouped(cell, '.')));
        return areThousands ? '.' : ',';
    }

    private static bool Plain(ReadOnlySpan<char> text, char sign, out double number) => CsvNumber.TryParse(text, sign, out number);

    private delegate bool NumberParser(ReadOnlySpan<char> text, char sign, out double number);

    private static int NumberColumns(List<List<string>> rows, char sign, NumberParser parse)
    {
        int columns = rows.Count == 0 ? 0 : rows[0].Count, found = 0;
        for (int c = 0; c < columns; c++)
        {
            int numbers = 0, others = 0;
            for (int r = 1; r < rows.Count; r++) // the first may be a header
            {
                if (c >= rows[r].Count || rows[r][c].Length == 0) continue;
                if (parse(rows[r][c], sign, out _)) numbers++;
                else others++;
            }

            found += numbers > others ? numbers : 0;
        }

        return found;
    }

    // A header has the expected names; or no numbers and no repeated names, or is above numbers.
    private static bool HasHeader(List<List<string>> rows, char sign, IEnumerable<string> known)
    {
        if (rows.Count == 0) return false;
        List<string> first = rows[0];
        if (known.Any() && known.All(first.Contains)) return true;
        if (first.Exists(cell => CsvNumber.TryParseWritten(cell, sign, out _))) return false;
        if (rows.Count > 1)
            for (int c = 0; c < first.Count; c++)
                if (first[c].Length > 0 && rows.Skip(1).Any(row => c < row.Count && CsvNumber.TryParseWritten(row[c], sign, out _))) return true;
        string[] names = [.. first.Where(cell => cell.Length > 0)];
        return names.Length > 0 && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            && !rows.Skip(1).Any(row => row.Exists(cell => cell.Length > 0 && first.Contains(cell)));
    }

    /// <summary>Returns the first lines that are not empty; quotation marks may enclose line ends.</summary>
    private static List<(string Text, int Start)> Lines(string text, bool isWhole, bool hasQuotes)
    {
        List<(string Text, int Start)> lines = [];
        bool isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.Length && lines.Count < MostLines; i++)
        {
            if (hasQuotes && text[i] == '"') isQuoted = !isQuoted;
            if (isQuoted || text[i] is not ('\r' or '\n')) continue;
            if (i > start) lines.Add((text[start..i], start));
            start = i + 1;
        }

        if ((isWhole || lines.Count == 0) && lines.Count < MostLines && start < text.Length) lines.Add((text[start..], start));
        return lines;
    }

    private static List<List<string>> Rows(List<string> lines, char separator, bool hasQuotes) => [.. lines.Select(line => Cells(line, separator, hasQuotes))];

    private static List<string> Cells(string line, char separator, bool hasQuotes)
    {
        List<string> cells = [];
        bool isQuoted = false;
        int start = 0;
        char[] buffer = [];
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && hasQuotes && line[i] == '"') isQuoted = !isQuoted;
            if (i < line.Length && (isQuoted || line[i] != separator)) continue;
            CsvText.Read(line.AsSpan(start..i), hasQuotes, ref buffer, out ReadOnlySpan<char> cell, out _);
            cells.Add(cell.ToString());
            start = i + 1;
        }

        return cells;
    }
}

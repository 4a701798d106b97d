namespace Glassbox.Data.Csv;

/// <summary>Finds out of the first rows of a file what stands between its cells, before fractions, and above the columns.</summary>
internal static class CsvSniffer
{
    private const int MostLines = 100;
    private const string ExcelsOwn = "sep=";

    // Where several divide all rows alike, the first is it: a comma also stands in numbers, and least of all a tab in texts.
    private static readonly char[] separators = ['\t', ';', '|', ','];

    /// <param name="sample">The first characters.</param>
    /// <param name="isWhole">Whether they are all.</param>
    /// <param name="options">What is known.</param>
    /// <returns>How the file is to be read, and how many lines stand before its first row.</returns>
    public static (char Separator, char DecimalSign, bool HasHeader, int Skipped) Detect(string sample, bool isWhole, CsvOptions options)
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

        List<string> lines = Lines(rest.ToString(), isWhole, options.HasQuotes);
        char separator = options.Separator ?? stated ?? Separator(lines, options.HasQuotes);
        List<List<string>> rows = [.. lines.Select(line => Cells(line, separator, options.HasQuotes))];
        char sign = options.DecimalSign ?? DecimalSign(rows, separator);
        return (separator, sign, options.HasHeader ?? HasHeader(rows, sign), skipped);
    }

    private static char Separator(List<string> lines, bool hasQuotes)
    {
        // Where none stands in the first row there is one column, and a comma below stands in numbers.
        (char Best, double Score) found = (lines.Exists(line => line.Contains(',', StringComparison.Ordinal)) ? ';' : ',', 0);
        foreach (char candidate in separators)
        {
            int[] counts = [.. lines.Select(line => Cells(line, candidate, hasQuotes).Count - 1)];
            if (counts.Length == 0 || counts[0] == 0) continue;
            if (counts.All(count => count == counts[0])) return candidate;
            double alike = counts.Count(count => count == counts[0]) / (double)counts.Length;
            if (alike > found.Score) found = (candidate, alike);
        }

        return found.Best;
    }

    // That under which more columns are of numbers alone.
    private static char DecimalSign(List<List<string>> rows, char separator)
    {
        bool hasCommas = rows.Exists(row => row.Exists(cell => cell.Contains(',', StringComparison.Ordinal)));
        if (!hasCommas) return '.';
        int points = NumberColumns(rows, '.', Plain), commas = NumberColumns(rows, ',', Plain);
        if (points == commas) (points, commas) = (NumberColumns(rows, '.', CsvNumber.TryParseWritten), NumberColumns(rows, ',', CsvNumber.TryParseWritten));
        if (commas <= points) return '.';

        // Between commas, a comma in a number stands before its thousands, as 1,204, unless some say otherwise.
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

    // A header has no numbers, and no name twice, or else stands above numbers.
    private static bool HasHeader(List<List<string>> rows, char sign)
    {
        if (rows.Count == 0) return false;
        List<string> first = rows[0];
        if (first.Exists(cell => CsvNumber.TryParseWritten(cell, sign, out _))) return false;
        if (rows.Count > 1)
            for (int c = 0; c < first.Count; c++)
                if (first[c].Length > 0 && rows.Skip(1).Any(row => c < row.Count && CsvNumber.TryParseWritten(row[c], sign, out _))) return true;
        return first.Exists(cell => cell.Length > 0) && first.Distinct(StringComparer.Ordinal).Count() == first.Count
            && !rows.Skip(1).Any(row => row.Exists(cell => cell.Length > 0 && first.Contains(cell)));
    }

    /// <summary>The first lines that are not empty; quotation marks protect line ends.</summary>
    private static List<string> Lines(string text, bool isWhole, bool hasQuotes)
    {
        List<string> lines = [];
        bool isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.Length && lines.Count < MostLines; i++)
        {
            if (hasQuotes && text[i] == '"') isQuoted = !isQuoted;
            if (isQuoted || text[i] is not ('\r' or '\n')) continue;
            if (i > start) lines.Add(text[start..i]);
            start = i + 1;
        }

        if ((isWhole || lines.Count == 0) && lines.Count < MostLines && start < text.Length) lines.Add(text[start..]);
        return lines;
    }

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

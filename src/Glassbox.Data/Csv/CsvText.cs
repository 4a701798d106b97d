namespace Glassbox.Data.Csv;

/// <summary>Extracts the text of a cell: without surrounding white space, or the contents of its quotation marks.</summary>
internal static class CsvText
{
    private const char Quote = '"';

    /// <summary>Reads a raw cell.</summary>
    /// <param name="raw">Everything between two separators.</param>
    /// <param name="hasQuotes">Whether quotation marks enclose cells.</param>
    /// <param name="buffer">A buffer for text that must be unescaped; enlarged if needed.</param>
    /// <param name="text">The text of the cell.</param>
    /// <param name="wasQuoted">Whether the cell was quoted.</param>
    /// <returns>An error message, or null.</returns>
    public static string? Read(ReadOnlySpan<char> raw, bool hasQuotes, ref char[] buffer, out ReadOnlySpan<char> text, out bool wasQuoted)
    {
        text = raw.Trim();
        wasQuoted = hasQuotes && text.StartsWith([Quote]);
        if (!wasQuoted) return null;
        if (text.Length < 2 || text[^1] != Quote)
            return "there is more after the quotation mark that ends the cell; one within a cell is written twice, \"\"";
        text = text[1..^1];
        if (!text.Contains(Quote)) return null;

        if (buffer.Length < text.Length) buffer = new char[2 * text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            buffer[length++] = text[i];
            if (text[i] != Quote) continue;
            if (i + 1 == text.Length || text[i + 1] != Quote) return "a quotation mark stands alone within the cell; there it is written twice, \"\"";
            i++;
        }

        text = buffer.AsSpan(0, length);
        return null;
    }
}

using System.Buffers;

namespace Glassbox.Data.Csv;

/// <summary>Writes CSV.</summary>
internal static class CsvWriter
{
    // Includes every character that may be detected as a separator.
    private static readonly SearchValues<char> protectedOnes = SearchValues.Create(",;\t|\"\r\n");

    public static void Write(TextWriter writer, IReadOnlyList<TableColumn> columns, int rows)
    {
        for (int c = 0; c < columns.Count; c++) Write(writer, c, columns[c].Name);
        writer.Write('\n');
        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < columns.Count; c++)
            {
                Cell cell = columns[c][row];
                if (columns.Count == 1 && cell.IsMissing) writer.Write("\"\""); // an empty line is not a row
                else Write(writer, c, cell.Text ?? "");
            }

            writer.Write('\n');
        }
    }

    /// <summary>Writes a cell, preceded by a comma unless it is the first.</summary>
    public static void Write(TextWriter writer, int column, string text)
    {
        if (column > 0) writer.Write(',');
        if (!MustBeQuoted(text))
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }

    private static bool MustBeQuoted(string text) =>
        text.AsSpan().ContainsAny(protectedOnes) || (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])));
}

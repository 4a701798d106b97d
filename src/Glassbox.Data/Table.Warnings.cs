using System.Globalization;
using Glassbox.Data.Csv;

namespace Glassbox.Data;

// What is likely to be meant otherwise.
public sealed partial class Table
{
    private static readonly string[] marks = ["NA", "N/A", "NaN", "null", "none", "nil", "?", "-", "--", ".", "#N/A"];

    /// <summary>What of the columns is likely to be meant otherwise, a sentence each: usually none.</summary>
    /// <param name="targets">The columns to learn.</param>
    /// <param name="ignore">Columns that are no inputs anyway.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<string> Warnings(IReadOnlyList<string> targets, IReadOnlyList<string>? ignore = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        List<string> warnings = [];
        foreach (TableColumn column in columns.Where(column => !targets.Contains(column.Name) && ignore?.Contains(column.Name) != true))
        {
            if (column.Kind is ColumnKind.Text or ColumnKind.Category && OfText(column) is { } text) warnings.Add(text);
            if (column is { Kind: ColumnKind.Number, Count: > 2 } && CountsUp(column))
                warnings.Add($"'{column.Name}' counts the rows up: if it is only their number, leave it out, since it says nothing of rows to come.");
        }

        foreach (TableColumn target in targets.Select(name => this[name]).Where(column => !column.HasNumbers))
            foreach (string mark in target.Distinct().Where(value => marks.Contains(value, StringComparer.OrdinalIgnoreCase)))
                warnings.Add($"'{mark}' in '{target.Name}' is learned as a class of its own. Where it means that nothing is known, empty these cells: such rows are then left out.");
        return warnings;
    }

    private static string? OfText(TableColumn column)
    {
        const int most = 10_000; // enough to know a column by
        (int numbers, int dates, int others) = (0, 0, 0);
        (int Row, string Text)? odd = null;
        for (int row = 0; row < Math.Min(column.Count, most); row++)
        {
            if (column.Text(row) is not { } text) continue;
            if (CsvNumber.TryParseWritten(text, '.', out _) || CsvNumber.TryParseWritten(text, ',', out _))
            {
                numbers++;
            }
            else
            {
                odd ??= (row, text);
                if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) dates++;
                else others++;
            }
        }

        if (dates > 2 * others && dates > numbers) return $"'{column.Name}' holds dates, of which nothing is known but whether they are the same: make columns of numbers of what matters in them, as the month, or the days since.";
        return column.Kind == ColumnKind.Text && odd is var (place, found) && numbers > 2 * (dates + others)
            ? string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' is no input, since not all in it are numbers: {numbers} are, but row {place} has '{(found.Length <= 40 ? found : found[..39] + "…")}'. Mend that, or empty it where the number is missing.")
            : null;
    }

    private static bool CountsUp(TableColumn column)
    {
        for (int row = 1; row < column.Count; row++)
            if (column.Number(row) != column.Number(row - 1) + 1) return false;
        return true;
    }
}

using System.Globalization;
using Glassbox.Data.Csv;

namespace Glassbox.Data;

// Warnings about likely mistakes.
public sealed partial class Table
{
    private const int FewestToCount = 10; // rows; with fewer, numbers that count up may well be measurements

    private static readonly IReadOnlyCollection<string> marks = new CsvOptions().Missing;

    // Day first, which the invariant culture does not parse.
    private static readonly string[] dates =
        [.. from day in (string[])["d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yy", "d/M/yy"] from time in (string[])["", " H:mm", " H:mm:ss"] select day + time];

    /// <summary>Returns likely mistakes in the columns, one sentence each; usually none.</summary>
    /// <param name="targets">The columns to predict.</param>
    /// <param name="ignore">Columns that are not inputs anyway.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<string> Warnings(IReadOnlyList<string> targets, IReadOnlyList<string>? ignore = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        List<string> warnings = [];
        foreach (TableColumn column in columns.Where(column => !targets.Contains(column.Name) && ignore?.Contains(column.Name) != true))
        {
            string? warning = column.Kind switch
            {
                ColumnKind.Text or ColumnKind.Category => OfText(column),
                ColumnKind.Number => OfNumbers(column),
                _ => null,
            };
            if (warning is not null) warnings.Add(warning);
        }

        foreach (TableColumn target in targets.Select(name => this[name]).Where(column => !column.HasNumbers))
            foreach (string mark in target.Distinct().Where(value => marks.Contains(value, StringComparer.OrdinalIgnoreCase)))
                warnings.Add($"'{mark}' in '{target.Name}' is learned as a class of its own. If it means that the class is unknown, empty these cells: such rows are then left out.");
        warnings.AddRange(columns.Where(column => (column.Kind == ColumnKind.Category && ignore?.Contains(column.Name) != true) || targets.Contains(column.Name)).SelectMany(Alike));
        return warnings;
    }

    // Categories that differ only by case or by spaces around them.
    private static IEnumerable<string> Alike(TableColumn column)
    {
        const int most = 3; // pairs
        if (column.HasNumbers) yield break;
        IGrouping<string, string>[] alike = [.. column.Distinct().GroupBy(value => value.Trim(), StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Take(most)];
        if (alike.Length == 0) yield break;
        var counts = Enumerable.Range(0, column.Count).Where(row => !column.IsMissing(row)).CountBy(row => column.Text(row)!).ToDictionary();
        foreach (IGrouping<string, string> group in alike)
        {
            string values = string.Join(" and ", group.OrderByDescending(value => counts[value]).Take(2).Select(value => string.Create(CultureInfo.InvariantCulture, $"'{Shortened(value)}' ({counts[value]})")));
            yield return $"'{column.Name}' has {values}, which differ only by case or spaces: if they mean the same, write them alike.";
        }
    }

    private static string? OfText(TableColumn column)
    {
        const int most = 10_000; // rows are enough to judge a column
        (int numbers, int days, int others) = (0, 0, 0);
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
                if (IsDate(text)) days++;
                else others++;
            }
        }

        bool isText = column.Kind == ColumnKind.Text;
        if (days > 2 * others && days > numbers) return $"'{column.Name}' holds dates, which are {(isText ? "not an input" : "treated as categories")}: make columns of numbers of what matters in them, such as the month or the number of days since then.";
        string taken = isText ? "is not an input" : "is treated as categories";
        return odd is var (place, found) && numbers > 2 * (days + others)
            ? string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' {taken}, since not all its values are numbers: {numbers} are, but data row {place + 1} has '{Shortened(found)}'. Correct it, or empty the cell if the number is missing.")
            : null;
    }

    private static string? OfNumbers(TableColumn column)
    {
        if (column.Count >= FewestToCount && CountsUp(column))
            return $"'{column.Name}' counts the rows: if it is only the row number, ignore it, since it says nothing about new rows.";
        if (column.Count >= FewestToCount && IsCalledKey(column.Name) && AreDifferentWholes(column))
            return $"'{column.Name}' has a different number in each row: if it only identifies the row, ignore it, since it says nothing about new rows.";
        return (column.Values as Columns.NumberValues)?.Code is { } code
            ? $"'{column.Name}' is treated as numbers, but some begin with 0, such as '{code}': if they are codes, make it a column of categories."
            : null;
    }

    private static bool IsDate(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || DateTime.TryParseExact(text, dates, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out _);

    private static bool CountsUp(TableColumn column)
    {
        for (int row = 1; row < column.Count; row++)
            if (column.Number(row) != column.Number(row - 1) + 1) return false;
        return true;
    }

    // Such as id, customer_id, "Order ID" and PassengerId, but not acid.
    private static bool IsCalledKey(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal)
        || (name.EndsWith("id", StringComparison.Ordinal) && (name.Length == 2 || !char.IsLetter(name[^3])));

    private static bool AreDifferentWholes(TableColumn column)
    {
        var known = new HashSet<double>();
        for (int row = 0; row < column.Count; row++)
            if (column.Number(row) != Math.Floor(column.Number(row)) || !known.Add(column.Number(row))) return false;
        return true;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";
}

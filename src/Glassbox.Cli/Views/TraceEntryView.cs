using System.Globalization;
using System.Text;
using Glassbox.Reference;
using Spectre.Console;

namespace Glassbox.Cli.Views;

/// <summary>Shows a matrix of a trace: its name, shape and formula, an image of it, and some of its values.</summary>
internal static class TraceEntryView
{
    private const int MaxRows = 6;
    private const int MaxPictures = 20;

    /// <param name="screen">Where the matrix is shown.</param>
    /// <param name="entry">The matrix.</param>
    /// <param name="before">The matrix before the update, if there was one.</param>
    /// <param name="image">The size of the images that the network takes.</param>
    public static void Show(Screen screen, TraceEntry entry, TraceEntry? before, (int Rows, int Columns) image)
    {
        string shortName = entry.ShortName is null ? "" : $" [grey]{entry.ShortName}[/]";
        string axes = string.Join(" × ", new[] { entry.RowAxis, entry.ColumnAxis }.Where(axis => axis.Length > 0));
        screen.Line($"[bold]{entry.Name}[/]{shortName}  [[{entry.Rows}, {entry.Columns}]]{(axes.Length > 0 ? $"  [grey]{TrainingLines.Escape(axes)}[/]" : "")}");
        if (entry.Formula.Length > 0) screen.Line($"  [italic]{TrainingLines.Escape(entry.Formula)}[/]");

        double[] drawn = entry.Values;
        if (before is not null)
        {
            drawn = [.. entry.Values.Zip(before.Values, (after, was) => after - was)];
            screen.Line($"  changed by at most {Short(drawn.Max(Math.Abs))}");
        }

        if (screen.IsOutputTerminal) Picture(screen, entry, drawn, image);
        Values(screen, entry);
        screen.Line();
    }

    private static void Picture(Screen screen, TraceEntry entry, double[] values, (int Rows, int Columns) image)
    {
        double scale = values.Max(Math.Abs);
        int pixels = image.Rows * image.Columns;
        if (entry.Columns == 1 && entry.Rows == pixels) screen.Draw(new HeatView(values, image.Columns, scale));
        else if (entry.Columns == pixels && image.Rows > 1) Pictures(screen, entry, values, image, scale);
        else if (entry.Columns > 1 && entry.Rows > 1) screen.Draw(new HeatView(values, entry.Columns, scale));
    }

    /// <summary>Draws a small image for each neuron, with each weight at the place of its pixel.</summary>
    private static void Pictures(Screen screen, TraceEntry entry, double[] values, (int Rows, int Columns) image, double scale)
    {
        int factor = Math.Max(1, image.Columns / 14), width = (image.Columns + factor - 1) / factor;
        int shown = Math.Min(entry.Rows, MaxPictures), across = Math.Clamp(screen.Columns / (width + 2), 1, shown);
        var grid = new Grid();
        for (int i = 0; i < across; i++) grid.AddColumn(new GridColumn { Width = width, Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (int[] row in Enumerable.Range(0, shown).Chunk(across))
        {
            grid.AddRow([.. row.Select(r => new HeatView(
                Shrink(values.AsSpan(r * entry.Columns, entry.Columns), image.Columns, factor), width, scale))]);
            grid.AddEmptyRow();
        }

        screen.Draw(grid);
        if (shown < entry.Rows) screen.Line($"  and {entry.Rows - shown} more");
    }

    /// <summary>Prints the values: all if there are few; otherwise the first rows, each from the first column that is not all 0.</summary>
    private static void Values(Screen screen, TraceEntry entry)
    {
        double[] values = entry.Values;
        int across = Math.Max(2, (screen.Columns - 6) / 9);
        if (values.Length == 1)
        {
            screen.Line($"  {Short(values[0])}");
        }
        else if (entry.Columns == 1)
        {
            if (values.Length <= 40) foreach (double[] line in values.Chunk(across)) Row(screen, line, 0, across);
            else Row(screen, values, FirstUsed(values, values.Length, across), across);
        }
        else
        {
            ReadOnlySpan<double> top = values.AsSpan(0, Math.Min(entry.Rows, MaxRows) * entry.Columns);
            int from = FirstUsed(top, entry.Columns, across);
            for (int row = 0; row < top.Length; row += entry.Columns) Row(screen, top.Slice(row, entry.Columns), from, across);
            if (entry.Rows > MaxRows) screen.Line($"  … {entry.Rows - MaxRows} more rows");
        }

        int zeros = values.Count(v => v == 0);
        string sparse = zeros > 0 ? $"; {Numerals.Count(values.Length - zeros)} of {Numerals.Count(values.Length)} are not 0" : "";
        if (values.Length > 40) screen.Line($"  [grey]from {Short(values.Min())} to {Short(values.Max())}{sparse}[/]");
    }

    private static void Row(Screen screen, ReadOnlySpan<double> values, int from, int across)
    {
        var line = new StringBuilder(from > 0 ? " …" : "  ");
        foreach (double value in values.Slice(from, Math.Min(across, values.Length - from))) line.Append(Short(value).PadLeft(9));
        screen.Line(line.Append(from + across < values.Length ? " …" : "").ToString());
    }

    /// <summary>Returns the first column that is not 0 in all rows, moved left if needed so that a full line follows.</summary>
    private static int FirstUsed(ReadOnlySpan<double> rows, int columns, int across)
    {
        int first = columns;
        for (int i = 0; i < rows.Length; i++)
            if (rows[i] != 0) first = Math.Min(first, i % columns);
        return first == columns ? 0 : Math.Clamp(first, 0, Math.Max(0, columns - across));
    }

    private static double[] Shrink(ReadOnlySpan<double> values, int columns, int factor)
    {
        int rows = values.Length / columns, width = (columns + factor - 1) / factor, height = (rows + factor - 1) / factor;
        double[] small = new double[width * height];
        for (int i = 0; i < values.Length; i++) small[(i / columns / factor * width) + (i % columns / factor)] += values[i] / (factor * factor);
        return small;
    }

    /// <summary>Formats a number in at most eight characters.</summary>
    private static string Short(double value) =>
        value == Math.Round(value) && Math.Abs(value) < 1e6 ? value.ToString("F0", CultureInfo.InvariantCulture)
        : Math.Abs(value) is >= 0.001 and < 100 ? value.ToString("F4", CultureInfo.InvariantCulture)
        : value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}

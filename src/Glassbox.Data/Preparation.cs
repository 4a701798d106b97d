using System.Globalization;

namespace Glassbox.Data;

/// <summary>Converts rows of a table to inputs of a network, using only what is known from the training rows.</summary>
/// <remarks>
/// Numbers are scaled; a missing one becomes the median, and another input marks it. Categories are one-hot; for a category that the training
/// rows do not have, all inputs are 0. Thread-safe.
/// </remarks>
public sealed class Preparation
{
    private readonly InputColumn[] columns;

    internal Preparation(IReadOnlyList<InputColumn> columns)
    {
        this.columns = [.. columns];
        InputNames = [.. columns.SelectMany(column => column.InputNames)];
    }

    /// <summary>The input columns, in the order of the inputs.</summary>
    public IReadOnlyList<InputColumn> Columns => columns;

    /// <summary>The names of the inputs of the network.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The number of inputs of the network.</summary>
    public int Inputs => InputNames.Count;

    /// <summary>Fits a preparation to training rows.</summary>
    /// <param name="training">Columns of numbers and categories become inputs, other columns do not, nor do empty columns.</param>
    /// <param name="scaling">How numbers are scaled.</param>
    /// <exception cref="ArgumentException">There are no rows, or no columns that can be inputs.</exception>
    public static Preparation Fit(Table training, Scaling scaling = Scaling.Standard)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Count == 0) throw new ArgumentException("There are no rows to learn from.", nameof(training));
        List<InputColumn> columns = [.. training.Columns.Select(column => column.Kind switch
        {
            ColumnKind.Number => FitNumbers(column, scaling),
            ColumnKind.Category => FitCategories(column),
            _ => (InputColumn?)null,
        }).OfType<InputColumn>()];
        return columns.Count > 0 ? new Preparation(columns) : throw new ArgumentException(
            $"No column can be an input: {string.Join("; ", training.Describe().Take(10))}.", nameof(training));
    }

    /// <summary>Computes the inputs for a row without allocating.</summary>
    /// <param name="row">[<see cref="Columns"/>] The cell in each column.</param>
    /// <param name="inputs">[<see cref="Inputs"/>], written.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a cell does not fit the kind of its column.</exception>
    public void Apply(ReadOnlySpan<Cell> row, Span<float> inputs)
    {
        if (row.Length != columns.Length) throw new ArgumentException($"There must be one cell for each column: {Counted.Of(columns.Length, "column")}, but {Counted.Of(row.Length, "cell")}.", nameof(row));
        MustBeRoom(inputs);
        for (int c = 0; c < columns.Length; c++)
        {
            int width = columns[c].InputNames.Count;
            columns[c].Write(row[c], inputs[..width]);
            inputs = inputs[width..];
        }
    }

    /// <summary>Computes the inputs for a row of numbers without allocating.</summary>
    /// <param name="row">[<see cref="Columns"/>] The number in each column; NaN if it is missing.</param>
    /// <param name="inputs">[<see cref="Inputs"/>], written.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or a number is infinite.</exception>
    public void Apply(ReadOnlySpan<double> row, Span<float> inputs)
    {
        if (row.Length != columns.Length) throw new ArgumentException($"There must be one number for each column: {Counted.Of(columns.Length, "column")}, but {Counted.Of(row.Length, "number")}.", nameof(row));
        MustBeRoom(inputs);
        for (int c = 0; c < columns.Length; c++)
        {
            int width = columns[c].InputNames.Count;
            columns[c].Write(row[c], inputs[..width]);
            inputs = inputs[width..];
        }
    }

    /// <summary>Computes the inputs for all rows of a table.</summary>
    /// <param name="table">A table with all <see cref="Columns"/>, and any others, in any order.</param>
    /// <returns>[rows][<see cref="Inputs"/>]</returns>
    /// <exception cref="ArgumentException">A column is missing or of the wrong kind.</exception>
    public float[][] Apply(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TableColumn[] sources = [.. columns.Select(column => Source(table, column.Name))];
        float[][] inputs = new float[table.Count][];
        for (int row = 0; row < inputs.Length; row++) inputs[row] = new float[Inputs];
        int start = 0;
        for (int c = 0; c < columns.Length; c++)
        {
            int width = columns[c].InputNames.Count;
            for (int row = 0; row < inputs.Length; row++)
            {
                try
                {
                    columns[c].Write(sources[c][row], inputs[row].AsSpan(start, width));
                    if (!float.IsFinite(inputs[row][start])) throw new ArgumentException($"'{columns[c].Name}' holds {sources[c][row]}, which is too large.");
                }
                catch (ArgumentException e)
                {
                    throw new ArgumentException($"Row {row}: {e.WithoutParameter()}", nameof(table), e);
                }
            }

            start += width;
        }

        return inputs;
    }

    /// <summary>Returns what in a table did not occur in the training rows, one sentence each: such categories count as none, and such missing numbers become the median.</summary>
    /// <exception cref="ArgumentException">A column is missing.</exception>
    public IReadOnlyList<string> Warnings(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<string> warnings = [];
        foreach (InputColumn input in columns)
        {
            TableColumn source = Source(table, input.Name);
            string? standIn = input switch
            {
                NumberInput { HasIndicator: false } number => string.Create(CultureInfo.InvariantCulture, $"the median of the training rows, {number.Median:G6}, is used"),
                CategoryInput { HasMissing: false } => "it counts as none of the categories",
                _ => null,
            };
            if (standIn is not null && source.CountMissing() is > 0 and var missing)
                warnings.Add($"In {Rows(missing)}, '{input.Name}' is missing, though never in the training rows: {standIn}.");
            if (input is not CategoryInput column) continue;
            List<string> unknown = [.. Enumerable.Range(0, table.Count).Select(row => source[row])
                .Where(cell => !cell.IsMissing && column.Place(cell) < 0).Select(cell => cell.Text!)];
            if (unknown.Count > 0)
                warnings.Add($"In {Rows(unknown.Count)}, '{column.Name}' has values that no training row had: "
                    + $"{Table.Listing(unknown.Distinct().Take(6))}. They count as none of the categories.");
        }

        return warnings;

        static string Rows(int count) => $"{count} {(count == 1 ? "row" : "rows")}";
    }

    private static TableColumn Source(Table table, string name) => table.Find(name) ?? throw new ArgumentException(
        $"The column '{name}' is missing; there are {Table.Listing(table.Columns.Select(column => column.Name))}.", nameof(table));

    private static NumberInput? FitNumbers(TableColumn column, Scaling scaling)
    {
        double[] numbers = new double[column.Count];
        int count = 0;
        for (int row = 0; row < numbers.Length; row++)
        {
            double number = column.Number(row);
            if (!double.IsNaN(number)) numbers[count++] = number;
        }

        if (count == 0) return null; // nothing to learn from
        numbers = numbers[..count];
        Array.Sort(numbers);
        (double offset, double scale) = Statistics.Scale(numbers, scaling);
        return new NumberInput(column.Name, Statistics.Quantile(numbers, 0.5), offset, scale, hasIndicator: count < column.Count);
    }

    private static CategoryInput? FitCategories(TableColumn column)
    {
        IReadOnlyList<string> categories = column.Distinct();
        return categories.Count == 0 ? null : new CategoryInput(column.Name, categories, hasMissing: column.CountMissing() > 0);
    }

    private void MustBeRoom(ReadOnlySpan<float> inputs)
    {
        if (inputs.Length != Inputs) throw new ArgumentException($"There are {Inputs} inputs; there is room for {inputs.Length}.", nameof(inputs));
    }
}

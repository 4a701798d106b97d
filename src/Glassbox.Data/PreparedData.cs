namespace Glassbox.Data;

/// <summary>Prepared training data.</summary>
/// <param name="Preparation">The conversion of cells to inputs.</param>
/// <param name="Target">The conversion of outputs to predictions.</param>
/// <param name="Dataset">The inputs and targets.</param>
/// <param name="Image">The size of the images whose pixels are the inputs, or null.</param>
/// <param name="Sha256">The digest of the original data.</param>
/// <param name="DroppedRows">The number of rows without a target.</param>
internal sealed record PreparedData(Preparation Preparation, Target Target, Dataset Dataset, ModelInputs? Image, string Sha256, int DroppedRows)
{
    private const double White = 255;

    /// <exception cref="ArgumentException">The table, the targets and the options do not fit together; the message says why.</exception>
    public static PreparedData From(Table table, IReadOnlyList<string> targets, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0) throw new ArgumentException("No target column is named.", nameof(targets));
        TableColumn[] columns = [.. targets.Select(name => table[name])];
        if (targets.FirstOrDefault(options.Ignore.Contains) is { } both) throw new ArgumentException($"'{both}' is both a target and ignored: it can be only one of them.", nameof(options));
        Table rows = table.Where(row => columns.All(column => !column.IsMissing(row.Index)));
        if (rows.Count < 2) throw new ArgumentException($"There {(rows.Count == 1 ? "is 1 row" : "are no rows")} with a target; at least 2 are needed.", nameof(table));

        columns = [.. targets.Select(name => rows[name])];
        var target = Target.Fit(columns, options.Task ?? Target.Infer(columns), options.TargetScaling);
        string[] left = [.. targets, .. options.Ignore, .. options.Weights is null ? Array.Empty<string>() : [options.Weights]];
        if (rows.Columns.All(column => left.Contains(column.Name))) throw new ArgumentException("No column can be an input: none is left.", nameof(options));
        Table inputs = rows.Without(left);
        Preparation preparation = options.Image is { } size ? OfPixels(inputs, size) : Preparation.Fit(inputs, options.Scaling);
        Dataset dataset = target.Dataset(preparation.Apply(rows), rows);
        if (options.Weights is { } weights) dataset = dataset.WithWeights(WeightsOf(rows, rows[weights]));
        return new PreparedData(preparation, target, dataset, options.Image, rows.Sha256(), table.Count - rows.Count);
    }

    /// <exception cref="ArgumentException">The number of classes differs.</exception>
    public static PreparedData From(Dataset dataset, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(classes);
        if (!dataset.HasClasses) throw new ArgumentException("The targets of the dataset are numbers, not classes.", nameof(dataset));
        if (classes.Count != dataset.Classes) throw new ArgumentException($"There must be one name for each class: {Counted.Of(dataset.Classes, "class")}, but {Counted.Of(classes.Count, "name")}.", nameof(classes));
        if (classes.Distinct(StringComparer.Ordinal).Count() != classes.Count) throw new ArgumentException("Two classes have the same name.", nameof(classes));
        ModelInputs? image = ModelInputs.From(dataset);
        var preparation = new Preparation([.. Enumerable.Range(0, dataset.Features).Select(i =>
            new NumberInput(i.ToString(System.Globalization.CultureInfo.InvariantCulture), 0, 0, image is null ? 1 : White, hasIndicator: false))]);
        return new PreparedData(preparation, new Target(ModelTask.Classes, ["class"], classes, [], []), dataset, image, dataset.Sha256(), 0);
    }

    private static float[] WeightsOf(Table rows, TableColumn column)
    {
        float[] weights = new float[column.Count];
        for (int row = 0; row < weights.Length; row++)
            weights[row] = column.Number(row) is >= 0 and < float.MaxValue and var weight ? (float)weight : throw new ArgumentException(
                $"A weight is a number of at least 0; in '{column.Name}', data row {rows.SourceRow(row) + 1} has '{column.Text(row)}'.", nameof(rows));
        return weights;
    }

    // Images are scaled like the library's: pixel / 255.
    private static Preparation OfPixels(Table inputs, ModelInputs size)
    {
        if (inputs.Columns.Count != size.Count)
            throw new ArgumentException($"Images of {size.Rows} × {size.Columns} have {size.Count} pixels{(size.IsColor ? " in three colors" : "")}; there are {inputs.Columns.Count} columns of them.", nameof(size));
        foreach (TableColumn column in inputs.Columns)
            for (int row = 0; row < column.Count; row++)
                if (column.Number(row) is not (>= 0 and <= White))
                    throw new ArgumentException($"A pixel is 0 to 255; in '{column.Name}', data row {inputs.SourceRow(row) + 1} has '{column.Text(row)}'.", nameof(inputs));
        return new Preparation([.. inputs.Columns.Select(column => new NumberInput(column.Name, 0, 0, White, hasIndicator: false))]);
    }
}

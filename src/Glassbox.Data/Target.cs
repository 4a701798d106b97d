namespace Glassbox.Data;

/// <summary>What a model predicts: its target columns, and the meaning of its network's outputs.</summary>
public sealed class Target
{
    internal Target(ModelTask task, IReadOnlyList<string> names, IReadOnlyList<string> classes, IReadOnlyList<double> offsets, IReadOnlyList<double> scales) =>
        (Task, Names, Classes, Offsets, Scales) = (task, [.. names], [.. classes], [.. offsets], [.. scales]);

    /// <summary>The task.</summary>
    public ModelTask Task { get; }

    /// <summary>The names of the target columns; only one for classes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names of the classes, in the order of the outputs; empty if the task is not classification.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>[<see cref="Names"/>] For a regression, number = output · scale + offset.</summary>
    public IReadOnlyList<double> Offsets { get; }

    /// <summary>[<see cref="Names"/>] For a regression, number = output · scale + offset.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>The length of a prediction: one probability per class or label, or one value per number.</summary>
    public int Outputs => Task == ModelTask.Classes ? Classes.Count : Names.Count;

    /// <summary>Returns the names of what is predicted, such as <c>'species': classes 'setosa', 'versicolor', 'virginica'</c>.</summary>
    public override string ToString() => $"{Table.Listing(Names)}: "
        + Task switch { ModelTask.Classes => $"classes {Table.Listing(Classes)}", ModelTask.Labels => "labels", _ => "regression" };

    /// <summary>Infers the task from target columns: text, or a few integers, are classes; other numbers are regression; several columns of 0 and 1 are labels.</summary>
    /// <exception cref="ArgumentException">No task suits the columns.</exception>
    public static ModelTask Infer(params IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns is [var only]) return only.Kind != ColumnKind.Number || IsOfClasses(only) ? ModelTask.Classes : ModelTask.Regression;
        if (columns.Count == 0) throw new ArgumentException("No target column is named.", nameof(columns));
        if (columns.FirstOrDefault(column => !column.HasNumbers) is { } text)
            throw new ArgumentException($"Several columns can be learned together only if all hold numbers; '{text.Name}' does not.", nameof(columns));
        return columns.All(IsOfLabels) ? ModelTask.Labels : ModelTask.Regression;
    }

    /// <summary>Fits a target to training rows.</summary>
    /// <param name="columns">The target columns, without missing values.</param>
    /// <param name="task">The task.</param>
    /// <param name="scaling">The scaling of the numbers of a regression.</param>
    /// <exception cref="ArgumentException">The columns do not suit the task.</exception>
    internal static Target Fit(IReadOnlyList<TableColumn> columns, ModelTask task, Scaling scaling)
    {
        string[] names = [.. columns.Select(column => column.Name)];
        switch (task)
        {
            case ModelTask.Classes:
                if (columns is not [var column]) throw new ArgumentException("Classes must be in one column; several can be numbers or labels.", nameof(columns));
                IReadOnlyList<string> classes = column.Distinct();
                if (classes.Count < 2) throw new ArgumentException($"There is nothing to tell apart: '{column.Name}' is always '{classes[0]}'.", nameof(columns));
                return classes.Count * 2 <= column.Count || classes.Count <= 20 ? new Target(task, names, classes, [], []) : throw new ArgumentException(
                    $"'{column.Name}' has {classes.Count} different values in {column.Count} rows: too many to be classes.", nameof(columns));
            case ModelTask.Labels:
                if (columns.FirstOrDefault(c => !IsOfLabels(c)) is { } other)
                    throw new ArgumentException($"Labels are 0 or 1; '{other.Name}' holds something else.", nameof(columns));
                return new Target(task, names, [], [], []);
            case ModelTask.Regression:
                if (columns.FirstOrDefault(c => !c.HasNumbers) is { } text)
                    throw new ArgumentException($"A regression learns numbers; '{text.Name}' holds text.", nameof(columns));
                (double Offset, double Scale)[] scales = [.. columns.Select(c =>
                {
                    double[] numbers = [.. Enumerable.Range(0, c.Count).Select(c.Number)];
                    Array.Sort(numbers);
                    return Statistics.Scale(numbers, scaling);
                })];
                return new Target(task, names, [], [.. scales.Select(s => s.Offset)], [.. scales.Select(s => s.Scale)]);
            default:
                throw new ArgumentException($"There is no task {(int)task}.", nameof(task));
        }
    }

    /// <summary>Returns the dataset to train a network on.</summary>
    /// <param name="inputs">[rows][inputs]</param>
    /// <param name="table">A table with as many rows and the target columns.</param>
    /// <exception cref="ArgumentException">A row has no target, or one that the training rows did not have.</exception>
    internal Dataset Dataset(float[][] inputs, Table table)
    {
        TableColumn[] columns = [.. Names.Select(name => table[name])];
        for (int row = 0; row < table.Count; row++)
            foreach (TableColumn column in columns)
                if (column.IsMissing(row)) throw new ArgumentException($"Row {row}, counted from 0, has no '{column.Name}': leave out rows without a target, with table.Where.", nameof(table));
        if (Task == ModelTask.Classes)
        {
            var places = Classes.Select((name, place) => KeyValuePair.Create(name, place)).ToDictionary(StringComparer.Ordinal);
            int[] labels = new int[table.Count];
            for (int row = 0; row < labels.Length; row++)
                if (!places.TryGetValue(columns[0].Text(row)!, out labels[row]))
                    throw new ArgumentException($"Row {row}: '{columns[0].Text(row)}' is not one of the classes of '{Names[0]}': {Table.Listing(Classes)}.", nameof(table));
            return Glassbox.Dataset.FromSamples(inputs, labels, Classes.Count);
        }

        float[][] targets = new float[table.Count][];
        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = [.. columns.Select((column, c) => (float)(Task == ModelTask.Regression ? (column.Number(row) - Offsets[c]) / Scales[c] : column.Number(row)))];
            if (Array.FindIndex(targets[row], number => !float.IsFinite(number)) is >= 0 and var large)
                throw new ArgumentException($"Row {row}: '{Names[large]}' holds {columns[large][row]}, which is too large.", nameof(table));
        }

        return Glassbox.Dataset.FromSamples(inputs, targets);
    }

    /// <summary>Converts the outputs of the network to a prediction.</summary>
    /// <param name="outputs">[outputs of the network]</param>
    /// <param name="answer">[<see cref="Outputs"/>], written.</param>
    internal void Read(ReadOnlySpan<float> outputs, Span<double> answer)
    {
        if (Task == ModelTask.Classes && outputs.Length == 1)
        {
            // A single output is the probability of the second class.
            (answer[0], answer[1]) = (1 - (double)outputs[0], outputs[0]);
            return;
        }

        for (int o = 0; o < outputs.Length; o++)
            answer[o] = Task == ModelTask.Regression ? (outputs[o] * Scales[o]) + Offsets[o] : outputs[o];
    }

    private static bool IsOfLabels(TableColumn column) =>
        column.HasNumbers && Enumerable.Range(0, column.Count).All(row => column.IsMissing(row) || column.Number(row) is 0 or 1);

    private static bool IsOfClasses(TableColumn column)
    {
        const int most = 20;
        var different = new HashSet<double>();
        for (int row = 0; row < column.Count; row++)
        {
            double number = column.Number(row);
            if (double.IsNaN(number)) continue;
            if (number != Math.Floor(number)) return false;
            if (different.Add(number) && different.Count > most) return false;
        }

        return different.Count * 5 <= column.Count;
    }
}

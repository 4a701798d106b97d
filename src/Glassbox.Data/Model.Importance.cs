namespace Glassbox.Data;

// Permutation importance.
public sealed partial class Model
{
    // Differs from the streams for weights, epochs and splits.
    private const ulong ImportanceStream = ulong.MaxValue - 2;

    /// <summary>
    /// Measures the permutation importance of each column: the column is shuffled, so that it says nothing about its rows, and the model is
    /// evaluated again. Columns are measured one at a time, as the result is enumerated.
    /// </summary>
    /// <remarks>
    /// Breiman 2001, "Random Forests", section 10, as in scikit-learn's <c>permutation_importance</c>. If two columns contain the same information,
    /// each may seem unimportant, because the other remains.
    /// </remarks>
    /// <param name="table">Rows with targets, which the model has not been trained on.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <returns>The importances, in the order of <see cref="Columns"/>.</returns>
    /// <exception cref="ArgumentException">A column is missing or of the wrong kind, a row has no target, or an option is out of range.</exception>
    public IEnumerable<ColumnImportance> Importance(Table table, ImportanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= ImportanceOptions.Default;
        if (options.Repeats < 1) throw new ArgumentException($"Each column must be shuffled at least once, not {options.Repeats} times.", nameof(options));
        if (options.MostRows < 1) throw new ArgumentException($"At least 1 row must be used, not {options.MostRows}.", nameof(options));
        if (options.Threads < 1) throw new ArgumentException($"There must be at least 1 thread, not {options.Threads}.", nameof(options));
        if (table.Count > options.MostRows) table = table.Shuffle(options.Seed).Take(options.MostRows);
        float[][] inputs = Preparation.Apply(table);
        return Importance(inputs, Target.Dataset(inputs, table), options);
    }

    private IEnumerable<ColumnImportance> Importance(float[][] inputs, Dataset dataset, ImportanceOptions options)
    {
        int rows = inputs.Length, width = Preparation.Inputs;
        float[] all = new float[checked(rows * width)], outputs = new float[checked(rows * Network.Architecture.Outputs)];
        for (int row = 0; row < rows; row++) inputs[row].CopyTo(all, row * width);
        double baseline = ScoreOf(all);

        // Use the same orders for every column, so that only the columns differ.
        var random = new RandomSequence(options.Seed, ImportanceStream);
        int[] order = [.. Enumerable.Range(0, rows)];
        int[][] orders = [.. Enumerable.Range(0, options.Repeats).Select(_ =>
        {
            random.Shuffle(order);
            return order.ToArray();
        })];

        int start = 0;
        foreach (InputColumn column in Columns)
        {
            int length = column.InputNames.Count, first = start;
            double[] drops = [.. orders.Select(shuffled =>
            {
                for (int row = 0; row < rows; row++) inputs[shuffled[row]].AsSpan(first, length).CopyTo(all.AsSpan((row * width) + first));
                return baseline - ScoreOf(all);
            })];
            for (int row = 0; row < rows; row++) inputs[row].AsSpan(first, length).CopyTo(all.AsSpan((row * width) + first));
            start += length;
            yield return new ColumnImportance(column.Name, baseline, drops);
        }

        double ScoreOf(float[] asked)
        {
            Network.PredictAll(asked, outputs, options.Threads);
            return Target.Task == ModelTask.Classes ? RightClasses(dataset, outputs) : Target.Task == ModelTask.Labels ? RightLabels(dataset, outputs) : R2(dataset, outputs);
        }
    }

    private static double RightClasses(Dataset dataset, float[] outputs)
    {
        int right = 0, width = outputs.Length / dataset.Count;
        for (int row = 0; row < dataset.Count; row++)
        {
            ReadOnlySpan<float> answered = outputs.AsSpan(row * width, width);
            int answer = width > 1 ? answered.ArgMax() : answered[0] > 0.5f ? 1 : float.IsNaN(answered[0]) ? Classification.None : 0;
            right += answer == dataset.Label(row) ? 1 : 0;
        }

        return (double)right / dataset.Count;
    }

    private static double RightLabels(Dataset dataset, float[] outputs)
    {
        int right = 0, width = outputs.Length / dataset.Count;
        float[] targets = new float[width];
        for (int row = 0; row < dataset.Count; row++)
        {
            dataset.CopyTargets(row, targets);
            for (int o = 0; o < width; o++)
            {
                float output = outputs[(row * width) + o];
                right += output > 0.5f == targets[o] > 0.5f && !float.IsNaN(output) ? 1 : 0;
            }
        }

        return (double)right / outputs.Length;
    }

    // Of the scaled numbers, which equals that of the original ones.
    private static double R2(Dataset dataset, float[] outputs)
    {
        int width = outputs.Length / dataset.Count;
        double[] means = new double[width], squares = new double[width], spreads = new double[width];
        float[] targets = new float[width], first = dataset.Targets(0);
        bool[] varies = new bool[width];
        for (int row = 0; row < dataset.Count; row++)
        {
            dataset.CopyTargets(row, targets);
            for (int o = 0; o < width; o++)
            {
                means[o] += targets[o] / (double)dataset.Count;
                varies[o] |= targets[o] != first[o];
            }
        }

        for (int row = 0; row < dataset.Count; row++)
        {
            dataset.CopyTargets(row, targets);
            for (int o = 0; o < width; o++)
            {
                double difference = outputs[(row * width) + o] - (double)targets[o], fromMean = targets[o] - means[o];
                squares[o] += difference * difference;
                spreads[o] += fromMean * fromMean;
            }
        }

        return Enumerable.Range(0, width).Average(o => Statistics.R2(squares[o], spreads[o], dataset.Count, !varies[o]));
    }
}

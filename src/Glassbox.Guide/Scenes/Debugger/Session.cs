using Glassbox.Guide.Lab;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>
/// One sample's way through one update of a network, kept whole, so that any step can be looked at in any order: forward,
/// cost, backward, update, and the same sample forward again.
/// </summary>
public sealed class Session
{
    private readonly Dictionary<Variable, List<(int Beat, double[] Values)>> versions = [];
    private readonly Dictionary<(Variable, int Beat, int Rows), double[]> mixed = [];

    /// <summary>Runs it.</summary>
    /// <param name="network">784 inputs, one hidden layer, 10 outputs; it stays as it is.</param>
    /// <param name="image">[784] 0 to 1</param>
    /// <param name="label">0 to 9</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="order">When the weights change.</param>
    public Session(ReferenceNetwork network, double[] image, int label, double rate, UpdateOrder order)
    {
        (Rate, Script, Digit) = (rate, Script.For(order), label);
        double[] places = DigitsExtensions.OneHot(label);
        ReferenceNetwork changed = network.Clone();
        Trace = changed.Learn(image, places, Loss.BinaryCrossEntropy, new Sgd { LearningRate = (float)rate }, order);
        Again = changed.Trace(image, places);
        foreach (Variable parameter in Variable.All.Where(v => v.IsParameter)) Keep(parameter, -1, Trace[parameter.InTrace]);
        for (int beat = 0; beat < Script.Beats.Count; beat++)
            if (Script.Beats[beat] is { Writes: { } written } step) Keep(written, beat, step.Stage switch
            {
                Stage.Again => Again[written.InTrace],
                Stage.Update => Trace["updated " + written.InTrace],
                _ => Trace[written.InTrace],
            });
    }

    /// <summary>The steps.</summary>
    public Script Script { get; }

    /// <summary>The learning rate.</summary>
    public double Rate { get; }

    /// <summary>The label.</summary>
    public int Digit { get; }

    /// <summary>The update, as the twin wrote it down.</summary>
    public Trace Trace { get; }

    /// <summary>The same sample after the update.</summary>
    public Trace Again { get; }

    /// <summary>How many rows can be entered at a step.</summary>
    public int RowsOf(int beat) => Script.Beats[beat] is not { HasRows: true, Writes: { } written } ? 0
        : written == Variable.Error ? Trace[Variable.Output.InTrace].Rows
        : Trace[written.InTrace].Rows;

    /// <summary>Everything as it stands at a position.</summary>
    public Moment At(Position position)
    {
        Beat beat = Script.Beats[position.Beat];
        return new Moment(this, position, Variable.All.ToDictionary(v => v, v => Hold(v, beat, position)));
    }

    private void Keep(Variable variable, int beat, TraceEntry entry)
    {
        if (!versions.TryGetValue(variable, out List<(int, double[])>? kept)) versions[variable] = kept = [];
        kept.Add((beat, entry.Values));
    }

    private Holding Hold(Variable variable, Beat beat, Position position)
    {
        TraceEntry entry = Trace[variable.InTrace];
        bool isWritten = beat.Writes == variable, isRead = beat.Reads.Contains(variable);
        (double[] values, int known) = Stand(variable, position, entry.Rows, entry.Columns);
        double[]? before = null;
        if (isWritten)
        {
            // Whatever the row, what stood here before this statement.
            int first = Script.StatementOf(position.Beat).First;
            (double[] earlier, int there) = Stand(variable, new Position(first - 1), entry.Rows, entry.Columns);
            before = there > 0 ? earlier : null;
        }

        return new Holding
        {
            Variable = variable,
            Video = entry.ShortName,
            Rows = entry.Rows,
            Columns = entry.Columns,
            Axes = (entry.RowAxis, entry.ColumnAxis),
            Values = values,
            Known = known,
            Before = before,
            Role = isWritten ? (before is null ? Role.Written : Role.Changed) : isRead ? Role.Read : Role.Rests,
            Row = position.Row is { } row && IsByRow(variable, beat) ? row : null,
            Column = beat.Operation == Operation.SendBack && variable == beat.Reads[0] ? position.Row : null,
        };
    }

    /// <summary>Whether a step inside of a statement touches one row of a variable, rather than all of it.</summary>
    private static bool IsByRow(Variable variable, Beat beat) => beat.Operation switch
    {
        Operation.Sum => variable != beat.Reads[1],       // every row meets all inputs
        Operation.SendBack => variable == beat.Writes,    // a column of the weights meets all deltas
        Operation.StepWeights => variable != beat.Reads[1],
        Operation.Cost => variable != Variable.Error,
        _ => true,
    };

    private (double[] Values, int Known) Stand(Variable variable, Position position, int rows, int columns)
    {
        double[]? below = null;
        foreach ((int beat, double[] values) in versions.GetValueOrDefault(variable) ?? [])
        {
            int done = Math.Min(rows, DoneRows(beat, position));
            if (done == 0) break;
            if (done == rows)
            {
                below = values;
                continue;
            }

            if (!mixed.TryGetValue((variable, beat, done), out double[]? mix))
            {
                mixed[(variable, beat, done)] = mix = below is null ? new double[rows * columns] : [.. below];
                values.AsSpan(0, done * columns).CopyTo(mix);
            }

            return (mix, below is null ? done : rows);
        }

        if (below is not null) return (below, rows);
        if (!mixed.TryGetValue((variable, -1, 0), out double[]? none)) mixed[(variable, -1, 0)] = none = new double[rows * columns];
        return (none, 0);
    }

    /// <summary>How many rows a step has done when the program stands at a position.</summary>
    private int DoneRows(int beat, Position position)
    {
        if (beat < 0) return int.MaxValue;
        if (position.Row is not { } row || Script.Beats[beat].Statement != Script.Beats[position.Beat].Statement)
            return beat <= position.Beat && (position.Row is null || Script.Beats[beat].Statement < Script.Beats[position.Beat].Statement)
                ? int.MaxValue : 0;
        if (Script.Beats[beat].Operation == Operation.Cost) return row == RowsOf(beat) - 1 ? int.MaxValue : 0;
        return beat <= position.Beat ? row + 1 : row;
    }
}

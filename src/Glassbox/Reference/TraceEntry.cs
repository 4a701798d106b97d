namespace Glassbox.Reference;

/// <summary>One entry of a <see cref="Trace"/>: its name, shape, origin and values.</summary>
public sealed record TraceEntry
{
    /// <summary>The name in plain words, such as <c>hidden sums</c>; unique within a trace.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name in the video's program, such as <c>h_pre</c>; null if it has none there, and for networks with a different number of layers.
    /// Weights and biases have the same short name before and after the step.
    /// </summary>
    public string? ShortName { get; init; }

    /// <summary>The kind of value.</summary>
    public required TraceKind Kind { get; init; }

    /// <summary>The stage of the step in which it was computed.</summary>
    public required TraceStage Stage { get; init; }

    /// <summary>The layer that it belongs to, from 1; 0 for the inputs, the targets and the cost.</summary>
    public required int Layer { get; init; }

    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of columns: 1 for a vector.</summary>
    public required int Columns { get; init; }

    /// <summary>The meaning of the rows, such as <c>to hidden</c>; empty for a single number.</summary>
    public string RowAxis { get; init; } = "";

    /// <summary>The meaning of the columns, such as <c>from pixel</c>; empty if there is only one.</summary>
    public string ColumnAxis { get; init; } = "";

    /// <summary>The formula for it, in terms of other names; empty for given values.</summary>
    public string Formula { get; init; } = "";

    /// <summary>[rows, columns], row by row.</summary>
    public required double[] Values { get; init; }

    /// <summary>Returns name and shape, such as <c>hidden sums [20, 1]</c>.</summary>
    public override string ToString() => $"{Name} [{Rows}, {Columns}]";
}

namespace Glassbox.Reference;

/// <summary>One thing that came up in a <see cref="Trace"/>: its name, its shape, where it is from, its values.</summary>
public sealed record TraceEntry
{
    /// <summary>The name in plain words, as <c>hidden sums</c>; no two of a trace have the same.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name in the program of the video, as <c>h_pre</c>; null where that has none, and in networks of another
    /// number of layers. Weights and biases have it before the step and after.
    /// </summary>
    public string? ShortName { get; init; }

    /// <summary>What it is.</summary>
    public required TraceKind Kind { get; init; }

    /// <summary>The part of the step in which it came up.</summary>
    public required TraceStage Stage { get; init; }

    /// <summary>The layer it belongs to, counted from 1; 0 for the inputs, the targets and the cost.</summary>
    public required int Layer { get; init; }

    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of columns: 1 for a vector.</summary>
    public required int Columns { get; init; }

    /// <summary>What the rows count, as <c>to hidden</c>; empty for a single number.</summary>
    public string RowAxis { get; init; } = "";

    /// <summary>What the columns count, as <c>from pixel</c>; empty where there is one.</summary>
    public string ColumnAxis { get; init; } = "";

    /// <summary>How it was made from others, in their names; empty for what was there from the start.</summary>
    public string Formula { get; init; } = "";

    /// <summary>[rows, columns], row by row.</summary>
    public required double[] Values { get; init; }

    /// <summary>Name and shape, as <c>hidden sums [20, 1]</c>.</summary>
    public override string ToString() => $"{Name} [{Rows}, {Columns}]";
}

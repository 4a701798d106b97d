using Glassbox.Reference;

namespace Glassbox.Guide.Widgets;

/// <summary>The name and the shape of a matrix, each axis named by what it counts.</summary>
/// <param name="Name">As <c>weights</c>.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="RowAxis">As <c>to hidden</c>.</param>
/// <param name="ColumnAxis">As <c>from pixel</c>.</param>
/// <param name="Term">Its term, for lighting up together with others.</param>
public sealed record Shape(string Name, int Rows, int Columns, string RowAxis = "", string ColumnAxis = "", string? Term = null)
{
    /// <summary>The shape of what a trace holds.</summary>
    public static Shape From(TraceEntry entry, string? term = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Shape(entry.Name, entry.Rows, entry.Columns, entry.RowAxis, entry.ColumnAxis, term);
    }

    /// <summary>The same matrix, rows for columns.</summary>
    public Shape Transposed => new(Name + "ᵀ", Columns, Rows, ColumnAxis, RowAxis, Term);
}

using Glassbox.Reference;

namespace Glassbox.Guide.Widgets;

/// <summary>The name and shape of a matrix, with a name for each axis.</summary>
/// <param name="Name">The name, such as <c>weights</c>.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="RowAxis">The name of the row axis, such as <c>to hidden</c>.</param>
/// <param name="ColumnAxis">The name of the column axis, such as <c>from pixel</c>.</param>
/// <param name="Term">The term to highlight with.</param>
public sealed record Shape(string Name, int Rows, int Columns, string RowAxis = "", string ColumnAxis = "", string? Term = null)
{
    /// <summary>Returns the shape of a trace entry.</summary>
    public static Shape From(TraceEntry entry, string? term = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Shape(entry.Name, entry.Rows, entry.Columns, entry.RowAxis, entry.ColumnAxis, term);
    }

    /// <summary>The shape of the transposed matrix.</summary>
    public Shape Transposed => new(Name + "ᵀ", Columns, Rows, ColumnAxis, RowAxis, Term);
}

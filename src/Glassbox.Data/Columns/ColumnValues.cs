namespace Glassbox.Data.Columns;

/// <summary>The values of a column, in the order in which they were read. Immutable.</summary>
/// <remarks>They are stored in blocks, so that a long column is never copied while it grows.</remarks>
internal abstract class ColumnValues
{
    /// <summary>The base-2 logarithm of the block size.</summary>
    public const int BlockBits = 15;

    /// <summary>The number of values in a block.</summary>
    public const int BlockSize = 1 << BlockBits;

    /// <summary>The value at an index.</summary>
    public abstract Cell this[int place] { get; }

    /// <summary>Returns whether a value is missing.</summary>
    public abstract bool IsMissing(int place);
}

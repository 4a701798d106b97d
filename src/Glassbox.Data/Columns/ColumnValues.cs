namespace Glassbox.Data.Columns;

/// <summary>The values of a column, in the order in which they were read. Cannot be changed.</summary>
/// <remarks>They lie in blocks, so that a long column is never copied while it grows.</remarks>
internal abstract class ColumnValues
{
    /// <summary>Values in a block: 2 to the power of this.</summary>
    public const int BlockBits = 15;

    /// <summary>Values in a block.</summary>
    public const int BlockSize = 1 << BlockBits;

    /// <summary>What a value is.</summary>
    public abstract Cell this[int place] { get; }

    /// <summary>Whether there is none.</summary>
    public abstract bool IsMissing(int place);
}

namespace Glassbox.Data.Columns;

/// <summary>A list that grows by blocks, so that no items are copied.</summary>
internal sealed class Blocks<T>
{
    private readonly List<T[]> blocks = [];
    private T[] last = [];
    private int used;

    /// <summary>The number of items.</summary>
    public int Count => blocks.Count == 0 ? 0 : ((blocks.Count - 1) << ColumnValues.BlockBits) + used;

    public IReadOnlyList<T[]> All => blocks;

    public void Add(T value)
    {
        if (used == last.Length) Grow();
        last[used++] = value;
    }

    private void Grow()
    {
        // Most tables are short, so the first block doubles until it has the full size.
        if (blocks.Count == 1 && last.Length < ColumnValues.BlockSize)
        {
            Array.Resize(ref last, last.Length * 4);
            blocks[0] = last;
            return;
        }

        last = new T[blocks.Count == 0 ? 128 : ColumnValues.BlockSize];
        blocks.Add(last);
        used = 0;
    }
}

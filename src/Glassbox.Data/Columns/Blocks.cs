namespace Glassbox.Data.Columns;

/// <summary>A list that grows by blocks, so that nothing is copied.</summary>
internal sealed class Blocks<T>
{
    private readonly List<T[]> blocks = [];
    private T[] last = [];
    private int used;

    /// <summary>How many there are.</summary>
    public int Count => blocks.Count == 0 ? 0 : ((blocks.Count - 1) << ColumnValues.BlockBits) + used;

    public IReadOnlyList<T[]> All => blocks;

    public void Add(T value)
    {
        if (used == last.Length) Grow();
        last[used++] = value;
    }

    private void Grow()
    {
        // Most tables are short: the first block doubles until it is a whole one.
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

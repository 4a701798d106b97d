namespace Glassbox.Data.Columns;

/// <summary>Texts, each different one kept once.</summary>
/// <param name="blocks">[⌈count / block size⌉][block size] the place of each value among the texts; −1 where it is missing.</param>
/// <param name="texts">All different ones, in the order in which they first occurred.</param>
internal sealed class TextValues(IReadOnlyList<int[]> blocks, IReadOnlyList<string> texts) : ColumnValues
{
    private readonly int[][] blocks = [.. blocks];
    private readonly string[] texts = [.. texts];

    /// <summary>All different ones, in the order in which they first occurred.</summary>
    public IReadOnlyList<string> Texts => texts;

    public override Cell this[int place] => Code(place) is >= 0 and int code ? Cell.From(texts[code]) : Cell.Missing;

    /// <summary>The place of a value among the <see cref="Texts"/>; −1 where it is missing.</summary>
    public int Code(int place) => blocks[place >> BlockBits][place & (BlockSize - 1)];

    public override bool IsMissing(int place) => Code(place) < 0;
}

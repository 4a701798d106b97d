namespace Glassbox.Data.Columns;

/// <summary>Text values, with each distinct text stored once.</summary>
/// <param name="blocks">[⌈count / block size⌉][block size] The index of each value's text; −1 if it is missing.</param>
/// <param name="texts">The distinct texts, in the order of their first occurrence.</param>
internal sealed class TextValues(IReadOnlyList<int[]> blocks, IReadOnlyList<string> texts) : ColumnValues
{
    private readonly int[][] blocks = [.. blocks];
    private readonly string[] texts = [.. texts];

    /// <summary>The distinct texts, in the order of their first occurrence.</summary>
    public IReadOnlyList<string> Texts => texts;

    public override Cell this[int place] => Code(place) is >= 0 and int code ? Cell.From(texts[code]) : Cell.Missing;

    /// <summary>Returns the index of a value's text in <see cref="Texts"/>; −1 if it is missing.</summary>
    public int Code(int place) => blocks[place >> BlockBits][place & (BlockSize - 1)];

    public override bool IsMissing(int place) => Code(place) < 0;
}

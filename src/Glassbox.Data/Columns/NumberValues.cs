namespace Glassbox.Data.Columns;

/// <summary>Numbers; NaN where one is missing.</summary>
/// <param name="blocks">[⌈count / block size⌉][block size]</param>
internal sealed class NumberValues(IReadOnlyList<double[]> blocks) : ColumnValues
{
    private readonly double[][] blocks = [.. blocks];

    public override Cell this[int place] => Cell.From(Number(place));

    public double Number(int place) => blocks[place >> BlockBits][place & (BlockSize - 1)];

    public override bool IsMissing(int place) => double.IsNaN(Number(place));
}

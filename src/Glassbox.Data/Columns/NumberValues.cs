namespace Glassbox.Data.Columns;

/// <summary>Numbers; NaN for missing ones.</summary>
/// <param name="blocks">[⌈count / block size⌉][block size]</param>
/// <param name="code">The first number that was written with a leading zero, as in codes; null if none was.</param>
internal sealed class NumberValues(IReadOnlyList<double[]> blocks, string? code = null) : ColumnValues
{
    private readonly double[][] blocks = [.. blocks];

    public string? Code => code;

    public override Cell this[int place] => Cell.From(Number(place));

    public double Number(int place) => blocks[place >> BlockBits][place & (BlockSize - 1)];

    public override bool IsMissing(int place) => double.IsNaN(Number(place));
}

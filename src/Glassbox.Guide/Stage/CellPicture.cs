namespace Glassbox.Guide.Stage;

/// <summary>A small image of cells, each with a color and an opacity. It is uploaded when it has changed, and otherwise only drawn.</summary>
public sealed class CellPicture
{
    // Pinned, because the browser's script reads it in place.
    private readonly byte[] cells;

    /// <summary>Creates an empty image.</summary>
    /// <param name="columns">At least 1.</param>
    /// <param name="rows">At least 1.</param>
    public CellPicture(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (Columns, Rows) = (columns, rows);
        cells = GC.AllocateArray<byte>(2 * columns * rows, pinned: true);
        Touch(0, rows);
    }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>[rows · columns, 2] The color of each cell, and its opacity from 0 to 255.</summary>
    internal ReadOnlySpan<byte> Cells => cells;

    /// <summary>The first row that has changed since the last upload.</summary>
    internal int ChangedFrom { get; private set; }

    /// <summary>The row after the last one that has changed since the last upload.</summary>
    internal int ChangedTo { get; private set; }

    /// <summary>Whether the current contents have been uploaded.</summary>
    internal bool IsSent => ChangedFrom >= ChangedTo;

    internal int Id { get; set; } = -1;

    internal object? Owner { get; set; }

    internal nint Address => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(cells, 0);

    /// <summary>Sets one cell.</summary>
    /// <param name="cell">The index, row by row, from 0.</param>
    /// <param name="tint">The color.</param>
    /// <param name="alpha">The opacity, 0 to 1.</param>
    public void Set(int cell, Tint tint, double alpha)
    {
        byte opacity = (byte)Math.Round(255 * Math.Clamp(alpha, 0, 1));
        if (cells[2 * cell] == (byte)tint && cells[(2 * cell) + 1] == opacity) return;
        (cells[2 * cell], cells[(2 * cell) + 1]) = ((byte)tint, opacity);
        int row = cell / Columns;
        if (IsSent) (ChangedFrom, ChangedTo) = (row, row + 1);
        else (ChangedFrom, ChangedTo) = (Math.Min(ChangedFrom, row), Math.Max(ChangedTo, row + 1));
    }

    /// <summary>Shows pixels as ink: the opacity is proportional to the value.</summary>
    /// <param name="pixels">[rows · columns] 0 to 255</param>
    public CellPicture Ink(ReadOnlySpan<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i++) Set(i, Tint.Ink, pixels[i] / 255.0);
        return this;
    }

    /// <summary>Shows pixels as ink: the opacity is proportional to the value.</summary>
    /// <param name="pixels">[rows · columns] 0 to 1</param>
    public CellPicture Ink(ReadOnlySpan<double> pixels)
    {
        for (int i = 0; i < pixels.Length; i++) Set(i, Tint.Ink, pixels[i]);
        return this;
    }

    /// <summary>Shows signed values: blue above 0, orange below.</summary>
    /// <param name="values">[rows · columns]</param>
    /// <param name="full">The absolute value shown in full color.</param>
    public CellPicture Diverging(ReadOnlySpan<double> values, double full)
    {
        for (int i = 0; i < values.Length; i++) Set(i, values[i] < 0 ? Tint.Negative : Tint.Positive, full > 0 ? Math.Abs(values[i]) / full : 0);
        return this;
    }

    /// <summary>Shows signed values: blue above 0, orange below.</summary>
    /// <param name="values">[rows · columns]</param>
    /// <param name="full">The absolute value shown in full color.</param>
    public CellPicture Diverging(ReadOnlySpan<float> values, double full)
    {
        for (int i = 0; i < values.Length; i++) Set(i, values[i] < 0 ? Tint.Negative : Tint.Positive, full > 0 ? Math.Abs(values[i]) / full : 0);
        return this;
    }

    /// <summary>Interpolates whole rows of signed values between two states: blue above 0, orange below.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="from">[rows · columns] The values at 0.</param>
    /// <param name="to">[rows · columns] The values at 1.</param>
    /// <param name="mix">The progress between them, 0 to 1.</param>
    /// <param name="full">The absolute value shown in full color.</param>
    public void Blend(int row, ReadOnlySpan<float> from, ReadOnlySpan<float> to, double mix, double full)
    {
        // A frame may contain twenty tiles of 784 cells: a plain loop over bytes that does not compare with the old contents.
        float scale = full > 0 ? (float)(255 / full) : 0, b = (float)mix * scale, a = scale - b;
        Span<byte> target = Rewrite(row, row + (from.Length / Columns));
        for (int i = 0; i < from.Length; i++)
        {
            float value = (a * from[i]) + (b * to[i]);
            Tint tint = Tint.Positive;
            if (value < 0) (tint, value) = (Tint.Negative, -value);
            target[2 * i] = (byte)tint;
            target[(2 * i) + 1] = value >= 255 ? (byte)255 : (byte)value;
        }
    }

    /// <summary>Returns rows to overwrite, for images too large to set cell by cell, and marks them as changed.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <returns>[rows · columns, 2] The color of each cell, as the number of its <see cref="Tint"/>, and its opacity from 0 to 255.</returns>
    public Span<byte> Rewrite(int from, int to)
    {
        Span<byte> rows = cells.AsSpan(2 * Columns * from, 2 * Columns * (to - from));
        if (IsSent) Touch(from, to);
        else Touch(Math.Min(ChangedFrom, from), Math.Max(ChangedTo, to));
        return rows;
    }

    internal void Touch(int from, int to) => (ChangedFrom, ChangedTo) = (from, to);

    internal void TouchAll() => Touch(0, Rows);
}

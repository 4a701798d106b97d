namespace Glassbox.Guide.Worker;

/// <summary>A part of a sheet of thumbnails that shows the digits of a set in rows.</summary>
internal sealed record DigitSheet
{
    private const int Side = 28; // pixels of a digit

    /// <summary>The number of digits in a full row of the sheet.</summary>
    public required int PerRow { get; init; }

    /// <summary>The number of digits of each row to draw, from the first.</summary>
    public required int Columns { get; init; }

    /// <summary>The first row to draw.</summary>
    public required int FirstRow { get; init; }

    /// <summary>The number of rows to draw.</summary>
    public required int Rows { get; init; }

    /// <summary>The width and height of a thumbnail in pixels: a divisor of 28.</summary>
    public required int Pixels { get; init; }

    /// <summary>Draws the part of the sheet.</summary>
    /// <returns>[Rows · Pixels, Columns · Pixels] The mean ink of each pixel, 0 to 255; 0 after the last digit.</returns>
    public byte[] Draw(Dataset digits)
    {
        byte[] sheet = new byte[Rows * Pixels * Columns * Pixels];
        for (int row = 0; row < Rows; row++)
            for (int column = 0; column < Columns; column++)
                if (((FirstRow + row) * PerRow) + column is var digit && digit < digits.Count)
                    Shrink(digits.Pixels(digit), sheet.AsSpan(((row * Pixels * Columns) + column) * Pixels));
        return sheet;
    }

    private void Shrink(ReadOnlySpan<byte> pixels, Span<byte> sheet)
    {
        int block = Side / Pixels, area = block * block, stride = Columns * Pixels;
        for (int y = 0; y < Pixels; y++)
            for (int x = 0; x < Pixels; x++)
            {
                int ink = area / 2;
                for (int v = 0; v < block; v++)
                    foreach (byte pixel in pixels.Slice((((y * block) + v) * Side) + (x * block), block)) ink += pixel;
                sheet[(y * stride) + x] = (byte)(ink / area);
            }
    }
}

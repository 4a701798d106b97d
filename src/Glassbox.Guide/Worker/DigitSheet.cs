namespace Glassbox.Guide.Worker;

/// <summary>A part of a sheet that shows the digits of a set side by side, row after row, small.</summary>
internal sealed record DigitSheet
{
    private const int Side = 28; // pixels of a digit

    /// <summary>Digits in a whole row of the sheet.</summary>
    public required int PerRow { get; init; }

    /// <summary>How many digits of each row are wanted, from its first.</summary>
    public required int Columns { get; init; }

    /// <summary>The first row wanted.</summary>
    public required int FirstRow { get; init; }

    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Pixels of a small digit, across and down: a divisor of 28.</summary>
    public required int Pixels { get; init; }

    /// <summary>Draws it.</summary>
    /// <returns>[Rows · Pixels, Columns · Pixels] The mean ink of each place, 0 to 255; 0 behind the last digit.</returns>
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

namespace Glassbox.Guide.Worker;

/// <summary>Shifts digits.</summary>
public static class Shifted
{
    private const int Size = DigitImage.Size;

    /// <summary>Shifts a digit; pixels that leave the image are lost, and pixels that enter are empty.</summary>
    /// <param name="pixels">[28, 28]</param>
    /// <param name="right">Pixels to the right; to the left if negative.</param>
    /// <param name="down">Pixels down; up if negative.</param>
    /// <returns>[28, 28]</returns>
    public static byte[] From(ReadOnlySpan<byte> pixels, int right, int down)
    {
        byte[] moved = new byte[pixels.Length];
        for (int y = Math.Max(0, down); y < Math.Min(Size, Size + down); y++)
        {
            int from = Math.Max(0, -right), length = Size - Math.Abs(right);
            if (length > 0) pixels.Slice(((y - down) * Size) + from, length).CopyTo(moved.AsSpan((y * Size) + Math.Max(0, right)));
        }

        return moved;
    }

    /// <summary>Shifts all images of a dataset by the same offset.</summary>
    /// <param name="digits">Images of 28 × 28 pixels.</param>
    /// <param name="right">Pixels to the right; to the left if negative.</param>
    /// <param name="down">Pixels down; up if negative.</param>
    public static Dataset From(Dataset digits, int right, int down)
    {
        ArgumentNullException.ThrowIfNull(digits);
        byte[] pixels = new byte[digits.Count * digits.Features], labels = new byte[digits.Count];
        for (int i = 0; i < digits.Count; i++)
        {
            From(digits.Pixels(i), right, down).CopyTo(pixels, i * digits.Features);
            labels[i] = (byte)digits.Label(i);
        }

        return Dataset.FromImages(pixels, labels, digits.Rows, digits.Columns, digits.Classes);
    }
}

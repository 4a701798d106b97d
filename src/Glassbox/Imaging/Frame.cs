namespace Glassbox.Imaging;

/// <summary>Crops and pads pictures.</summary>
internal static class Frame
{
    private const int LeastInk = 16; // of 255; fainter pixels are not ink unless there is nothing else

    /// <summary>Crops margins without ink on all four sides.</summary>
    public static GrayscalePicture Crop(GrayscalePicture picture)
    {
        byte least = picture.Pixels.ContainsAnyInRange((byte)LeastInk, byte.MaxValue) ? (byte)LeastInk : (byte)1;
        (int left, int right, int top, int bottom) = (picture.Width, -1, picture.Height, -1);
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> row = picture.Pixels.Slice(y * picture.Width, picture.Width);
            int first = row.IndexOfAnyInRange(least, byte.MaxValue);
            if (first < 0) continue;
            (left, right) = (Math.Min(left, first), Math.Max(right, row.LastIndexOfAnyInRange(least, byte.MaxValue)));
            (top, bottom) = (Math.Min(top, y), y);
        }

        (int width, int height) = (right - left + 1, bottom - top + 1);
        byte[] cropped = new byte[width * height];
        for (int y = 0; y < height; y++)
            picture.Pixels.Slice(((top + y) * picture.Width) + left, width).CopyTo(cropped.AsSpan(y * width));
        return new GrayscalePicture(cropped, width, height);
    }

    /// <summary>Places a picture in a black square.</summary>
    /// <param name="picture">If it fits into the square, all of it stays inside.</param>
    /// <param name="size">The width and height of the square.</param>
    /// <param name="byMass">Whether to center the center of mass, rather than the picture itself.</param>
    public static GrayscalePicture Place(GrayscalePicture picture, int size, bool byMass)
    {
        (int left, int top) = ((size - picture.Width) / 2, (size - picture.Height) / 2);
        if (byMass) (left, top) = ByMass(picture, size);
        if (picture.Width <= size) left = Math.Clamp(left, 0, size - picture.Width);
        if (picture.Height <= size) top = Math.Clamp(top, 0, size - picture.Height);
        return Place(picture, left, top, size, size);
    }

    /// <summary>Centers a picture in a black one.</summary>
    public static GrayscalePicture Center(GrayscalePicture picture, int width, int height) =>
        Place(picture, (width - picture.Width) / 2, (height - picture.Height) / 2, width, height);

    private static GrayscalePicture Place(GrayscalePicture picture, int left, int top, int width, int height)
    {
        byte[] frame = new byte[width * height];
        for (int y = Math.Max(0, top); y < Math.Min(height, top + picture.Height); y++)
            for (int x = Math.Max(0, left); x < Math.Min(width, left + picture.Width); x++)
                frame[(y * width) + x] = picture[x - left, y - top];
        return new GrayscalePicture(frame, width, height);
    }

    /// <summary>Returns the position of the picture at which its center of mass is in pixel size / 2.</summary>
    private static (int Left, int Top) ByMass(GrayscalePicture picture, int size)
    {
        (Int128 mass, Int128 across, Int128 down) = (0, 0, 0);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                byte pixel = picture[x, y];
                mass += pixel;
                across += (long)pixel * x;
                down += (long)pixel * y;
            }
        }

        return (Nearest(across), Nearest(down));

        int Nearest(Int128 moment) => (size / 2) - (int)(((2 * moment) + mass) / (2 * mass)); // rounded
    }
}

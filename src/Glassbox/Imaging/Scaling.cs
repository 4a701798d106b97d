namespace Glassbox.Imaging;

/// <summary>Scales pictures without jagged edges.</summary>
internal static class Scaling
{
    /// <summary>Scales a picture so that the longer side is of a given size, keeping its shape.</summary>
    public static GrayscalePicture Fit(GrayscalePicture picture, int size)
    {
        int longer = Math.Max(picture.Width, picture.Height);
        if (longer == size) return picture;
        int width = Scaled(picture.Width), height = Scaled(picture.Height);
        return longer > size ? Shrink(picture, width, height) : Enlarge(picture, width, height);

        int Scaled(int side) => (int)Math.Max(1, ((2L * side * size) + longer) / (2L * longer)); // rounded
    }

    /// <summary>Each new pixel is the mean of the area that it covers; the lightest is as light as before, so that thin
    /// strokes don't fade.</summary>
    private static GrayscalePicture Shrink(GrayscalePicture picture, int width, int height)
    {
        // Lengths are in units in which an old pixel is as wide as there are new ones, so that all are whole numbers.
        long[] sums = new long[width * height];
        ReadOnlySpan<byte> pixels = picture.Pixels;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int pixel = pixels[(y * picture.Width) + x];
                if (pixel == 0) continue;
                for (int ny = First(y, height, picture.Height); ny <= Last(y, height, picture.Height); ny++)
                {
                    long strip = pixel * Overlap(y, ny, height, picture.Height);
                    for (int nx = First(x, width, picture.Width); nx <= Last(x, width, picture.Width); nx++)
                        sums[(ny * width) + nx] += strip * Overlap(x, nx, width, picture.Width);
                }
            }
        }

        (byte lightest, long most) = (0, 0);
        foreach (byte pixel in pixels) lightest = Math.Max(lightest, pixel);
        foreach (long sum in sums) most = Math.Max(most, sum);
        byte[] shrunk = new byte[width * height];
        if (most > 0)
            for (int i = 0; i < shrunk.Length; i++) shrunk[i] = (byte)((((Int128)sums[i] * lightest) + (most / 2)) / most);
        return new GrayscalePicture(shrunk, width, height);
    }

    private static int First(int old, int news, int olds) => (int)((long)old * news / olds);

    private static int Last(int old, int news, int olds) => (int)((((old + 1L) * news) - 1) / olds);

    private static long Overlap(int old, int @new, int news, int olds) =>
        Math.Min((old + 1L) * news, (@new + 1L) * olds) - Math.Max((long)old * news, (long)@new * olds);

    /// <summary>Each new pixel is between the four old ones around its centre, nearer ones counting more.</summary>
    private static GrayscalePicture Enlarge(GrayscalePicture picture, int width, int height)
    {
        byte[] enlarged = new byte[width * height];
        long whole = 4L * width * height;
        for (int y = 0; y < height; y++)
        {
            (int top, int bottom, int down) = Neighbors(y, height, picture.Height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, int across) = Neighbors(x, width, picture.Width);
                long above = ((long)picture[left, top] * ((2 * width) - across)) + ((long)picture[right, top] * across);
                long below = ((long)picture[left, bottom] * ((2 * width) - across)) + ((long)picture[right, bottom] * across);
                enlarged[(y * width) + x] = (byte)(((above * ((2 * height) - down)) + (below * down) + (whole / 2)) / whole);
            }
        }

        return new GrayscalePicture(enlarged, width, height);
    }

    /// <summary>The two old pixels around the centre of a new one, and how far it is from the first, in 2 · news parts.</summary>
    private static (int Before, int After, int Parts) Neighbors(int @new, int news, int olds)
    {
        int center = Math.Clamp((((2 * @new) + 1) * olds) - news, 0, 2 * news * (olds - 1));
        int before = center / (2 * news);
        return (before, Math.Min(before + 1, olds - 1), center % (2 * news));
    }
}

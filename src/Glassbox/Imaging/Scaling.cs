namespace Glassbox.Imaging;

/// <summary>Scales pictures with antialiasing.</summary>
internal static class Scaling
{
    /// <summary>Scales a picture so that its longer side has a given size, preserving its aspect ratio. The lightest pixel keeps its gray level,
    /// so that thin strokes don't fade.</summary>
    public static GrayscalePicture Fit(GrayscalePicture picture, int size) => Fit(picture, size, size, keepsLightest: true);

    /// <summary>Scales a picture to fit a given size, preserving its aspect ratio.</summary>
    /// <param name="picture">The picture to scale.</param>
    /// <param name="width">The maximum width.</param>
    /// <param name="height">The maximum height.</param>
    /// <param name="keepsLightest">Whether scaling down preserves the gray level of the lightest pixel and lightens the others in proportion.</param>
    public static GrayscalePicture Fit(GrayscalePicture picture, int width, int height, bool keepsLightest)
    {
        bool isWide = (long)picture.Width * height >= (long)picture.Height * width;
        (int old, int @new) = isWide ? (picture.Width, width) : (picture.Height, height);
        if (old == @new) return picture;
        (int scaledWidth, int scaledHeight) = (Scaled(picture.Width), Scaled(picture.Height));
        return old > @new ? Shrink(picture, scaledWidth, scaledHeight, keepsLightest) : Enlarge(picture, scaledWidth, scaledHeight);

        int Scaled(int side) => (int)Math.Max(1, ((2L * side * @new) + old) / (2L * old)); // rounded
    }

    /// <summary>Makes each new pixel the mean of the area that it covers, optionally lightened by the factor that preserves the lightest pixel.</summary>
    private static GrayscalePicture Shrink(GrayscalePicture picture, int width, int height, bool keepsLightest)
    {
        // An old pixel is as many units wide as there are new pixels, so that all lengths are integers.
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

        (long lightest, long most) = (1, (long)picture.Width * picture.Height); // of an area whose pixels are all 1
        if (keepsLightest)
        {
            (lightest, most) = (0, 0);
            foreach (byte pixel in pixels) lightest = Math.Max(lightest, pixel);
            foreach (long sum in sums) most = Math.Max(most, sum);
        }

        byte[] shrunk = new byte[width * height];
        if (most > 0)
            for (int i = 0; i < shrunk.Length; i++) shrunk[i] = (byte)((((Int128)sums[i] * lightest) + (most / 2)) / most);
        return new GrayscalePicture(shrunk, width, height);
    }

    private static int First(int old, int news, int olds) => (int)((long)old * news / olds);

    private static int Last(int old, int news, int olds) => (int)((((old + 1L) * news) - 1) / olds);

    private static long Overlap(int old, int @new, int news, int olds) =>
        Math.Min((old + 1L) * news, (@new + 1L) * olds) - Math.Max((long)old * news, (long)@new * olds);

    /// <summary>Interpolates each new pixel from the four old ones around its center.</summary>
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

    /// <summary>Returns the two old pixels around the center of a new one, and its distance from the first, in units of 1 / (2 · news).</summary>
    private static (int Before, int After, int Parts) Neighbors(int @new, int news, int olds)
    {
        long center = Math.Clamp((((2L * @new) + 1) * olds) - news, 0, 2L * news * (olds - 1));
        int before = (int)(center / (2L * news));
        return (before, Math.Min(before + 1, olds - 1), (int)(center % (2L * news)));
    }
}

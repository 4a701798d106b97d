namespace Glassbox.Imaging;

/// <summary>Separates ink from paper by gray level.</summary>
internal static class Contrast
{
    private const int LeastContrast = 24; // of 255; uneven paper has less

    public static bool HasInk(GrayscalePicture picture)
    {
        (byte least, byte most) = (255, 0);
        foreach (byte pixel in picture.Pixels) (least, most) = (Math.Min(least, pixel), Math.Max(most, pixel));
        return most - least >= LeastContrast;
    }

    /// <summary>Returns whether the border, which is mostly paper, is in the lighter half of the picture's gray levels.</summary>
    public static bool IsDarkOnLight(GrayscalePicture picture)
    {
        int[] all = Histogram(picture);
        return Quantile(Border(picture), 0.5) * 2 > Array.FindIndex(all, n => n > 0) + Array.FindLastIndex(all, n => n > 0);
    }

    public static GrayscalePicture Invert(GrayscalePicture picture)
    {
        byte[] inverted = picture.Pixels.ToArray();
        foreach (ref byte pixel in inverted.AsSpan()) pixel = (byte)(255 - pixel);
        return new GrayscalePicture(inverted, picture.Width, picture.Height);
    }

    /// <summary>Stretches the contrast, so that paper becomes 0 and ink 255.</summary>
    /// <remarks>
    /// Paper is the gray level that nine tenths of the border do not exceed, which removes grain too. Ink is the level of most pixels lighter than
    /// halfway between paper and the lightest pixel, so that a single bright pixel does not count.
    /// </remarks>
    public static GrayscalePicture Stretch(GrayscalePicture picture)
    {
        int[] all = Histogram(picture);
        int lightest = Array.FindLastIndex(all, n => n > 0);
        int paper = Quantile(Border(picture), 0.9);
        if (lightest - paper < LeastContrast) paper = Array.FindIndex(all, n => n > 0); // the whole border is ink

        int halfway = (paper + lightest) / 2;
        int[] ofInk = new int[256];
        all.AsSpan(halfway + 1).CopyTo(ofInk.AsSpan(halfway + 1));
        int ink = Quantile(ofInk, 0.75);

        byte[] stretched = picture.Pixels.ToArray();
        foreach (ref byte pixel in stretched.AsSpan())
            pixel = (byte)Math.Clamp((((pixel - paper) * 255) + ((ink - paper) / 2)) / (ink - paper), 0, 255);
        return new GrayscalePicture(stretched, picture.Width, picture.Height);
    }

    private static int[] Histogram(GrayscalePicture picture)
    {
        int[] counts = new int[256];
        foreach (byte pixel in picture.Pixels) counts[pixel]++;
        return counts;
    }

    private static int[] Border(GrayscalePicture picture)
    {
        int[] counts = new int[256];
        (int right, int bottom) = (picture.Width - 1, picture.Height - 1);
        for (int x = 0; x <= right; x++)
        {
            counts[picture[x, 0]]++;
            counts[picture[x, bottom]]++;
        }

        for (int y = 0; y <= bottom; y++)
        {
            counts[picture[0, y]]++;
            counts[picture[right, y]]++;
        }

        return counts;
    }

    /// <summary>Returns the lowest gray level at or below which the given fraction of the counted pixels lies.</summary>
    private static int Quantile(int[] counts, double part)
    {
        long total = 0;
        foreach (int count in counts) total += count;
        long below = 0;
        for (int gray = 0; gray < counts.Length; gray++)
        {
            below += counts[gray];
            if (below > 0 && below >= total * part) return gray;
        }

        return counts.Length - 1;
    }
}

namespace Glassbox.Imaging;

/// <summary>Tells ink from paper by their grays.</summary>
internal static class Contrast
{
    private const int LeastContrast = 24; // of 255; paper that is merely uneven has less

    public static bool HasInk(GrayscalePicture picture)
    {
        (byte least, byte most) = (255, 0);
        foreach (byte pixel in picture.Pixels) (least, most) = (Math.Min(least, pixel), Math.Max(most, pixel));
        return most - least >= LeastContrast;
    }

    /// <summary>Whether the border, which is paper for the most part, is in the lighter half of the picture's grays.</summary>
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

    /// <summary>Makes the paper 0 and the ink 255, and what is between follows.</summary>
    /// <remarks>
    /// The paper is as light as nine tenths of the border, so its grain goes too; the ink as most of what is lighter
    /// than halfway between paper and the lightest pixel, so one glint does not count.
    /// </remarks>
    public static GrayscalePicture Stretch(GrayscalePicture picture)
    {
        int[] all = Histogram(picture);
        int lightest = Array.FindLastIndex(all, n => n > 0);
        int paper = Quantile(Border(picture), 0.9);
        if (lightest - paper < LeastContrast) paper = Array.FindIndex(all, n => n > 0); // ink all along the border

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

    /// <summary>The least gray that is not below the given part of those counted.</summary>
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

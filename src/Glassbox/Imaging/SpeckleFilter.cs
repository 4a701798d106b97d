namespace Glassbox.Imaging;

/// <summary>Removes dust, which would enlarge the bounding box of the ink.</summary>
internal static class SpeckleFilter
{
    private const int SmallestShare = 50; // a speck has less than this fraction (1/50) of the largest stroke's ink

    public static GrayscalePicture Apply(GrayscalePicture picture)
    {
        (int[] partOf, List<long> ink) = Parts(picture);
        long most = 0;
        foreach (long of in ink) most = Math.Max(most, of);

        byte[] cleaned = picture.Pixels.ToArray();
        for (int i = 0; i < cleaned.Length; i++)
            if (cleaned[i] > 0 && ink[partOf[i]] < most / SmallestShare) cleaned[i] = 0;
        return new GrayscalePicture(cleaned, picture.Width, picture.Height);
    }

    /// <summary>Finds the connected components, connected by sides or corners.</summary>
    /// <returns>The component of each pixel with ink, and the ink in each component.</returns>
    private static (int[] PartOf, List<long> Ink) Parts(GrayscalePicture picture)
    {
        (int width, int height) = (picture.Width, picture.Height);
        ReadOnlySpan<byte> pixels = picture.Pixels;
        int[] partOf = new int[pixels.Length];
        partOf.AsSpan().Fill(-1);
        List<long> ink = [];
        var open = new Stack<int>();
        for (int first = 0; first < pixels.Length; first++)
        {
            if (pixels[first] == 0 || partOf[first] >= 0) continue;
            long sum = 0;
            partOf[first] = ink.Count;
            open.Push(first);
            while (open.TryPop(out int at))
            {
                sum += pixels[at];
                (int x, int y) = (at % width, at / width);
                for (int ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                {
                    for (int nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        int near = (ny * width) + nx;
                        if (pixels[near] == 0 || partOf[near] >= 0) continue;
                        partOf[near] = ink.Count;
                        open.Push(near);
                    }
                }
            }

            ink.Add(sum);
        }

        return (partOf, ink);
    }
}

namespace Glassbox.Imaging;

/// <summary>Groups of ink that stand side by side, with empty columns between them.</summary>
internal static class Columns
{
    private const int LeastInk = 16;        // of 255; fainter pixels are not ink
    private const double LeastGap = 0.06;   // of the height of all ink; a narrower gap is one in a stroke
    private const double LeastShare = 0.15; // of all ink; a group with less is part of its neighbor, as a dot or a serif is
    private const double LeastHeight = 0.4; // of the height of all ink; so is one that is lower

    /// <summary>Finds them from left to right: more than one where there seems to be more than one digit.</summary>
    /// <param name="picture">Light ink on black.</param>
    public static ColumnRange[] Groups(GrayscalePicture picture)
    {
        (int width, int height) = (picture.Width, picture.Height);
        long[] ink = new long[width];
        int[] top = new int[width], bottom = new int[width];
        Array.Fill(top, height);
        Array.Fill(bottom, -1);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                byte pixel = picture.Pixels[(y * width) + x];
                if (pixel < LeastInk) continue;
                ink[x] += pixel;
                (top[x], bottom[x]) = (Math.Min(top[x], y), y);
            }
        }

        int tall = bottom.Max() - top.Min() + 1;
        double leastGap = Math.Max(2, LeastGap * tall);
        List<ColumnRange> groups = [];
        for (int x = 0; x < width; x++)
        {
            if (ink[x] == 0) continue;
            if (groups.Count > 0 && x - groups[^1].Right - 1 < leastGap) groups[^1] = groups[^1] with { Right = x };
            else groups.Add(new ColumnRange(x, x));
        }

        long all = ink.Sum();
        for (int i = 0; i < groups.Count && groups.Count > 1;)
        {
            if (IsDigit(groups[i]))
            {
                i++;
                continue;
            }

            // With the neighbor that is nearer.
            int other = i == 0 || (i + 1 < groups.Count && groups[i + 1].Left - groups[i].Right < groups[i].Left - groups[i - 1].Right) ? i + 1 : i - 1;
            int first = Math.Min(i, other);
            groups[first] = new ColumnRange(groups[first].Left, groups[first + 1].Right);
            groups.RemoveAt(first + 1);
            i = 0;
        }

        return [.. groups];

        bool IsDigit(ColumnRange group)
        {
            Range columns = group.Left..(group.Right + 1);
            int high = bottom.AsSpan(columns).ToArray().Max() - top.AsSpan(columns).ToArray().Min() + 1;
            return ink.AsSpan(columns).ToArray().Sum() >= LeastShare * all && high >= LeastHeight * tall;
        }
    }
}

namespace Glassbox.Imaging;

/// <summary>Finds groups of ink side by side, separated by empty columns.</summary>
internal static class Columns
{
    private const int LeastInk = 16;        // of 255; fainter pixels are not ink
    private const double LeastGap = 0.06;   // of the height of all ink; narrower gaps are within a stroke
    private const double LeastShare = 0.15; // of all ink; a group with less is part of its neighbor, such as a dot or a serif
    private const double LeastHeight = 0.4; // of the height of all ink; a lower group is part of its neighbor too

    /// <summary>Finds the groups from left to right; there are several if there seems to be more than one digit.</summary>
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
        var groups = new Queue<Group>();
        Group? last = null;
        for (int x = 0; x < width; x++)
        {
            if (ink[x] == 0) continue;
            var column = new Group(x, x, top[x], bottom[x], ink[x]);
            bool isNear = last is { } before && x - before.Right - 1 < leastGap;
            if (last is { } apart && !isNear) groups.Enqueue(apart);
            last = isNear ? Group.Join(last!.Value, column) : column;
        }

        if (last is { } end) groups.Enqueue(end);
        return [.. Merge(groups, ink.Sum(), tall).Select(group => new ColumnRange(group.Left, group.Right))];
    }

    // From left to right: a group that is not a digit is merged into the nearer neighbor. A digit that absorbs a group remains a digit, so the
    // groups on the left are final, and each step either finishes a group or removes one.
    private static IEnumerable<Group> Merge(Queue<Group> groups, long allInk, int tall)
    {
        var settled = new Stack<Group>();
        while (groups.TryDequeue(out Group group))
        {
            bool hasLeft = settled.TryPeek(out Group left), hasRight = groups.TryPeek(out Group right);
            while (!IsDigit(group) && (hasLeft || hasRight))
            {
                if (!hasLeft || (hasRight && right.Left - group.Right < group.Left - left.Right))
                {
                    group = Group.Join(group, groups.Dequeue());
                    hasRight = groups.TryPeek(out right);
                }
                else
                {
                    group = Group.Join(settled.Pop(), group);
                    hasLeft = settled.TryPeek(out left);
                }
            }

            settled.Push(group);
        }

        return settled.Reverse();

        bool IsDigit(Group group) => group.Ink >= LeastShare * allInk && group.Bottom - group.Top + 1 >= LeastHeight * tall;
    }

    /// <summary>Adjacent columns, the rows that their ink spans, and the amount of ink.</summary>
    private readonly record struct Group(int Left, int Right, int Top, int Bottom, long Ink)
    {
        public static Group Join(Group left, Group right) =>
            new(left.Left, right.Right, Math.Min(left.Top, right.Top), Math.Max(left.Bottom, right.Bottom), left.Ink + right.Ink);
    }
}

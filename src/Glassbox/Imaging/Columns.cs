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

    // From left to right: a group that is no digit goes to the neighbor that is nearer. What a digit takes in leaves it a digit, so those
    // on the left are settled, and each step settles a group or leaves one less.
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

    /// <summary>Columns side by side, the rows between which their ink stands, and how much there is.</summary>
    private readonly record struct Group(int Left, int Right, int Top, int Bottom, long Ink)
    {
        public static Group Join(Group left, Group right) =>
            new(left.Left, right.Right, Math.Min(left.Top, right.Top), Math.Max(left.Bottom, right.Bottom), left.Ink + right.Ink);
    }
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>A value that flows along the line, as a ribbon of proportional width, which changes wherever something multiplies it.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="First">The value at the start.</param>
/// <param name="Second">The value after the first change.</param>
/// <param name="Third">The value after the second change.</param>
/// <param name="FirstChange">The center of the first change, along the line.</param>
/// <param name="SecondChange">The center of the second change.</param>
/// <param name="FirstReach">Half the length of the first change.</param>
/// <param name="SecondReach">Half the length of the second change.</param>
internal readonly record struct Ribbon(
    SpringLayout Layout, double First, double Second, double Third, double FirstChange, double SecondChange, double FirstReach, double SecondReach)
{
    private const double Step = 5;

    /// <summary>Returns the value at a position.</summary>
    public double At(double along) =>
        along < FirstChange + FirstReach
            ? Ease.Lerp(First, Second, Ease.Smooth(Ease.Part(along, FirstChange - FirstReach, FirstChange + FirstReach)))
            : Ease.Lerp(Second, Third, Ease.Smooth(Ease.Part(along, SecondChange - SecondReach, SecondChange + SecondReach)));

    /// <summary>Draws a part of the ribbon; negative values are also striped.</summary>
    /// <param name="painter">The painter to draw with.</param>
    /// <param name="from">One end, along the line.</param>
    /// <param name="to">The other end.</param>
    /// <param name="alpha">The opacity.</param>
    /// <param name="lean">The offset across the line of the end at the rail.</param>
    public void Draw(Painter painter, double from, double to, double alpha, double lean = 0)
    {
        (double low, double high) = from < to ? (from, to) : (to, from);
        if (alpha < 0.01 || high - low < 1) return;
        int pieces = Math.Max(2, (int)Math.Ceiling((high - low) / Step)), begin = 0;
        double length = (high - low) / pieces;
        for (int i = 1; i <= pieces; i++)
        {
            bool isLast = i == pieces, turns = At(low + (i * length)) < 0 != At(low + (begin * length)) < 0;
            if (!isLast && !turns) continue;
            Piece(painter, low, length, begin, i, alpha, lean);
            begin = i;
        }
    }

    private void Piece(Painter painter, double low, double length, int begin, int end, double alpha, double lean)
    {
        bool isNegative = At(low + ((begin + end) * length / 2)) < 0;
        Painter.Path path = painter.Polygon((isNegative ? Tint.Negative : Tint.Positive).At(isNegative ? 0.45 * alpha : alpha));
        for (int i = begin; i <= end; i++) Edge(path, low + (i * length), 1, lean);
        for (int i = end; i >= begin; i--) Edge(path, low + (i * length), -1, lean);
        if (!isNegative) return;
        var stripe = new Pen(1.6, Tint.Negative.At(alpha));
        for (int i = begin; i < end; i += 2)
        {
            double along = low + (i * length), half = Half(along), middle = Middle(along, lean);
            (double x0, double y0) = Layout.At(along, middle - half);
            (double x1, double y1) = Layout.At(Math.Min(along + Math.Min(half, 12), low + (end * length)), middle + half);
            painter.Line(x0, y0, x1, y1, stripe);
        }
    }

    private void Edge(Painter.Path path, double along, int side, double lean)
    {
        (double x, double y) = Layout.At(along, Middle(along, lean) + (side * Half(along)));
        path.Add(x, y);
    }

    private double Half(double along) => Math.Max(1, Math.Abs(At(along)) * Layout.Unit / 2) * Math.Min(1, 0.15 + (0.85 * Ease.Part(Layout.Rail - along, 0, Layout.Unit / 2)));

    private double Middle(double along, double lean) => lean == 0 ? 0 : lean * Ease.Smooth(Ease.Part(along, Layout.Output, Layout.Rail));
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Tests.Stages;

/// <summary>A mark of a frame as it is seen: where it is on the stage, what is clipped away left out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Area">Where.</param>
/// <param name="Text">What it says; empty for all but texts.</param>
/// <param name="Face">The face of a text.</param>
/// <param name="Size">The size of a text in pixels.</param>
internal readonly record struct SeenMark(Mark Kind, Area Area, string Text, Face Face = Face.Sans, double Size = 0);

/// <summary>Reads a painter's list as whoever paints it does.</summary>
internal sealed class SeenMarks
{
    /// <summary>An opacity that nobody sees.</summary>
    public const double Faint = 0.02;

    // How wide letters are on average, as a part of their size: Inter, Source Serif 4, JetBrains Mono.
    private static readonly double[] widths = [0.53, 0.46, 0.6];
    private readonly float[] list;
    private readonly Area stage;
    private readonly double faint;
    private readonly Stack<(Area Clip, double[] Matrix)> outer = [];
    private readonly List<SeenMark> seen = [];
    private Area clip;
    private double[] matrix = [1, 0, 0, 1, 0, 0];
    private int at = Painter.Header;

    private SeenMarks(float[] list, StageArea stage, double faint)
    {
        (this.list, this.faint) = (list, faint);
        this.stage = new Area(0, 0, stage.Width, stage.Height);
        clip = Everything;
    }

    private static Area Everything => new(-1e6, -1e6, 2e6, 2e6);

    /// <summary>All marks of a frame whose opacity is no less than the faintest.</summary>
    public static IReadOnlyList<SeenMark> Of(float[] list, StageArea stage, double faint = Faint)
    {
        var marks = new SeenMarks(list, stage, faint);
        while (marks.at < list.Length) marks.Next();
        return marks.seen;
    }

    private void Next()
    {
        var mark = (Mark)list[at++];
        switch (mark)
        {
            case Mark.Clip:
                outer.Push((clip, matrix));
                clip = Common(clip, Seen(Rectangle()));
                at++;
                break;
            case Mark.Restore:
                (clip, matrix) = outer.Pop();
                break;
            case Mark.Transform:
                outer.Push((clip, matrix));
                double[] m = [.. list.Skip(at).Take(6).Select(number => (double)number)];
                at += 6;
                matrix =
                [
                    (matrix[0] * m[0]) + (matrix[2] * m[1]), (matrix[1] * m[0]) + (matrix[3] * m[1]),
                    (matrix[0] * m[2]) + (matrix[2] * m[3]), (matrix[1] * m[2]) + (matrix[3] * m[3]),
                    (matrix[0] * m[4]) + (matrix[2] * m[5]) + matrix[4], (matrix[1] * m[4]) + (matrix[3] * m[5]) + matrix[5],
                ];
                break;
            case Mark.Box or Mark.Hatch:
                Area box = Rectangle();
                at += 2; // radius, color
                Add(mark, box, list[at++]);
                break;
            case Mark.Frame:
                Area frame = Rectangle();
                at++;
                Add(mark, frame, PenAlpha());
                break;
            case Mark.Disc:
                Area disc = Circle();
                at++;
                Add(mark, disc, list[at++]);
                break;
            case Mark.Arc:
                Area arc = Circle();
                at += 2;
                Add(mark, arc, PenAlpha());
                break;
            case Mark.Line or Mark.Curve:
                Area line = Points(mark == Mark.Line ? 2 : 4, 2); // the handles of a curve hold it
                Add(mark, line, PenAlpha());
                break;
            case Mark.Polyline:
                int corners = (int)list[at];
                at += 2;
                double alpha = PenAlpha();
                Add(mark, Points(corners, 2), alpha);
                break;
            case Mark.Polygon:
                int edges = (int)list[at];
                at += 2;
                double opacity = list[at++];
                Add(mark, Points(edges, 2), opacity);
                break;
            case Mark.Squares or Mark.Dots:
                int count = (int)list[at];
                at += 2;
                double dense = list[at++];
                for (int i = 0; i < count; i++, at += 3)
                {
                    double half = mark == Mark.Squares ? list[at + 2] / 2 : list[at + 2];
                    Add(mark, new Area(list[at] - half, list[at + 1] - half, 2 * half, 2 * half), dense);
                }

                break;
            case Mark.Picture:
                at += 5;
                Area place = Rectangle();
                Add(mark, place, list[at]);
                at += 2;
                break;
            case Mark.Send: at += 7; break;
            case Mark.Text: Words(); break;
            case Mark.TextOn: at += 5 + 1 + (int)list[at + 5]; break; // what begins a line may end anywhere: it is counted there
            case Mark.Layer: at++; break;
            case Mark.LayerEnd: break;
            case Mark.DrawLayer: at += 6; break;
            default: throw new InvalidOperationException($"A frame has no mark {mark}.");
        }
    }

    // A text, and what goes on where it ends.
    private void Words()
    {
        (double x, double y, int align) = (list[at], list[at + 1], (int)list[at + 2]);
        at += 3;
        int face = (int)list[at + 2];
        (double width, double size, double alpha, string text) = Span();
        for (int next = at; next < list.Length && (Mark)list[next] == Mark.TextOn;)
        {
            int here = at;
            at = next + 1;
            (double more, _, double also, string said) = Span();
            if (also >= faint) (width, text, alpha) = (width + more, text + said, Math.Max(alpha, also));
            (next, at) = (at, here);
        }

        Add(Mark.Text, new Area(align == 0 ? x : align == 1 ? x - (width / 2) : x - width, y - (size * 0.4), width, size * 0.8), alpha, text, (Face)face, size * Math.Sqrt(Math.Abs((matrix[0] * matrix[3]) - (matrix[1] * matrix[2]))));
    }

    private (double Width, double Size, double Alpha, string Text) Span()
    {
        double size = list[at], alpha = list[at + 4];
        int face = (int)list[at + 2], length = (int)list[at + 5];
        at += 6;
        string text = string.Concat(list.Skip(at).Take(length).Select(letter => (char)letter));
        at += length;
        return (length * size * widths[face], size, alpha, text);
    }

    private Area Rectangle()
    {
        var area = new Area(list[at], list[at + 1], list[at + 2], list[at + 3]);
        at += 4;
        return area;
    }

    private Area Circle()
    {
        double radius = list[at + 2];
        var area = new Area(list[at] - radius, list[at + 1] - radius, 2 * radius, 2 * radius);
        at += 3;
        return area;
    }

    private Area Points(int count, int step)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        for (int i = 0; i < count; i++, at += step)
        {
            (left, right) = (Math.Min(left, list[at]), Math.Max(right, list[at]));
            (top, bottom) = (Math.Min(top, list[at + 1]), Math.Max(bottom, list[at + 1]));
        }

        return count == 0 ? new Area(stage.CenterX, stage.CenterY, 0, 0) : new Area(left, top, right - left, bottom - top);
    }

    private double PenAlpha()
    {
        at += 4;
        return list[at - 2];
    }

    private void Add(Mark mark, Area area, double alpha, string text = "", Face face = Face.Sans, double size = 0)
    {
        if (alpha < faint) return;
        Area place = Common(Seen(area), clip);
        if (place.Width >= 0 && place.Height >= 0) seen.Add(new SeenMark(mark, place, text, face, size));
    }

    private Area Seen(Area area)
    {
        (double X, double Y)[] corners =
        [
            .. new[] { (area.X, area.Y), (area.Right, area.Y), (area.X, area.Bottom), (area.Right, area.Bottom) }
                .Select(corner => ((matrix[0] * corner.Item1) + (matrix[2] * corner.Item2) + matrix[4], (matrix[1] * corner.Item1) + (matrix[3] * corner.Item2) + matrix[5])),
        ];
        (double left, double top) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new Area(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
    }

    private static Area Common(Area a, Area b)
    {
        (double left, double top) = (Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        return new Area(left, top, Math.Min(a.Right, b.Right) - left, Math.Min(a.Bottom, b.Bottom) - top);
    }
}

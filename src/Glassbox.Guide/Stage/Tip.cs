namespace Glassbox.Guide.Stage;

/// <summary>A row of a tooltip.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">The number.</param>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="IsSigned">Whether to show the sign, in its color.</param>
public readonly record struct TipRow(string Name, double Value, int Decimals = 3, bool IsSigned = false);

/// <summary>A tooltip next to the hovered element: its name, its numbers, and the line of the program that computes them.</summary>
public static class Tip
{
    /// <summary>Draws the tooltip, and a frame around the element.</summary>
    /// <param name="painter">The painter to draw with.</param>
    /// <param name="stage">The area of the stage.</param>
    /// <param name="place">The bounds of the element.</param>
    /// <param name="name">The name, with a trailing space if a number follows.</param>
    /// <param name="number">The number after the name; none if below 0.</param>
    /// <param name="rows">Its numbers.</param>
    /// <param name="code">The line of the program.</param>
    public static void Draw(Painter painter, StageArea stage, Area place, string name, int number, ReadOnlySpan<TipRow> rows, string code)
    {
        ArgumentNullException.ThrowIfNull(painter);
        double size = stage.IsNarrow ? 14 : Math.Max(14, stage.Type), small = Math.Max(12, 0.82 * size), line = 1.5 * size, pad = 0.7 * size;
        double words = name.Length + 3;
        foreach (TipRow row in rows) words = Math.Max(words, row.Name.Length + 12);
        double room = stage.Width - 16, inner = Math.Min(Math.Max(words * 0.56 * size, Math.Min(26, code.Length) * 0.6 * small), room - (2 * pad));
        int letters = Math.Max(8, (int)(inner / (0.6 * small))), lines = Lines(code, letters);
        double width = inner + (2 * pad), height = ((1 + rows.Length) * line) + (lines * 1.35 * small) + (1.7 * pad);
        painter.Frame(place.Grown(2), new Pen(2, Tint.Ink), 4);

        // Below or above, not over the element if avoidable.
        double below = stage.Height - place.Bottom - 18, above = place.Y - 18;
        double y = below >= height || below >= above ? place.Bottom + 10 : place.Y - 10 - height;
        var card = new Area(Math.Clamp(place.CenterX - (width / 2), 8, Math.Max(8, stage.Width - width - 8)), Math.Clamp(y, 8, Math.Max(8, stage.Height - height - 8)), width, height);
        painter.Box(card, Tint.Panel, 8);
        painter.Frame(card, new Pen(1.2, Tint.LineStrong), 8);
        double left = card.X + pad, right = card.Right - pad, at = card.Y + (0.7 * pad) + (line / 2);
        var title = new Lettering(size, Face.Sans, 650);
        if (number < 0) painter.Text(name, left, at, title, Tint.Ink);
        else painter.Count(number, left, at, title, Tint.Ink, name);

        foreach (TipRow row in rows)
        {
            at += line;
            painter.Text(row.Name, left, at, new Lettering(size), Tint.Soft);
            Shade shade = !row.IsSigned ? Tint.Ink : Shade.Diverging(row.Value);
            painter.Number(row.Value, row.Decimals, right, at, new Lettering(size, Face.Mono, 600, Align.Right), shade, row.IsSigned);
        }

        at += (line / 2) + (0.9 * small);
        for (ReadOnlySpan<char> rest = code; !rest.IsEmpty; at += 1.35 * small)
        {
            int length = Fitting(rest, letters);
            painter.Text(rest[..length].TrimEnd(' '), left, at, new Lettering(small, Face.Mono), Tint.Soft);
            rest = rest[length..];
        }
    }

    private static int Lines(ReadOnlySpan<char> code, int letters)
    {
        int lines = 0;
        for (; !code.IsEmpty; lines++) code = code[Fitting(code, letters)..];
        return lines;
    }

    // The number of characters that fit, cut after a space if there is one.
    private static int Fitting(ReadOnlySpan<char> code, int letters)
    {
        if (code.Length <= letters) return code.Length;
        int space = code[..letters].LastIndexOf(' ');
        return space > 0 ? space + 1 : letters;
    }
}

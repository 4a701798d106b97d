namespace Glassbox.Guide.Stage;

/// <summary>The captions of a scene, one sentence at a time, always at the same place: a caption fades, or grows part by part.</summary>
/// <param name="captions">The captions, ordered by time.</param>
public sealed class CaptionTrack(params IReadOnlyList<Caption> captions)
{
    private const double Fade = 0.2, Letter = 0.49; // seconds; the width of a letter in a wide sentence, in units of the font size

    /// <summary>All captions.</summary>
    public IReadOnlyList<Caption> All => captions;

    /// <summary>Draws the caption of a moment.</summary>
    /// <param name="painter">The painter to draw with.</param>
    /// <param name="t">The time in seconds.</param>
    /// <param name="x">The left edge.</param>
    /// <param name="y">The center of the first line.</param>
    /// <param name="stage">The area of the stage.</param>
    public void Draw(Painter painter, double t, double x, double y, StageArea stage)
    {
        double size = stage.IsNarrow ? 16 : stage.Type * 1.35;
        double room = stage.Width - x - (stage.IsNarrow ? 8 : stage.Margin);
        int last = -1;
        for (int i = 0; i < captions.Count; i++)
            if (captions[i].From <= t) last = i;
        if (last < 0) return;

        // When one caption directly follows another, the previous one fades out first: at the beat where they meet, it is still readable.
        double end = captions[last].To;
        if (last > 0 && !captions[last].Continues && captions[last - 1].To >= captions[last].From && t < captions[last].From + (Fade / 2)) (last, end) = (last - 1, captions[last].From);
        int first = last;
        while (first > 0 && captions[first].Continues) first--;
        double gone = 1 - Ease.During(t, end, end + (Fade / 2));
        if (gone <= 0) return;

        // A sentence that has grown by a part may have to wrap to a second line.
        double line = y, used = 0;
        for (int i = first; i <= last; i++)
        {
            Caption caption = captions[i];
            bool isNewest = i == last;
            double come = Ease.During(t, caption.From + (caption.Continues ? 0 : Fade / 2), caption.From + Fade);
            Shade shade = Shade.Between(Tint.Ink, Tint.Soft, isNewest ? 0 : Ease.During(t, captions[last].From, captions[last].From + Fade)).At(come * gone);
            var lettering = new Lettering(size, Face.Serif);
            ReadOnlySpan<char> text = caption.Text;
            while (!text.IsEmpty)
            {
                ReadOnlySpan<char> part = Fitting(text, (room - used) / (Letter * size), used > 0);
                if (part.IsEmpty)
                {
                    (line, used) = (line + (1.35 * size), 0);
                    text = text.TrimStart(' ');
                    continue;
                }

                if (used == 0) painter.Text(part, x, line, lettering, shade);
                else painter.TextOn(part, lettering, shade);
                used += part.Length * Letter * size;
                text = text[part.Length..];
                if (!text.IsEmpty)
                {
                    (line, used) = (line + (1.35 * size), 0);
                    text = text.TrimStart(' ');
                }
            }

            if (i < last) used += 0.25 * size;
        }
    }

    // Returns the part of the text that fits into a number of letters, cut at a space; if even the first word does not fit at the start of
    // a line, all of it.
    private static ReadOnlySpan<char> Fitting(ReadOnlySpan<char> text, double letters, bool mayBeNothing)
    {
        if (text.Length <= letters) return text;
        int cut = text[..Math.Clamp((int)letters, 0, text.Length)].LastIndexOf(' ');
        if (cut > 0) return text[..cut];
        if (mayBeNothing) return [];
        int next = text.IndexOf(' ');
        return next > 0 ? text[..next] : text;
    }
}

/// <summary>A caption: a sentence, or the next part of one.</summary>
/// <param name="From">The time when it appears, in seconds.</param>
/// <param name="To">The time when it has disappeared, in seconds.</param>
/// <param name="Text">At most twelve words. A continuation starts with a space.</param>
/// <param name="Continues">Whether it continues the previous caption, which stays visible.</param>
public sealed record Caption(double From, double To, string Text, bool Continues = false);

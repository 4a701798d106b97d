namespace Glassbox.Guide.Stage;

/// <summary>The one sentence of a moment, always at the same place: it fades, or grows part by part.</summary>
/// <param name="captions">In order of time.</param>
public sealed class CaptionTrack(params IReadOnlyList<Caption> captions)
{
    private const double Fade = 0.2, Letter = 0.475; // seconds; the mean width of a letter, in sizes of the type

    /// <summary>All of them.</summary>
    public IReadOnlyList<Caption> All => captions;

    /// <summary>Draws what is said at a moment.</summary>
    /// <param name="painter">Draws it.</param>
    /// <param name="t">In seconds.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">The middle of its first line.</param>
    /// <param name="stage">The stage's room.</param>
    public void Draw(Painter painter, double t, double x, double y, StageArea stage)
    {
        double size = stage.IsNarrow ? 16 : stage.Type * 1.35;
        double room = stage.Width - x - (stage.IsNarrow ? 8 : stage.Margin);
        int last = -1;
        for (int i = 0; i < captions.Count; i++)
            if (captions[i].From <= t) last = i;
        if (last < 0) return;

        // Where one follows at once, the one before goes first: at a beat, where both meet, it is still there to be read.
        double end = captions[last].To;
        if (last > 0 && !captions[last].Continues && captions[last - 1].To >= captions[last].From && t < captions[last].From + (Fade / 2)) (last, end) = (last - 1, captions[last].From);
        int first = last;
        while (first > 0 && captions[first].Continues) first--;
        double gone = 1 - Ease.During(t, end, end + (Fade / 2));
        if (gone <= 0) return;

        // A sentence that has grown by one part may have to give way to a second line.
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

    // What of a text fits into so many letters, cut at a space; all of it rather than nothing at the beginning of a line.
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

/// <summary>A sentence, or the next part of one.</summary>
/// <param name="From">When it appears, in seconds.</param>
/// <param name="To">When it is gone.</param>
/// <param name="Text">At most twelve words. Where it continues, it begins with a space.</param>
/// <param name="Continues">It goes on from the one before, which stays.</param>
public sealed record Caption(double From, double To, string Text, bool Continues = false);

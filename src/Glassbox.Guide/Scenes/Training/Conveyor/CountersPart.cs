using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>Epoch, sample, update: three bars, each showing a magnified part of the bar above it.</summary>
internal static class CountersPart
{
    private static readonly string[] names = ["epoch", "sample", "update"], steps = ["forward", "compare", "blame", "shift"];
    private static readonly double[] ends = [0, Phases.Answer.To + 0.02, Phases.Compare.To, Phases.Blame.To - 0.01, 0.93];

    /// <summary>Returns the number of updates: an update counts when the weights have shifted.</summary>
    public static long Updates(Moment now) =>
        (long)Math.Floor(now.IsSingle ? now.Seen + (now.HasBegun && now.Part > Phases.Shift.To ? 1 - Phases.Shift.To : 0) : now.Seen);

    /// <summary>Returns the current sample, from 1; 0 before the first.</summary>
    public static int Sample(Moment now) => !now.HasBegun ? 0 : (int)Math.Min(Clock.Epoch, Math.Floor(now.Taken) + 1);

    /// <summary>Draws the counters.</summary>
    public static void Draw(Painter painter, Moment now, Layout layout)
    {
        double calmSample = Ease.Lerp(1, 0.5, Ease.During(now.Time, Clock.First - 0.2, Clock.First + 0.5) * (1 - Ease.During(now.Time, Clock.Start(1) - 0.4, Clock.Start(1))));
        for (int counter = 2; counter >= 0; counter--)
        {
            double shown = Shown(now, counter), loud = counter == 0 ? now.Calm : counter == 1 ? calmSample : 1;
            if (shown <= 0) continue;
            if (counter > 0) Wedge(painter, now, layout, counter, shown * loud);
            Bar(painter, now, layout, counter, shown * loud);
            Tell(painter, now, layout, counter, shown * loud);
        }
    }

    private static double Shown(Moment now, int counter) => Ease.During(now.Time, Clock.Dock + 0.5 + (0.2 * counter), Clock.Dock + 1 + (0.2 * counter));

    private static double Y(Moment now, Layout layout, int counter)
    {
        CounterPlaces places = layout.Counters;
        return places.First + ((counter == 0 ? 0 : counter - 1 + Shown(now, counter)) * places.Step);
    }

    // The actual time of a sample says little about its parts: here, forward, compare, blame and shift are equally long.
    private static double Part(Moment now, int counter) => counter switch
    {
        0 => now.Seen / (Clock.Epochs * Clock.Epoch),
        1 => now.Taken / Clock.Epoch,
        _ => !now.HasBegun ? 0 : Ease.Lerp(now.IsSingle ? Even(now.Part) : 1, 1, Blur(now)),
    };

    private static double Blur(Moment now) => now.Seen >= Clock.Epochs * Clock.Epoch ? 1 : Math.Clamp((now.Speed - 3) / 6, 0, 1);

    private static double Even(double part)
    {
        for (int i = 0; i < 4; i++)
            if (part < ends[i + 1]) return (i + ((part - ends[i]) / (ends[i + 1] - ends[i]))) / 4;
        return 1;
    }

    // The wedge from the part in the bar above to the whole bar.
    private static void Wedge(Painter painter, Moment now, Layout layout, int counter, double alpha)
    {
        CounterPlaces places = layout.Counters;
        double width = places.Right - places.X, from, to;
        if (counter == 1)
        {
            (from, to) = (places.X + (width * now.Epoch / Clock.Epochs), places.X + (width * (now.Epoch + 1) / Clock.Epochs));
        }
        else
        {
            double at = places.X + (width * Part(now, 1));
            (from, to) = (at - 1, at + 1);
        }

        double above = Y(now, layout, counter - 1) + (places.Bar / 2) + 1, below = Y(now, layout, counter) - (places.Bar / 2) - 1;
        if (below <= above) return;
        Painter.Path wedge = painter.Polygon(Shade.Between(Tint.Paper, Tint.Line, 0.62).At(alpha));
        wedge.Add(from, above);
        wedge.Add(to, above);
        wedge.Add(places.Right, below);
        wedge.Add(places.X, below);
        if (places.IsStacked) return; // its edges would cross the names and numbers
        var pen = new Pen(1, Shade.Between(Tint.Line, Tint.LineStrong, 0.4).At(alpha));
        painter.Line(from, above, places.X, below, pen);
        painter.Line(to, above, places.Right, below, pen);
    }

    private static void Bar(Painter painter, Moment now, Layout layout, int counter, double alpha)
    {
        CounterPlaces places = layout.Counters;
        double k = layout.Unit, height = Height(layout, counter), y = Y(now, layout, counter) - (height / 2), width = places.Right - places.X, part = Part(now, counter);
        painter.Box(new(places.X, y, width, height), Tint.Wash.At(alpha), 3 * k);
        painter.Clip(new(places.X, y, width, height), 3 * k);
        painter.Box(new(places.X, y, Math.Max(now.HasBegun ? 2 : 0, width * part), height), (counter == 2 ? Shade.Between(Tint.Paper, Tint.Ink, 0.62) : Tint.Ink).At(alpha));
        int cuts = counter == 0 ? Clock.Epochs : counter == 2 ? 4 : 1;
        for (int cut = 1; cut < cuts; cut++)
            painter.Line(places.X + (width * cut / cuts), y, places.X + (width * cut / cuts), y + height, new(2 * k, Tint.Paper.At(alpha)));
        painter.Restore();
        painter.Frame(new(places.X, y, width, height), new(1.2 * k, Tint.LineStrong.At(alpha)), 3 * k);
        double words = alpha * (1 - Blur(now));
        if (counter != 2 || words <= 0.01) return;

        // Dark before the fill, light on top of it.
        double size = Math.Min(layout.Type(15), width / 4 / 5.2);
        for (int side = 0; side < 2; side++)
        {
            painter.Clip(side == 0 ? new(places.X + (width * part), y, width * (1 - part), height) : new(places.X, y, width * part, height));
            for (int step = 0; step < 4; step++)
                painter.Text(steps[step], places.X + (width * (step + 0.5) / 4), y + (height / 2) + 0.5, new(size, Weight: 500, Align: Align.Center), (side == 0 ? Tint.Soft : Tint.Paper).At(words));
            painter.Restore();
        }
    }

    private static double Height(Layout layout, int counter) => layout.Counters.IsStacked && counter == 2 ? 18 : layout.Counters.Bar;

    private static void Tell(Painter painter, Moment now, Layout layout, int counter, double alpha)
    {
        CounterPlaces places = layout.Counters;
        double k = layout.Unit, size = layout.Type(layout.IsNarrow ? 13 : 16), said = now.Said(counter), y = Y(now, layout, counter);
        double tick = counter == 2 && now.Seen < 4 ? Ease.Pulse(now.Part, 0.88, 1) : 0;
        double nameY = places.IsStacked ? y - (Height(layout, counter) / 2) - 9 : y, x = places.IsStacked ? places.Right : places.Right + (12 * k);
        painter.Text(names[counter], places.NameX, nameY, new(size, Weight: said > 0.5 ? 700 : 500), Tint.Ink.At(alpha));
        var lettering = new Lettering(size * (1 + ((places.IsStacked ? 0.2 : 0.6) * tick)), Face.Mono, tick > 0.1 || said > 0.5 ? 700 : 400, places.IsStacked ? Align.Right : Align.Left);
        if (counter == 0) painter.Count(now.Epoch + 1, x, nameY, lettering, Tint.Ink.At(alpha), after: " of 3");
        else if (counter == 1) painter.Count(Sample(now), x, nameY, lettering, Tint.Ink.At(alpha), after: " of 60\u202f000");
        else painter.Count(Updates(now), x, nameY, lettering, Tint.Ink.At(alpha), after: said > 0.5 ? " in all" : "");
    }
}

using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The chart of wrong predictions: the reader draws a guess, and the run draws over it.</summary>
internal sealed class ChartPart(WrongShare wrong, Guess guess)
{
    private const double SamplesAll = Clock.Epochs * Clock.Epoch;

    /// <summary>Whether the user is drawing.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Returns the bounds of the chart.</summary>
    public static Area Place(double t, Layout layout) => Area.Lerp(layout.LargeChart, layout.Chart, Docked(t));

    /// <summary>Draws the chart.</summary>
    public void Draw(Painter painter, Moment now, Layout layout)
    {
        Area place = Place(now.Time, layout);
        double docked = Docked(now.Time), k = layout.Unit, small = layout.Type(layout.IsNarrow ? 13 : 15), calm = now.Calm;
        painter.Hit(ConveyorScene.ChartHit, place.Grown(8));
        Axes(painter, place, docked, small, calm, k, layout);
        double quiet = calm * Ease.Lerp(1, 0.85, docked);
        Guessed(painter, now, place, docked, quiet, small, layout);
        Real(painter, now, place, calm, layout);
    }

    private static double Docked(double t) => Ease.During(t, Clock.Dock, Clock.Dock + 0.9);

    private static void Axes(Painter painter, Area place, double docked, double small, double alpha, double k, Layout layout)
    {
        var line = new Pen(1, Tint.Line.At(alpha));
        for (int quarter = 1; quarter <= 4; quarter++)
        {
            double y = place.Bottom - (quarter * place.Height / 4);
            painter.Line(place.X, y, place.Right, y, line with { Shade = Tint.Line.At(alpha * (quarter % 2 == 0 ? 1 : 1 - docked)) });
            if (quarter % 2 == 0) painter.Number(25 * quarter, 0, place.X - (8 * k), y, new(small, Face.Mono, 400, Align.Right), Tint.Soft.At(alpha), after: "\u202f%");
        }

        painter.Number(0, 0, place.X - (8 * k), place.Bottom, new(small, Face.Mono, 400, Align.Right), Tint.Soft.At(alpha), after: "\u202f%");
        for (int epoch = 1; epoch <= Clock.Epochs; epoch++)
            painter.Line(place.X + (epoch * place.Width / Clock.Epochs), place.Bottom, place.X + (epoch * place.Width / Clock.Epochs), place.Y, line);
        var axis = new Pen(1.5 * k, Tint.LineStrong.At(alpha));
        painter.Line(place.X, place.Y, place.X, place.Bottom, axis);
        painter.Line(place.X, place.Bottom, place.Right, place.Bottom, axis);
        painter.Text("wrong answers", place.Right - (8 * k), place.Y + (0.95 * small), new(small, Align: Align.Right), Tint.Soft.At(alpha));
        double words = alpha * (1 - Math.Clamp(3 * docked, 0, 1)), y0 = place.Bottom + (1.3 * small);
        painter.Text("0", place.X, y0, new(small, Face.Mono), Tint.Soft.At(words));
        painter.Count(Clock.Epoch, place.X + (place.Width / 3), y0, new(small, Face.Mono, 400, Align.Center), Tint.Soft.At(words));
        if (!layout.IsNarrow) painter.Count(2 * Clock.Epoch, place.X + (2 * place.Width / 3), y0, new(small, Face.Mono, 400, Align.Center), Tint.Soft.At(words));
        painter.Count(3 * Clock.Epoch, place.Right, y0, new(small, Face.Mono, 400, Align.Right), Tint.Soft.At(words), after: " digits");
    }

    // The reader's guess; or an example, drawn by a simulated fingertip.
    private void Guessed(Painter painter, Moment now, Area place, double docked, double alpha, double small, Layout layout)
    {
        double k = layout.Unit, drawn = guess.IsDrawn ? 1 : Ease.During(now.Time, 0.5, Clock.Dock - 0.2);
        Path(painter, place, drawn, new(2.2 * k, Tint.Ink.At(0.7 * alpha), 7 * k));
        double tip = guess.IsDrawn ? 0 : Ease.Between(now.Time, -0.5, Clock.Dock - 0.05, 0.25);
        if (tip > 0) painter.Fingertip(place.X + (drawn * place.Width), Y(place, Value(drawn)), tip, Ease.During(now.Time, 0.3, 0.5));
        double named = guess.IsDrawn ? 1 : Ease.During(now.Time, 1.1, 1.5);
        const int Named = 26;
        painter.Text(guess.IsDrawn ? "your guess" : "a guess", place.X + (Guess.Part(Named) * place.Width) + (Ease.Lerp(16, 8, docked) * k),
            Y(place, guess[Named]) - (layout.IsNarrow ? 11 : Ease.Lerp(18, 13, docked) * k), new(small), Tint.Soft.At(alpha * named));
        double off = guess.IsDrawn && wrong.Known == WrongShare.Points ? now.Said(0) : 0;
        if (off > 0)
            painter.Number(100 * Off(), 0, place.Right - (8 * k), place.Y + (0.95 * small) + (1.3 * small), new(small, Weight: 600, Align: Align.Right), Tint.Ink.At(alpha * off),
                before: "your guess: ", after: " points off");
    }

    /// <summary>Returns the mean absolute difference between the guess and the actual curve.</summary>
    public double Off()
    {
        double sum = 0;
        for (int point = 0; point < WrongShare.Points; point++) sum += Math.Abs(wrong.Point(point) - Value((double)point / (WrongShare.Points - 1)));
        return sum / WrongShare.Points;
    }

    private void Path(Painter painter, Area place, double to, Pen pen)
    {
        if (to <= 0) return;
        Painter.Path path = painter.Polyline(pen);
        for (int column = 0; column < Guess.Columns && Guess.Part(column) <= to; column++)
            path.Add(place.X + (Guess.Part(column) * place.Width), Y(place, guess[column]));
        path.Add(place.X + (to * place.Width), Y(place, Value(to)));
    }

    private double Value(double part)
    {
        double x = part * (Guess.Columns - 1);
        int at = Math.Min((int)x, Guess.Columns - 2);
        return Ease.Lerp(guess[at], guess[at + 1], x - at);
    }

    private void Real(Painter painter, Moment now, Area place, double alpha, Layout layout)
    {
        if (now.Seen <= 0) return;
        double k = layout.Unit, end = now.Seen / WrongShare.Step;
        int last = Math.Min((int)end, wrong.Known - 1);
        if (last < 0) return;
        double value = last + 1 < wrong.Known ? Ease.Lerp(wrong.Point(last), wrong.Point(last + 1), Math.Min(1, end - last)) : wrong.Point(last);
        double x = place.X + (Math.Min(now.Seen, SamplesAll) / SamplesAll * place.Width), y = Y(place, value);
        Painter.Path ground = painter.Polygon(Tint.Wrong.At(0.1 * alpha));
        Points(ground, place, last);
        ground.Add(x, y);
        ground.Add(x, place.Bottom);
        ground.Add(place.X, place.Bottom);
        Painter.Path line = painter.Polyline(new(2.2 * k, Tint.Wrong.At(alpha)));
        Points(line, place, last);
        line.Add(x, y);
        painter.Disc(x, y, 4.5 * k, Tint.Wrong.At(alpha));
        double said = alpha * Math.Clamp((now.Seen - 300) / 300, 0, 1), size = layout.Type(16);
        painter.Number(100 * value, 0, Math.Min(x + (10 * k), place.Right - (layout.IsNarrow ? 34 : -8 * k)), y - (layout.IsNarrow ? 12 : 11 * k),
            new(size, Face.Mono, 600), Tint.Wrong.At(said), after: "\u202f%");
    }

    private void Points(Painter.Path path, Area place, int last)
    {
        for (int point = 0; point <= last; point++) path.Add(place.X + ((double)point / (WrongShare.Points - 1) * place.Width), Y(place, wrong.Point(point)));
    }

    private static double Y(Area place, double share) => place.Bottom - (share * place.Height);
}

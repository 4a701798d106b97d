using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The network: twenty tiles, ten outputs, and everything between them while digits are learned one by one.</summary>
internal sealed class NetworkPart(Recording recording, FirstPictures first, Tiles tiles)
{
    private const double Rate = 0.01; // the learning rate of the main job
    private static readonly string hiddenCode = CodeMarkers.Hidden.Code, outputCode = CodeMarkers.Output.Code, updateCode = CodeMarkers.HiddenUpdate.Code;
    private Moment now = null!;
    private Layout layout = null!;
    private RecordedStep? step;
    private double here, single, blame, shift;
    private int sample;

    /// <summary>Whether the tiles show weights, or the changes by training.</summary>
    public bool ShowsWeights { get; set; }

    /// <summary>Returns the number of samples whose changes the tiles show.</summary>
    public static double Changed(Moment now) =>
        now.IsSingle ? Ease.Lerp(Math.Floor(now.Seen) + Phases.Shift.Of(now.Part), now.Seen, Math.Clamp((now.Seen - 7) / 3, 0, 1)) : now.Seen;

    /// <summary>The tile under the pointer, or an output after those; -1 for none.</summary>
    public int Aimed { get; private set; } = -1;

    /// <summary>Selects a tile, or an output after those; none if there is no such one.</summary>
    /// <returns>Whether the selection has changed.</returns>
    public bool Aim(int neuron)
    {
        if (neuron < 0 || neuron >= tiles.Count + 10) neuron = -1;
        if (neuron == Aimed) return false;
        Aimed = neuron;
        return true;
    }

    /// <summary>Draws the tooltip: for the digit in the close-up, or for all that was learned.</summary>
    public void Tell(Painter painter)
    {
        if (Aimed < 0 || here <= 0) return;
        if (Aimed >= tiles.Count)
        {
            int digit = Aimed - tiles.Count;
            if (step is null || now.Answers <= 0) return;
            Tip.Draw(
                painter, layout.Stage, AnswerArea(digit), "answer ", digit,
                [new("sum with bias", step.OutputSums[digit], 3, true), new("squashed", step.Outputs[digit]), new("too much by", step.OutputDelta[digit], 3, true)], outputCode);
            return;
        }

        if (step is not null && single > 0)
            Tip.Draw(
                painter, layout.Stage, Place(Aimed), "tile ", Aimed,
                [new("sum with bias", step.HiddenSums[Aimed], 3, true), new("squashed", step.Hidden[Aimed]), new("blame", step.HiddenDelta[Aimed], 4, true)], hiddenCode);
        else
            Tip.Draw(painter, layout.Stage, Place(Aimed), "tile ", Aimed, [new("most that a weight has changed", MostChanged(Aimed))], updateCode);
    }

    // In the last known state.
    private double MostChanged(int tile)
    {
        ReadOnlySpan<float> change = recording.States[recording.StateBefore(Changed(now))].Change.AsSpan(tile * 784, 784);
        float most = 0;
        foreach (float value in change) most = Math.Max(most, Math.Abs(value));
        return most;
    }

    private Area AnswerArea(int digit)
    {
        (double x, double y, double full, double thick) = layout.Answer(digit);
        return Bar(x, y, thick, 0, 1, full);
    }

    /// <summary>Draws the network.</summary>
    public void Draw(Painter painter, Moment moment, Layout places)
    {
        (now, layout) = (moment, places);
        here = Ease.Part(now.Time, Clock.First - 0.35, Clock.First + 0.25);
        if (here <= 0) return;
        sample = now.Sample;
        step = now.HasBegun && now.Time < Clock.Fast + 0.6 && sample < Math.Min(recording.Steps.Count, Clock.Shown) ? recording.Steps[sample] : null;
        single = step is not null && now.IsSingle ? now.Slow : 0;
        (blame, shift) = (Phases.Blame.Of(now.Part), Phases.Shift.Of(now.Part));
        if (step is not null && single > 0 && now.Seen < 6)
        {
            DrawLines(painter, Ease.Part(now.Part, Phases.Answer.From - 0.03, Phases.Answer.To), isBack: false);
            DrawLines(painter, Ease.Part(now.Part, Phases.Blame.From - 0.005, Phases.Blame.To + 0.01), isBack: true);
        }

        for (int tile = 0; tile < tiles.Count; tile++)
        {
            DrawTile(painter, tile);
            painter.Hit(ConveyorScene.NeuronHits + tile, Place(tile));
        }

        Enlargement(painter);
        if (single > 0) DrawFlights(painter);
        if (now.Answers <= 0) return;
        DrawAnswers(painter);
        for (int digit = 0; digit < 10; digit++) painter.Hit(ConveyorScene.NeuronHits + tiles.Count + digit, AnswerArea(digit));
    }

    private Area Place(int tile)
    {
        double u = Ease.Move(Math.Clamp((now.Reflow * 1.45) - (0.45 * tile / (tiles.Count - 1)), 0, 1));
        return Area.Lerp(layout.Near.At(tile), layout.Far.At(tile), u);
    }

    // The contribution of each hidden neuron to each output, or the error that flows back: the width shows the strength, solid or dashed
    // lines the sign.
    private void DrawLines(Painter painter, double phase, bool isBack)
    {
        if (phase is <= 0 or >= 1) return;
        double to = Math.Clamp(1.7 * phase, 0, 1), from = Math.Clamp((1.7 * phase) - 0.7, 0, 1), least = layout.IsNarrow ? 0.4 : 0.12, k = layout.Unit;
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            Area place = Place(tile);
            for (int digit = 0; digit < 10; digit++)
            {
                double weight = step!.OutputWeights[(digit * tiles.Count) + tile], value = isBack ? -2.4 * step.OutputDelta[digit] * weight : 1.7 * step.Hidden[tile] * weight;
                if (Math.Abs(value) < least) continue;
                (double x, double y, double full, _) = layout.Answer(digit);
                (double endX, double endY) = layout.IsNarrow ? (x, y - full) : (x - (26 * k), y);
                var pen = new Pen((layout.IsNarrow ? 1.2 : 1.8) * k, Shade.Diverging(value).At(here * Math.Min(0.75, Math.Abs(value))), value < 0 ? 5 * k : 0);
                Bend bend = layout.IsNarrow ? Bend.Down(place.CenterX, place.CenterY, endX, endY, 0.6) : Bend.Across(place.CenterX, place.CenterY, endX, endY);
                if (isBack) painter.Curve(bend, pen, 1 - to, 1 - from);
                else painter.Curve(bend, pen, from, to);
            }
        }
    }

    private void DrawTile(Painter painter, int tile)
    {
        Area place = Place(tile);
        Phase fly = Phases.FlyTo(tile);
        double got = step is null ? 0 : Ease.Lerp(Ease.Arriving(now.Part, fly.To - 0.02, fly.To + 0.045), 1, 1 - single);
        double stays = Ease.Lerp(1 - Ease.During(now.Part, 0.91, 0.985), 1, 1 - single);
        painter.Box(place, Tint.Panel.At(here));
        if (step is not null) painter.Box(place, Tint.Lit.At(here * step.Hidden[tile] * got * stays * (single > 0 ? 1 : now.Answers)));
        painter.Picture(tiles.Picture(tile, ChangedFor(tile), ShowsWeights), place, here);
        if (single > 0 && now.Part >= fly.To)
        {
            // Its trace waits there for the error, takes its color, and stays as the change.
            double push = -step!.HiddenDelta[tile], trace = here * single * stays, settled = Ease.Lerp(0.62, 0.32, Ease.During(now.Part, fly.To, fly.To + 0.09));
            painter.Picture(first.Ink(sample), place, trace * settled * (1 - shift));
            double reached = Math.Clamp((1.3 * blame) - (0.3 * (1 - (tile % 5 / 5.0))), 0, 1) * (1 - shift), k = layout.Unit;
            if (reached > 0)
                painter.Frame(place.Grown(-2 * k), new(4 * k, Shade.Diverging(push).At(trace * reached * Math.Clamp(0.25 + (9 * Math.Abs(push)), 0, 1)), push < 0 ? 6 * k : 0));
            double flash = Ease.Pulse(now.Part, Phases.Shift.From, Phases.Drop.To);
            if (flash > 0 && !ShowsWeights)
                painter.Picture(first.Stamp(sample, push > 0), place, here * single * flash * Math.Min(1, Math.Abs(push) * Rate * tiles.Enlarged(sample + 1)));
        }

        painter.Frame(place, new(1, Tint.Line.At(here)));
    }

    // In the fast part, each tile is redrawn twenty times per second, a third of them at a time.
    private double ChangedFor(int tile)
    {
        if (now.IsSingle) return Changed(now);
        double late = tile % 3 / 3.0;
        return Clock.Seen((Math.Floor((20 * now.Time) + late) - late) / 20);
    }

    // The caption of what the tiles show, and its magnification.
    private void Enlargement(Painter painter)
    {
        double near = here * (1 - Math.Clamp(3 * now.Reflow, 0, 1)) * Ease.During(now.Time, Clock.First + (6 * (Phases.Shift.From - 0.02)), Clock.First + (6 * Phases.Shift.From) + 0.4);
        double far = Math.Clamp((3 * now.Reflow) - 2, 0, 1), times = tiles.Enlarged(Math.Max(Changed(now), 0.001)), small = layout.Type(15);
        TileGrid grid = layout.Near;
        double x = grid.X, y = layout.IsNarrow ? grid.Y - 11 : grid.At(15).Bottom + (17 * layout.Unit);
        if (near > 0)
        {
            if (ShowsWeights) painter.Text("weights", x, y, new(small), Tint.Soft.At(near));
            else
            {
                painter.Text(layout.IsNarrow ? "change " : "change so far ", x, y, new(small), Tint.Soft.At(near));
                Times(painter, times, small, near);
            }
        }

        if (far <= 0) return;
        Area place = layout.Far.At(20);
        painter.Text(ShowsWeights ? "weights" : "change", place.X, place.Y + ((layout.IsNarrow ? 0.14 : 0.26) * place.Height), new(layout.IsNarrow ? 12 : small), Tint.Soft.At(far));
        if (!ShowsWeights)
        {
            TimesAt(painter, times, place.X, place.Y + ((layout.IsNarrow ? 0.55 : 0.6) * place.Height), layout.Type(layout.IsNarrow ? 13 : 16), far);
        }

        double step = place.Width / 12, height = layout.IsNarrow ? 4 : Math.Max(5, 8 * layout.Unit);
        for (int i = 0; i < 12; i++)
        {
            double value = (i - 5.5) / 5.5;
            painter.Box(new(place.X + (i * step), place.Bottom - height, step, height), Shade.Diverging(value).At(far * Math.Abs(value)));
        }
    }

    // 1 400, 31, 2.3: as many digits as are worth reading.
    private static int Times(Span<char> text, double times)
    {
        double size = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(times)) - 1));
        if (times < 9.95)
        {
            times.TryFormat(text, out int written, "F1", System.Globalization.CultureInfo.InvariantCulture);
            return written;
        }

        ((long)(Math.Round(times / size) * size)).TryFormat(text, out int whole, "N0", System.Globalization.CultureInfo.InvariantCulture);
        text[..whole].Replace(',', '\u202f');
        return whole;
    }

    private static void Times(Painter painter, double times, double size, double alpha)
    {
        Span<char> text = stackalloc char[24];
        (text[0], text[1]) = ('×', '\u202f');
        int length = Times(text[2..], times);
        painter.TextOn(text[..(length + 2)], new(size, Face.Mono, 600), Tint.Ink.At(alpha));
    }

    private static void TimesAt(Painter painter, double times, double x, double y, double size, double alpha)
    {
        Span<char> text = stackalloc char[24];
        (text[0], text[1]) = ('×', '\u202f');
        int length = Times(text[2..], times);
        painter.Text(text[..(length + 2)], x, y, new(size, Face.Mono, 600), Tint.Ink.At(alpha));
    }

    private void DrawFlights(Painter painter)
    {
        Area from = SheetPart.Reading(now, layout);
        if (SheetPart.Lifted(now) > 0.01) painter.Picture(first.Ink(sample), from, isSmooth: true);
        if (now.Seen >= 8) return;
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            double u = Phases.FlyTo(tile).Of(now.Part);
            if (u is <= 0 or >= 1) continue;
            Area to = Place(tile);
            Bend way = layout.IsNarrow ? Bend.Straight(from.CenterX, from.CenterY, to.CenterX, to.CenterY) : Bend.Across(from.CenterX, from.CenterY, to.CenterX, to.CenterY, 0.45);
            (double x, double y) = way.At(u);
            double size = Ease.Lerp(from.Width, to.Width, Ease.Move(Math.Clamp(1.25 * u, 0, 1)));
            painter.Picture(first.Ink(sample), new(x - (size / 2), y - (size / 2), size, size), single * Ease.Lerp(0.2, 0.62, u), isSmooth: true);
        }
    }

    private void DrawAnswers(Painter painter)
    {
        RecordedStep? before = recording.Steps.Count > 0 ? recording.Steps[Math.Clamp(sample - 1, 0, recording.Steps.Count - 1)] : null;
        double alpha = here * now.Answers, rises = Phases.Answer.Arriving(now.Part), leaves = 1 - Ease.During(now.Part, 0.93, 1), k = layout.Unit;
        double gap = Ease.During(now.Part, Phases.Compare.To - 0.045, Phases.Compare.To + 0.02) * (1 - Ease.During(now.Part, Phases.Blame.To - 0.02, Phases.Shift.To));
        int guess = step?.Guess ?? -1;
        for (int digit = 0; digit < 10; digit++)
        {
            (double x, double y, double full, double thick) = layout.Answer(digit);
            double value = step is null ? 0
                : single > 0 ? Ease.Lerp(step.Outputs[digit] * rises * Ease.Lerp(leaves, 1, 1 - single), step.Outputs[digit], 1 - single)
                : Ease.Lerp(before!.Outputs[digit], step.Outputs[digit], Ease.During(now.Part, 0, 0.4));
            bool isGuess = digit == guess && rises > 0.9;
            painter.Count(digit, layout.IsNarrow ? x : x - (14 * k * layout.Enlarged), layout.IsNarrow ? y + 10 : y,
                new(layout.Type(16), Face.Mono, isGuess ? 700 : 400, Align.Center), (isGuess ? Tint.Ink : Tint.Soft).At(alpha));
            painter.Box(Bar(x, y, thick, 0, 1 / full, full), Tint.LineStrong.At(0.6 * alpha));
            painter.Box(Bar(x, y, thick, 0, value, full), isGuess ? Tint.Ink.At(alpha) : Shade.Between(Tint.Paper, Tint.Ink, 0.5).At(alpha));
            if (step is null || single <= 0 || gap <= 0) continue;

            // What is missing is solid blue, what is too much is hatched orange.
            double delta = step.OutputDelta[digit];
            if (delta < 0)
            {
                painter.Box(Bar(x, y, thick, value, value - (delta * gap), full), Tint.Positive.At(alpha * single));
            }
            else
            {
                Area much = Bar(x, y, thick, value - (step.Outputs[digit] * gap), value, full);
                painter.Box(much, Tint.Paper.At(alpha * single));
                painter.SignedBox(much, -1, alpha * single);
            }
        }

        if (step is not null && single > 0) DrawLabel(painter, alpha, gap, leaves);
    }

    private Area Bar(double x, double y, double thick, double from, double to, double full) => layout.IsNarrow
        ? new(x - (thick / 2), y - (to * full), thick, (to - from) * full)
        : new(x + (from * full), y - (thick / 2), (to - from) * full, thick);

    // The label leaves the belt and marks its row; the prediction is judged.
    private void DrawLabel(Painter painter, double alpha, double gap, double leaves)
    {
        double k = layout.Unit, chip = SheetPart.ChipHeight(layout);
        (double x, double y, double full, double thick) = layout.Answer(step!.Label);
        if (now.Part > Phases.Compare.From && leaves > 0)
        {
            double fromX = layout.Head.X + ((sample - now.Belt) * layout.Cell), fromY = layout.Head.Y + (layout.Cell / 2) + (layout.IsNarrow ? 10 : 16 * k) + (chip / 2);
            (double toX, double toY) = layout.IsNarrow ? (x, y - full - 13) : (x + full + (18 * k), y);
            double u = Ease.During(now.Part, Phases.Compare.From, Phases.Compare.To - 0.045);
            (double atX, double atY) = Bend.Across(fromX, fromY, toX, toY, layout.IsNarrow ? 0 : 0.5).At(u);
            if (u >= 1) painter.Frame(Bar(x, y, thick, 0, 1, full), new(1.2 * k, Tint.LineStrong.At(alpha * single * leaves * gap), 3 * k));
            SheetPart.Chip(painter, step.Label, atX, atY, layout, alpha * single * leaves);
        }

        double verdict = Ease.Arriving(now.Part, Phases.Compare.To - 0.03, Phases.Compare.To + 0.03) * leaves;
        if (verdict <= 0) return;
        (double guessX, double guessY, double length, _) = layout.Answer(step.Guess);
        bool isRight = step.Guess == step.Label;
        double value = step.Outputs[step.Guess], size = 15 * k * Math.Sqrt(layout.Enlarged);
        double markX = layout.IsNarrow ? guessX : guessX + (value * length) + ((isRight ? 42 : 16) * k), markY = layout.IsNarrow ? guessY - (value * length) - 12 : guessY;
        if (isRight) painter.Check(markX, markY, size, Tint.Right.At(alpha * single * verdict));
        else painter.Cross(markX, markY, size, Tint.Wrong.At(alpha * single * verdict));
    }
}

using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <content>The hidden neurons with their sums and errors, and the outputs with their bars.</content>
public sealed partial class DebuggerScene
{
    private string[] sumTexts = [], outTexts = [], deltaTexts = [], againTexts = [];
    private string errorText = "", againText = "";
    private double outputTimes, biasTimes, hiddenBiasTimes;

    private void HiddenNeurons(Painter painter)
    {
        DebuggerLayout places = layout!;
        double sums = Math.Max(Sec(Act.HiddenSums, 2.1, 2.5) - Sec(Act.Hidden, 1.7, 2.3), Sec(Act.HiddenBiases, 0.2, 0.6) - Sec(Act.Again, 0, 0.5));
        sums = Math.Max(sums, Sec(Act.Again, 0.5, 0.8) - Sec(Act.Again, 1.6, 2));
        painter.Opacity = rest;
        (double ax, double ay) = places.At(places.Sum, places.C0 + 2);
        (double bx, double by) = places.At(places.Sum, places.C1 - 2);
        painter.Line(ax, ay, bx, by, new Pen(1, Tint.LineStrong.At(sums)));
        for (int j = 0; j < numbers.Count; j++)
        {
            double across = places.Across(j), last = (double)ranks[j] / numbers.Count, wipe = 1 - Sec(Act.Again, 0, 0.5);
            painter.Opacity = over.Kind == SpotKind.Disc && over.Place == j ? rest : Loud(2) * rest;
            double lit = Lit(SpotKind.Disc, j);
            (double x, double y) = places.At(places.Disc, across);
            painter.Box(new Area(x - places.Radius - 4, y - places.Radius - 4, (2 * places.Radius) + 8, (2 * places.Radius) + 8), Tint.Lit.At(lit), 5);

            // A sum on its side of the axis; once squashed, it moves into its disc.
            double begin = ranks[j] == 0 ? 2.3 : 2.7 + (0.6 * last), sum = Sec(Act.HiddenSums, begin, begin + 0.8), push = Sec(Act.Hidden, Lag(j, 0.1, 0.8, 0.6), Lag(j, 0.9, 1.6, 0.6));
            SumBar(painter, across, numbers.HiddenSums[j], sum, push);
            double sumAgain = Sec(Act.Again, 0.6 + (0.2 * last), AgainAt(ActTimes.AgainSums, last)), pushAgain = Sec(Act.Again, 1.2 + (0.1 * last), ActTimes.AgainHidden - 0.1 + (0.1 * last));
            SumBar(painter, across, numbers.AgainHiddenSums[j], sumAgain, pushAgain);
            Blame(painter, j, across, wipe);

            double bias = Sec(Act.HiddenBiases, Lag(j, 0.1, 0.8, 0.5), Lag(j, 0.7, 1.2, 0.5)) * wipe;
            if (bias > 0) painter.SignedBox(places.Block(places.Sum, across, -Math.Sign(numbers.HiddenDelta[j]) * places.SumLong * Math.Abs(numbers.HiddenDelta[j]) / numbers.MostDelta * bias, 0.3 * places.Pitch), -numbers.HiddenDelta[j], bias);
            double level = push * Ease.Lerp(numbers.Hidden[j], numbers.AgainHidden[j], pushAgain);
            painter.Disc(x, y, places.Radius, Tint.Panel);
            painter.Disc(x, y, (places.Radius - 1) * Math.Sqrt(level), Tint.Ink);
            painter.Ring(x, y, places.Radius, new Pen(1.2 + (0.6 * lit), Shade.Between(Tint.LineStrong, Tint.Ink, lit)));
        }

        painter.Opacity = 1;
    }

    private static double AgainAt(double done, double last) => done - 0.2 + (0.2 * last);

    private void SumBar(Painter painter, double across, double value, double grown, double pushed)
    {
        if (grown <= 0 || pushed >= 1) return;
        double from = Ease.Lerp(layout!.Sum, layout.Disc, pushed), length = value / numbers.MostSum * layout.SumLong * grown * (1 - pushed);
        painter.SignedBox(layout.Block(from, across, length, 0.45 * layout.Pitch), value);
    }

    // A beam as thick as the error that arrives; two jaws let through a fraction given by the derivative.
    private void Blame(Painter painter, int j, double across, double wipe)
    {
        DebuggerLayout places = layout!;
        bool leads = ranks[j] == 0;
        double gathers = Lag(j, 1, 2.2, 0.3), gathered = Sec(Act.HiddenDelta, gathers, gathers + 0.5);
        if (gathered <= 0) return;
        double gate = leads ? Sec(Act.HiddenDelta, 3.1, 3.6) : Sec(Act.HiddenDelta, 4, 4.4), through = leads ? Sec(Act.HiddenDelta, 3.5, 4.2) : Sec(Act.HiddenDelta, 4.3, 5.1);
        double old = 1 - After(Act.HiddenDelta, 0, 0.5), moved = After(Act.HiddenDelta, 0.1, 0.6), spent = 1 - Sec(Act.HiddenBiases, Lag(j, 0.1, 0.8, 0.5), Lag(j, 0.7, 1.2, 0.5));
        double start = places.Disc - places.Radius, thick = BlameWidth(j), thin = thick * SlopeShare(j), loud = painter.Opacity;
        painter.SignedBox(places.Block(start, across, -places.BeamBefore * gathered, thick), numbers.HiddenError[j], old);
        if (gate > 0 && old > 0)
        {
            double at = start - places.BeamBefore - 1, half = (places.Pitch / 2) - 1, open = Ease.Lerp(half, Math.Max(0.8, thin / 2), gate);
            var pen = new Pen(places.IsNarrow ? 1.4 : 2, Tint.Ink.At(old * gate));
            Jaw(painter, at, across - half, across - open, pen);
            Jaw(painter, at, across + half, across + open, pen);
        }

        if (through > 0) painter.SignedBox(places.Block(start - (places.BeamBefore * (1 - moved)) - 2, across, -places.BeamAfter * through, Math.Max(0.8, thin)), numbers.HiddenDelta[j], spent * wipe);
        painter.Opacity = loud;
    }

    private void Jaw(Painter painter, double along, double from, double to, Pen pen)
    {
        (double x0, double y0) = layout!.At(along, from);
        (double x1, double y1) = layout.At(along, to);
        painter.Line(x0, y0, x1, y1, pen);
    }

    private Area OutputArea(int o)
    {
        DebuggerLayout places = layout!;
        double half = 0.46 * places.OutputPitch, across = places.AcrossOutput(o);
        return places.IsNarrow
            ? new Area(across - half, places.Base - places.Bar - 4, 2 * half, places.Bar + 26)
            : new Area(places.Name - (0.8 * places.Type), across - half, places.Base + places.Bar + 6 - places.Name + (0.8 * places.Type), 2 * half);
    }

    private void OutputNeurons(Painter painter)
    {
        for (int o = 0; o < Outputs; o++) OutputNeuron(painter, o);
        painter.Opacity = 1;
    }

    private void OutputNeuron(Painter painter, int o)
    {
        DebuggerLayout places = layout!;
        bool isLabel = o == numbers.Label, leads = o == OutputOf(Act.OutputSums), isOff = o == OutputOf(Act.OutputDelta);
        double across = places.AcrossOutput(o), last = o / 9.0, lit = Lit(SpotKind.Output, o), inner = 0.74 * places.Thick, bar = places.Way * places.Bar;
        painter.Opacity = over.Kind == SpotKind.Output && over.Place == o ? rest : Loud(4) * rest;
        painter.Box(OutputArea(o), Tint.Lit.At(lit), 5);
        Area track = places.Block(places.Base, across, bar, places.Thick);
        painter.Box(track, Tint.Panel);
        painter.Frame(track, new Pen(1, Tint.Line));

        double again = Sec(Act.Again, 2.2 + (0.1 * last), ActTimes.AgainOutputSums - 0.1 + (0.1 * last)), squashedAgain = Sec(Act.Again, 2.7 + (0.2 * last), ActTimes.AgainOutput - 0.2 + (0.2 * last)), wipe = 1 - Sec(Act.Again, 0, 0.6);
        double grown = leads ? Sec(Act.OutputSums, 0.9, 1.5) : Sec(Act.OutputSums, 1.9, 2.6), squashed = o == OutputOf(Act.Output) ? Sec(Act.Output, 0.1, 0.9) : Sec(Act.Output, 0.6 + (0.2 * last), 1.3 + (0.3 * last));
        double differs = isOff ? Sec(Act.OutputDelta, 0.1, 0.8) : Sec(Act.OutputDelta, 0.8 + (0.3 * last), 1.4 + (0.3 * last)), kept = (1 - (0.45 * Sec(Act.HiddenWeights, 0, 0.6))) * wipe;
        double value = numbers.Output[o], end = places.Base + (bar * value), goal = isLabel ? places.Base + bar : places.Base;

        // A sum is drawn around the center; once squashed, it is drawn from the base.
        SumAround(painter, across, numbers.OutputSums[o], grown, squashed);
        SumAround(painter, across, numbers.AgainOutputSums[o], again, squashedAgain);
        double ghost = Ease.Lerp(Ease.Lerp(1, 0.22, differs), 0.22, 1 - wipe);
        painter.Box(places.Block(places.Base, across, bar * value * squashed, inner), Tint.Ink.At(ghost));
        if (squashedAgain > 0) painter.Box(places.Block(places.Base, across, bar * numbers.AgainOutput[o] * squashedAgain, 0.6 * inner), Tint.Ink);
        if (differs > 0) painter.SignedBox(places.Block(goal, across, (end - goal) * differs, inner), numbers.OutputDelta[o], kept);

        // The label: 0, and 1 at the correct output.
        double told = Sec(Act.Label, 0.95, 1.5);
        if (told > 0)
        {
            double one = isLabel ? Sec(Act.Label, 1.2, 1.8) : 0, half = (places.Thick / 2) + (isLabel ? 4 : 1);
            Jaw(painter, places.Base + (bar * one), across - half, across + half, new Pen(isLabel ? 3 : 2, Tint.Right.At(told)));
        }

        double bias = (o == OutputOf(Act.OutputBiases) ? Sec(Act.OutputBiases, 0.1, 0.8) : Sec(Act.OutputBiases, 0.7 + (0.2 * last), 1.3 + (0.2 * last))) * wipe;
        if (bias > 0)
        {
            double strip = places.IsNarrow ? 3 : 5, below = across + (places.Thick / 2) + (places.IsNarrow ? 0 : 4) + (strip / 2);
            painter.SignedBox(places.Block(places.Base, below, 0.62 * bar * Math.Abs(numbers.OutputDelta[o]) / numbers.MostOutputDelta * bias, strip), -numbers.OutputDelta[o], bias);
        }

        double wins = o == numbers.Guess ? Sec(Act.Correct, 0.1, 0.7) : 0, size = places.IsNarrow ? 14 : 1.15 * places.Type;
        (double nx, double ny) = places.At(places.Name, across);
        bool isTold = isLabel && Sec(Act.Label, 0.1, 1) >= 1;
        Tint verdict = numbers.IsRight ? Tint.Right : Tint.Wrong;
        painter.Count(o, nx, ny, new Lettering(size, Face.Mono, isTold || wins > 0.5 ? 700 : 400, Align.Center), wins > 0.5 ? verdict : isTold ? Tint.Right : Tint.Ink);
        if (wins > 0) painter.Ring(nx, ny, 0.75 * size * Ease.Lerp(2, 1, wins), new Pen(2, verdict.At(wins)));
        Square(painter, o, across, goal, end);
        if (places.IsNarrow) return;
        double y = across - (places.Thick / 2) - (0.62 * places.Small);
        NumberAbove(painter, sumTexts[o], y, grown * (1 - squashed), SignOf(numbers.OutputSums[o]));
        NumberAbove(painter, outTexts[o], y, squashed * (1 - differs), Tint.Soft);
        NumberAbove(painter, deltaTexts[o], y, differs * wipe, SignOf(numbers.OutputDelta[o]));
        NumberAbove(painter, againTexts[o], y, squashedAgain, Tint.Ink);
    }

    private void NumberAbove(Painter painter, string text, double y, double alpha, Tint tint)
    {
        if (alpha > 0.3) painter.Text(text, layout!.Base + layout.Bar, y, new Lettering(0.95 * layout.Small, Face.Mono, 400, Align.Right), tint.At((alpha - 0.3) / 0.7));
    }

    private void SumAround(Painter painter, double across, double value, double grown, double squashed)
    {
        if (grown <= 0 || squashed >= 1) return;
        DebuggerLayout places = layout!;
        double half = places.Way * places.Bar / 2, loud = painter.Opacity;
        painter.Opacity = loud * (1 - squashed);
        Jaw(painter, places.Base + half, across - (places.Thick / 2), across + (places.Thick / 2), new Pen(1, Tint.LineStrong));
        painter.SignedBox(places.Block(places.Base + half, across, half * value / numbers.MostOutputSum * grown, 0.74 * places.Thick), value);
        painter.Opacity = loud;
    }

    // A squared difference: a square with that side length, which flies to its line of the program.
    private void Square(Painter painter, int o, double across, double goal, double end)
    {
        bool isAgain = now >= times.From(Act.Again);
        Act line = isAgain ? Act.Again : Act.Error;
        double start = isAgain ? ActTimes.AgainOutput : 0, gap = Sec(line, start + 0.1 + (0.04 * o), start + 0.6 + (0.04 * o)), leaves = Sec(line, start + 0.9 + (0.05 * o), start + 1.6 + (0.05 * o));
        if (gap <= 0 || leaves >= 1) return;
        double off = isAgain ? Math.Abs(numbers.AgainOutput[o] - (o == numbers.Label ? 1 : 0)) : Math.Abs(numbers.OutputDelta[o]), half = layout!.IsNarrow ? 0.45 : 1, side = off * layout.Bar * gap * half;
        (double x, double y) = layout.At((goal + end) / 2, across);
        if (CodeEnd(line, out double endX, out double endY)) (x, y) = (Ease.Lerp(x, endX - (4 * layout.CodeSize), leaves), Ease.Lerp(y, endY, leaves));
        side = Ease.Lerp(side, 0.5 * layout.CodeStep, leaves);
        var square = new Area(x - (side / 2), y - (side / 2), side, side);
        double alpha = leaves > 0.9 ? (1 - leaves) * 10 : 1, loud = painter.Opacity;
        painter.Opacity = rest;
        painter.Box(square, Tint.Ink.At(Ease.Lerp(0.16, 0.4, leaves) * alpha));
        painter.Frame(square, new Pen(1.2, Tint.Ink.At(alpha)));
        painter.Opacity = loud;
    }

    private void Write()
    {
        static string[] Short(double[] values) => [.. values.Select(Numbers.Compact)];
        (sumTexts, outTexts, deltaTexts, againTexts) = (Short(numbers.OutputSums), Short(numbers.Output), Short(numbers.OutputDelta), Short(numbers.AgainOutput));
        (errorText, againText) = (Numbers.Compact(numbers.Error), Numbers.Compact(numbers.AgainError));
        double step = numbers.Session.Rate;

        // The largest weight is as wide as the largest signal; its change is as wide as its share of the largest change.
        outputTimes = UpdateNumbers.Times(Widgets.Paint.Largest(numbers.OutputWeights), step * numbers.MostStep);
        biasTimes = UpdateNumbers.Times(0.62, step * numbers.MostOutputDelta);
        hiddenBiasTimes = UpdateNumbers.Times(numbers.MostSum, step * numbers.MostDelta);
    }

    private static Tint SignOf(double value) => value < 0 ? Tint.Negative : Tint.Positive;
}

using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <content>The caption, the program, the opened number, the shapes, and the activation function.</content>
public sealed partial class DebuggerScene
{
    private CodeRow[] rows = [];   // of the program, in line order
    private double[] rowStarts = [];
    private double codeHeight;

    private void Lay(StageArea stage)
    {
        layout = new DebuggerLayout(stage, numbers.Count);
        List<CodeRow> broken = [];
        rowStarts = new double[times.Order.Length + 1];
        int letters = (int)((layout.Code.Width - layout.Gutter) / (0.6 * layout.CodeSize));
        double y = 0;
        for (int i = 0; i < times.Order.Length; i++)
        {
            rowStarts[i] = y;
            foreach (string row in Broken(lines[(int)times.Order[i]].Code, letters))
            {
                broken.Add(new CodeRow(row, i, y));
                y += layout.CodeStep;
            }
        }

        rowStarts[^1] = codeHeight = y;
        rows = [.. broken];
        LayFormulas();
        LayNames();
        Write();
    }

    private void LayFormulas()
    {
        foreach (OpenedFormula formula in formulas) formula.Lay(layout!.FormulaSize, layout.FormulaStep, layout.Formula.Width);
    }

    private void LayNames()
    {
        DebuggerLayout places = layout!;
        double last = times.End + 1, tiles = (places.Tiles[0].X + places.Tiles[^1].Right) / 2, neurons = (places.Sum + places.Disc) / 2, right = places.Base + places.Bar;
        double At(Act line) => times.From(line);
        NeuronName Hidden(string name, double from, double to) => new(name, from, to, neurons, places.NamesY, Align.Center);
        NeuronName Output(string name, double from, double to) => new(name, from, to, right, places.NamesY, Align.Right);
        names =
        [
            new("image", -1, last, places.Digit.CenterX, places.NamesY, Align.Center),
            new("hiddenWeights", -1, last, tiles, places.WeightNamesY, Align.Center),
            new("outputWeights", -1, last, (places.From + places.To) / 2, places.WeightNamesY, Align.Center),
            Hidden("hidden", -1, At(Act.HiddenSums)), Hidden("hiddenSums", At(Act.HiddenSums), At(Act.Hidden)), Hidden("hidden", At(Act.Hidden), At(Act.HiddenDelta)),
            Hidden("hiddenDelta", At(Act.HiddenDelta), At(Act.HiddenBiases)), Hidden("hiddenBiases", At(Act.HiddenBiases), At(Act.Again)), Hidden("hidden", At(Act.Again), last),
            Output("output", -1, At(Act.Label)), Output("label", At(Act.Label), At(Act.OutputSums)), Output("outputSums", At(Act.OutputSums), At(Act.Output)), Output("output", At(Act.Output), At(Act.OutputDelta)),
            Output("outputDelta", At(Act.OutputDelta), At(Act.OutputBiases)), Output("outputBiases", At(Act.OutputBiases), times.To(Act.OutputBiases)),
            Output("outputDelta", times.To(Act.OutputBiases), At(Act.Again)), Output("output", At(Act.Again), last),
        ];
    }

    private void Words(Painter painter)
    {
        DebuggerLayout places = layout!;
        painter.Opacity = 1 - Math.Min(1, 2 * near);
        captions.Draw(painter, now, places.Margin, places.CaptionY, places.Stage);
        painter.Opacity = Math.Max(0, (2 * near) - 1);
        if (near > 0.5) detour!.Said.Draw(painter, inside, places.Margin, places.CaptionY, places.Stage);
        painter.Opacity = 1;
        Code(painter);
        Formula(painter);
        Shapes(painter);
        if (near == 0) Squash(painter);
    }

    // ── The program ─────────────────────────────────────────────────────────────────────────────────────────────────────

    // If there is no room for all lines, scrolls to the current line and the previous one.
    private double CodeTop()
    {
        double room = layout!.Code.Height;
        if (codeHeight <= room) return 0;
        int place = times.PlaceAt(now);
        return Math.Clamp(Ease.Lerp(Lead(Math.Max(0, place - 1)), Lead(place), turn), 0, codeHeight - room);

        double Lead(int line) => Math.Max(rowStarts[Math.Max(0, line - 1)], rowStarts[line + 1] - (Math.Floor((room + 1) / layout.CodeStep) * layout.CodeStep));
    }

    private Area CodeArea(int place)
    {
        double top = layout!.Code.Y + rowStarts[place] - CodeTop(), bottom = layout.Code.Y + rowStarts[place + 1] - CodeTop();
        (top, bottom) = (Math.Max(top, layout.Code.Y), Math.Min(bottom, layout.Code.Bottom));
        return new Area(layout.Code.X, top, layout.Code.Width, bottom - top);
    }

    // Returns the end of a line, where its value is shown as in a debugger, and whether it is visible.
    private bool CodeEnd(Act line, out double x, out double y)
    {
        int place = Array.IndexOf(times.Order, line);
        (x, y) = (layout!.Code.Right - 2, layout.Code.Y + rowStarts[place + 1] - CodeTop() - (layout.CodeStep / 2));
        return y > layout.Code.Y && y < layout.Code.Bottom;
    }

    private void Code(Painter painter)
    {
        DebuggerLayout places = layout!;
        int place = times.PlaceAt(now), from = Math.Max(0, place - 1);
        double top = places.Code.Y - CodeTop(), begun = place > 0 ? 1 : Ease.During(now, 0.1, 0.5);
        painter.Clip(places.Code.Grown(6) with { Y = places.Code.Y - 2, Height = places.Code.Height + 4 });
        double y = Ease.Lerp(rowStarts[from], rowStarts[place], turn), height = Ease.Lerp(rowStarts[from + 1] - rowStarts[from], rowStarts[place + 1] - rowStarts[place], turn);
        painter.Box(new Area(places.Code.X - 5, top + y, places.Code.Width + 10, height), Tint.Lit.At(begun), 5);
        foreach (CodeRow row in rows)
        {
            double middle = top + row.Y + (places.CodeStep / 2);
            if (middle < places.Code.Y - places.CodeStep || middle > places.Code.Bottom + places.CodeStep) continue;
            double own = row.Line == place ? (place == 0 ? begun : turn) : row.Line == place - 1 ? 1 - turn : 0;
            Shade shade = own > 0.5 ? Tint.Ink : Shade.Between(Tint.Soft, Tint.Ink, 0.25).At(Ease.Lerp(row.Line < place ? 0.7 : 0.85, 1, own));
            bool isFirst = row.Y == rowStarts[row.Line];
            if (places.Gutter > 0 && isFirst)
            {
                bool isStop = IsStop(times.Order[row.Line]);
                if (isStop) painter.Disc(places.Code.X + (0.45 * places.Gutter), middle, 0.42 * places.CodeSize, Tint.Ink);
                else painter.Count(row.Line + 1, places.Code.X + (0.78 * places.Gutter), middle, new Lettering(Math.Max(13, 0.9 * places.CodeSize), Face.Mono, 400, Align.Right), own > 0.5 ? Tint.Ink : Tint.Soft);
            }

            painter.Text(row.Text, places.Code.X + places.Gutter, middle, new Lettering(places.CodeSize, Face.Mono, own > 0.5 ? 600 : 400), shade);
        }

        Value(painter, Act.Error, errorText, Sec(Act.Error, 1.6, 2.2), Tint.Ink);
        Value(painter, Act.Correct, numbers.IsRight ? "+1" : "+0", Sec(Act.Correct, 1.4, 1.8), numbers.IsRight ? Tint.Right : Tint.Wrong);
        Value(painter, Act.Again, againText, Sec(Act.Again, ActTimes.AgainOutput + 1, ActTimes.AgainOutput + 1.5), Tint.Ink);
        painter.Restore();
    }

    private void Value(Painter painter, Act line, ReadOnlySpan<char> text, double alpha, Tint tint)
    {
        if (alpha > 0 && CodeEnd(line, out double x, out double y)) painter.Text(text, x, y, new Lettering(layout!.CodeSize, Face.Mono, 700, Align.Right), tint.At(alpha));
    }

    private bool IsStop(Act line)
    {
        for (int i = 0; i < stops.Length; i++)
            if (stops[i] && ActTimes.ActOf(Session.Script.Steps[i].Key) == line) return true;
        return false;
    }

    private static IEnumerable<string> Broken(string line, int letters)
    {
        string row = "";
        foreach (string word in line.Split(' '))
        {
            string longer = row.Length == 0 ? word : $"{row} {word}";
            if (longer.Length > letters && row.Length > 0)
            {
                yield return row;
                row = "   " + word;
            }
            else
            {
                row = longer;
            }
        }

        yield return row;
    }

    // ── The opened number ───────────────────────────────────────────────────────────────────────────────────────────────

    private void Formula(Painter painter)
    {
        Area room = layout!.Formula;
        painter.Line(room.X, room.Y - 5, room.Right, room.Y - 5, new Pen(1, Tint.Line));
        if (pointed is not null)
        {
            Formula(painter, pointed, 0, 1, isWhole: true);
            return;
        }

        bool isFirst = times.PlaceAt(now) == 0;
        if (!isFirst) Formula(painter, formulas[(int)before], times.From(before), 1 - Ease.During(now, times.From(act), times.From(act) + 0.25), isWhole: near > 0 && turn == 0);
        Formula(painter, formulas[(int)act], times.From(act), isFirst ? 1 : Ease.During(now, times.From(act) + 0.1, times.From(act) + 0.3), isWhole: near > 0);
    }

    private void Formula(Painter painter, OpenedFormula formula, double begins, double strength, bool isWhole)
    {
        if (strength <= 0) return;
        DebuggerLayout places = layout!;
        double size = places.FormulaSize, top = places.Formula.Y + (0.5 * places.FormulaStep);
        for (int i = 0; i < formula.Pieces.Count; i++)
        {
            Piece piece = formula.Pieces[i];
            bool flies = piece.From.Kind != SourceKind.None;
            double comes = begins + piece.When, alpha = strength * (isWhole && (pointed is not null || !piece.IsResult) ? 1 : Ease.During(now, comes, comes + (flies ? 0.15 : 0.3))), way = isWhole || !flies ? 1 : Ease.During(now, comes, comes + 0.7);
            if (alpha <= 0) continue;
            double x = places.Formula.X + piece.X, y = top + piece.Y;
            if (way < 1)
            {
                (double fromX, double fromY) = PlaceOf(piece.From);
                if (places.IsNarrow)
                {
                    (x, y) = (Ease.Lerp(fromX - (piece.Width / 2), x, way), Ease.Lerp(fromY, y, way) - (12 * Math.Sin(Math.PI * way)));
                }
                else
                {
                    // Avoids the program and the visible pieces: moves down beside it first, and arrives from below.
                    (double across, double down) = (Ease.Smooth(Ease.Part(way, 0.5, 1)), Ease.Smooth(Ease.Part(way, 0, 0.55)));
                    double beside = Math.Min(fromX - (piece.Width / 2), places.Code.X - 8 - piece.Width);
                    (x, y) = (Ease.Lerp(beside, x, across), Ease.Lerp(fromY, y, down) + (1.6 * size * Math.Sin(Math.PI * Ease.Part(way, 0.25, 1))));
                }

                painter.Box(new Area(x - 3, y - (0.7 * size), piece.Width + 6, 1.4 * size), Tint.Paper.At(0.85 * alpha * Math.Min(1, 4 * (1 - way))), 4);
            }
            else if (piece.IsResult)
            {
                painter.Box(new Area(x - 4, y - (0.72 * size), piece.Width + 8, 1.44 * size), Tint.Lit.At(alpha), 4);
            }

            painter.Text(piece.Text, x, y, new Lettering(size, Face.Mono, piece.IsResult ? 700 : 400), piece.Tint.At(alpha));
        }
    }

    private (double X, double Y) PlaceOf(Source source)
    {
        DebuggerLayout places = layout!;
        return source.Kind switch
        {
            SourceKind.Pixel => places.DigitCell(source.Place),
            SourceKind.Weight => places.TileCell(source.Place, source.Other),
            SourceKind.Sum => places.At(places.Sum, places.Across(source.Place)),
            SourceKind.Disc => places.At(places.Disc, places.Across(source.Place)),
            SourceKind.Name => places.At(places.Name, places.AcrossOutput(source.Place)),
            SourceKind.Line => places.Wire(source.Place, source.Other).At(0.5),
            _ => places.At(places.Base + (0.5 * places.Way * places.Bar), places.AcrossOutput(source.Place)),
        };
    }

    // ── Shapes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    private void Shapes(Painter painter)
    {
        Shapes(painter, before, 1 - Ease.During(now, times.From(act), times.From(act) + 0.2));
        if (act != before || turn >= 1 || times.PlaceAt(now) == 0) Shapes(painter, act, Ease.During(now, times.From(act) + 0.2, times.From(act) + 0.5));
    }

    private void Shapes(Painter painter, Act line, double alpha)
    {
        if (alpha <= 0) return;
        DebuggerLayout places = layout!;
        double x = places.Formula.X, size = places.IsNarrow ? 13 : Math.Max(13, 0.92 * places.Small), y = places.ShapesY;
        foreach (ShapePart part in lines[(int)line].Shapes)
        {
            if (part.IsSign)
            {
                painter.Text(part.Text, x, y - (places.IsNarrow ? 0 : 0.7 * size), new Lettering(1.15 * size, Face.Sans), Tint.Soft.At(alpha));
                x += 1.35 * size;
                continue;
            }

            double width = part.Text.Length * 0.54 * size;
            if (!places.IsNarrow)
            {
                double high = Drawn(part.Rows) * size / 13, wide = Drawn(part.Columns) * size / 13;
                var box = new Area(x + ((width - wide) / 2), y - (0.7 * size) - (high / 2), wide, high);
                painter.Box(box, Tint.Wash.At(alpha));
                painter.Frame(box, new Pen(1.2, Tint.LineStrong.At(alpha)));
            }

            painter.Text(part.Text, x + (width / 2), places.IsNarrow ? y : y + (1.35 * size), new Lettering(size, Face.Sans, 400, Align.Center), Tint.Soft.At(alpha));
            x += width + (0.75 * size);
        }

        static double Drawn(int count) => count switch { 1 => 4, < 16 => 10, < 200 => 17, _ => 32 };
    }

    // ── The activation function ─────────────────────────────────────────────────────────────────────────────────────────────

    private void Squash(Painter painter)
    {
        double alpha = Curved(act) ? Curved(before) && before != act ? 1 : Ease.During(now, times.From(act), times.From(act) + 0.4) : Curved(before) ? 1 - Ease.During(now, times.From(act), times.From(act) + 0.25) : 0;
        if (alpha <= 0) return;
        Act line = Curved(act) ? act : before;
        if (line == Act.HiddenDelta && layout!.IsNarrow) return;
        Area place = layout!.Curve;
        double sum = line == Act.Output ? numbers.OutputSums[OutputOf(line)] : numbers.HiddenSums[hidden], reach = Math.Max(6, 1.15 * Math.Abs(sum)), value = Curves.Sigmoid(sum);
        double rises = line == Act.HiddenDelta ? 1 : Sec(line, 0.5, 1.2), x = X(sum), y = place.Bottom - (place.Height * value * rises);
        painter.Opacity = alpha;
        painter.Line(place.X, place.Bottom, place.Right, place.Bottom, new Pen(1, Tint.Line));
        painter.Line(place.CenterX, place.Bottom, place.CenterX, place.Y, new Pen(1, Tint.Line));
        Painter.Path curve = painter.Polyline(new Pen(1.8, Tint.Soft));
        for (int i = 0; i <= 40; i++)
        {
            double at = reach * ((i / 20.0) - 1);
            curve.Add(X(at), place.Bottom - (place.Height * Curves.Sigmoid(at)));
        }

        painter.Line(x, place.Bottom, x, y, new Pen(1, Tint.Ink, 3));
        if (line == Act.HiddenDelta)
        {
            double steep = numbers.Slope[hidden] * place.Height / (place.Width / (2 * reach)), length = 17 / Math.Sqrt(1 + (steep * steep));
            painter.Line(x - length, y + (steep * length), x + length, y - (steep * length), new Pen(2.4, Tint.Ink));
        }

        painter.Disc(x, y, 4, Tint.Ink);
        painter.Opacity = 1;

        double X(double at) => place.CenterX + (place.Width / 2 * at / reach);
    }

    private static bool Curved(Act line) => line is Act.Hidden or Act.Output or Act.HiddenDelta;

    private readonly record struct CodeRow(string Text, int Line, double Y);
}

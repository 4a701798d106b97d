using System.Globalization;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>One number that a line computes, as a formula; every term comes from the reference implementation.</summary>
internal sealed class OpenedFormula
{
    private readonly UpdateNumbers numbers;
    private readonly List<Piece> pieces = [];

    /// <summary>Opens a number of a line.</summary>
    /// <param name="numbers">The update.</param>
    /// <param name="act">The line.</param>
    /// <param name="hidden">The opened hidden neuron.</param>
    /// <param name="output">The opened output.</param>
    public OpenedFormula(UpdateNumbers numbers, Act act, int hidden, int output)
    {
        this.numbers = numbers;
        switch (act)
        {
            case Act.Image: Image(); break;
            case Act.Label: Label(output); break;
            case Act.HiddenSums: HiddenSum(hidden); break;
            case Act.Hidden: Squash($"hidden[{hidden}]", numbers.HiddenSums[hidden], numbers.Hidden[hidden], new(SourceKind.Sum, hidden)); break;
            case Act.OutputSums: OutputSum(output); break;
            case Act.Output: Squash($"output[{output}]", numbers.OutputSums[output], numbers.Output[output], new(SourceKind.Bar, output)); break;
            case Act.Error: Error(); break;
            case Act.Correct: Correct(); break;
            case Act.OutputDelta: Difference(output); break;
            case Act.HiddenDelta: HiddenDelta(hidden); break;
            case Act.OutputWeights: OutputWeight(output, hidden); break;
            case Act.OutputBiases: Bias($"outputBiases[{output}]", numbers.OutputBiases[output], numbers.OutputDelta[output], numbers.NewOutputBiases[output], new(SourceKind.Bar, output)); break;
            case Act.HiddenWeights: HiddenWeight(hidden); break;
            case Act.HiddenBiases: Bias($"hiddenBiases[{hidden}]", numbers.HiddenBiases[hidden], numbers.HiddenDelta[hidden], numbers.NewHiddenBiases[hidden], new(SourceKind.Sum, hidden)); break;
            default: Again(); break;
        }
    }

    public IReadOnlyList<Piece> Pieces => pieces;

    /// <summary>The whole formula as text.</summary>
    public string Text => string.Join(' ', pieces.Select(piece => piece.Text)).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Replace(" ²", "²", StringComparison.Ordinal);

    /// <summary>Wraps the formula into rows.</summary>
    /// <param name="size">The font size; letters are 0.6 em wide.</param>
    /// <param name="step">The distance between rows.</param>
    /// <param name="width">The available width.</param>
    public void Lay(double size, double step, double width)
    {
        const double letter = 0.6;
        double x = 0, y = 0;
        foreach (Piece piece in pieces)
        {
            piece.Width = piece.Text.Length * letter * size;
            if (x > 0 && x + piece.Width > width) (x, y) = (1.2 * size, y + step);
            (piece.X, piece.Y) = (x, y);
            bool isTight = piece.Text.EndsWith('(');
            x += piece.Width + (isTight ? 0 : 0.45 * size);
        }
    }

    private void Image()
    {
        int pixel = numbers.FirstInk;
        Begin($"image[{pixel}]", 0.6);
        Say($"{Numbers.Fixed(Math.Round(numbers.Image[pixel] * 255), 0)} / 255", 0.7, new(SourceKind.Pixel, pixel));
        Result(numbers.Image[pixel], 1.2, isSigned: false);
    }

    private void Label(int output)
    {
        bool isIt = output == numbers.Label;
        Begin($"label[{output}]", 0.9);
        Add(isIt ? "1" : "0", 1.1, new(SourceKind.Bar, output), Tint.Ink, true);
        if (isIt) Say("and 0 in the nine other places", 1.6);
    }

    private void HiddenSum(int hidden)
    {
        Begin($"hiddenSums[{hidden}]", 0.2);
        Value(numbers.HiddenBiases[hidden], 0.4, new(SourceKind.Sum, hidden), isSigned: false);
        int shown = 0;
        for (int pixel = numbers.FirstInk; pixel < UpdateNumbers.Pixels && shown < 3; pixel++)
        {
            if (numbers.Image[pixel] == 0) continue;
            double when = 0.7 + (0.3 * shown++);
            Say("+", when);
            Product(numbers.HiddenWeights[(hidden * UpdateNumbers.Pixels) + pixel], numbers.Image[pixel], when, new(SourceKind.Weight, hidden, pixel), new(SourceKind.Pixel, pixel));
        }

        if (shown == 3) Say("+ …", 1.8);
        Result(numbers.HiddenSums[hidden], 3);
    }

    private void Squash(string name, double sum, double value, Source from)
    {
        Begin(name, 0.1);
        Say("Sigmoid(", 0.1);
        Value(sum, 0.15, from);
        Say(")", 0.1);
        Result(value, 1, isSigned: false);
    }

    private void OutputSum(int output)
    {
        Begin($"outputSums[{output}]", 0.1);
        Value(numbers.OutputBiases[output], 0.1, new(SourceKind.Name, output), isSigned: false);
        double when = 0.3;
        foreach (int hidden in Strongest(hidden => numbers.Signal(output, hidden), numbers.Count, 3))
        {
            Say("+", when);
            Product(numbers.OutputWeights[(output * numbers.Count) + hidden], numbers.Hidden[hidden], when, new(SourceKind.Line, output, hidden), new(SourceKind.Disc, hidden));
            when += 0.2;
        }

        if (numbers.Count > 3) Say("+ …", 1.1);
        Result(numbers.OutputSums[output], 1.5);
    }

    private void Error()
    {
        Begin("error", 0.1);
        Say("(", 0.3);
        int[] most = [.. Strongest(output => numbers.OutputDelta[output], UpdateNumbers.Outputs, 3)];
        for (int i = 0; i < most.Length; i++)
        {
            if (i > 0) Say("+", 0.4 + (0.25 * i));
            Say($"{InBrackets(numbers.OutputDelta[most[i]])}²", 0.4 + (0.25 * i), new(SourceKind.Bar, most[i]));
        }

        Say("+ …", 1.1);
        Say(")", 1.1);
        Say("/ 10", 1.2);
        Result(numbers.Error, 2, isSigned: false);
    }

    private void Correct()
    {
        Begin("ArgMax(output)", 0.2);
        Say(Written(numbers.Guess), 0.5, new(SourceKind.Name, numbers.Guess));
        Say(numbers.IsRight ? "==" : "!=", 0.9);
        Say(Written(numbers.Label), 0.9, new(SourceKind.Name, numbers.Label));
        Say(numbers.IsRight ? ": correct++" : ": not counted", 1.2);
    }

    private void Difference(int output)
    {
        Begin($"outputDelta[{output}]", 0.1);
        Value(numbers.Output[output], 0.2, new(SourceKind.Bar, output), isSigned: false);
        Say("−", 0.35);
        Say(output == numbers.Label ? "1" : "0", 0.4, new(SourceKind.Bar, output));
        Result(numbers.OutputDelta[output], 1);
    }

    private void HiddenDelta(int hidden)
    {
        Begin($"hiddenDelta[{hidden}]", 0.1);
        Say("(", 0.2);
        double when = 0.2;
        foreach (int output in Strongest(output => numbers.Blame(output, hidden), UpdateNumbers.Outputs, 2))
        {
            if (when > 0.2) Say("+", when);
            double weight = numbers.BackWeights[(output * numbers.Count) + hidden], delta = numbers.OutputDelta[output];
            Add(Numbers.Compact(weight), when, new(SourceKind.Line, output, hidden), Sign(weight), false);
            Say("·", when + 0.1);
            Add(InBrackets(delta), when + 0.12, new(SourceKind.Bar, output), Sign(delta), false);
            when += 0.25;
        }

        Say("+ …", 0.9);
        Say(")", 0.9);
        Say("×", ActTimes.SentBack);
        Say(Numbers.Compact(numbers.Hidden[hidden]), ActTimes.SentBack + 0.1, new(SourceKind.Disc, hidden));
        Say("×", ActTimes.SentBack + 0.1);
        Say($"(1 − {Numbers.Compact(numbers.Hidden[hidden])})", ActTimes.SentBack + 0.2, new(SourceKind.Disc, hidden));
        Say("=", ActTimes.SentBack + 0.5);
        Value(numbers.HiddenError[hidden], ActTimes.SentBack + 0.5);
        Say("×", ActTimes.SentBack + 0.6);
        Value(numbers.Slope[hidden], ActTimes.SentBack + 0.6, isSigned: false);
        Result(numbers.HiddenDelta[hidden], ActTimes.SentBack + 1);
    }

    private void OutputWeight(int output, int hidden)
    {
        int at = (output * numbers.Count) + hidden;
        Begin($"outputWeights[{output}, {hidden}]", 0.1);
        Add(Long(numbers.OutputWeights[at]), 0.1, new(SourceKind.Line, output, hidden), Sign(numbers.OutputWeights[at]), false);
        Step(numbers.OutputDelta[output], new(SourceKind.Bar, output));
        Say("·", 0.4);
        Say(Numbers.Compact(numbers.Hidden[hidden]), 0.4, new(SourceKind.Disc, hidden));
        Changed(numbers.NewOutputWeights[at], 1.3);
    }

    private void HiddenWeight(int hidden)
    {
        int pixel = numbers.FirstInk, at = (hidden * UpdateNumbers.Pixels) + pixel;
        Begin($"hiddenWeights[{hidden}, {pixel}]", 0.1);
        Add(Long(numbers.HiddenWeights[at]), 0.1, new(SourceKind.Weight, hidden, pixel), Sign(numbers.HiddenWeights[at]), false);
        Step(numbers.HiddenDelta[hidden], new(SourceKind.Sum, hidden));
        Say("·", 0.4);
        Say(Numbers.Compact(numbers.Image[pixel]), 0.4, new(SourceKind.Pixel, pixel));
        Changed(numbers.NewHiddenWeights[at], 1.3);
    }

    private void Bias(string name, double before, double delta, double after, Source from)
    {
        Begin(name, 0.1);
        Say(Long(before), 0.1);
        Step(delta, from);
        Changed(after, 0.9);
    }

    private void Again()
    {
        Say("error", 3.6);
        Result(numbers.AgainError, 4.2, isSigned: false);
        Say($"before the update {Numbers.Compact(numbers.Error)}", 4.4);
    }

    private void Begin(string name, double when)
    {
        Say(name, when);
        Say("=", when);
    }

    private void Product(double weight, double input, double when, Source weightFrom, Source inputFrom)
    {
        Add(InBrackets(weight), when, weightFrom, Sign(weight), false);
        Say("·", when + 0.1);
        Say(Numbers.Compact(input), when + 0.12, inputFrom);
    }

    private void Step(double delta, Source from)
    {
        Say("−", 0.2);
        Say(Numbers.Invariant(numbers.Session.Rate), 0.2);
        Say("·", 0.3);
        Add(InBrackets(delta), 0.3, from, Sign(delta), false);
    }

    private void Value(double value, double when, Source from = default, bool isSigned = true) =>
        Add(Numbers.Compact(value), when, from, isSigned ? Sign(value) : Tint.Ink, false);

    private void Result(double value, double when, bool isSigned = true)
    {
        Say("=", when);
        Add(Numbers.Compact(value), when + 0.05, default, isSigned ? Sign(value) : Tint.Ink, true);
    }

    private void Changed(double value, double when)
    {
        Say("=", when);
        Add(Long(value), when + 0.05, default, Tint.Ink, true);
    }

    // Numbers are in ink, operators are dimmed.
    private void Say(string text, double when, Source from = default) =>
        Add(text, when, from, from.Kind != SourceKind.None || char.IsAsciiDigit(text[0]) ? Tint.Ink : Tint.Soft, false);

    private void Add(string text, double when, Source from, Tint tint, bool isResult) => pieces.Add(new Piece(text, when, from, tint, isResult));

    private static IEnumerable<int> Strongest(Func<int, double> value, int count, int many) =>
        Enumerable.Range(0, count).OrderByDescending(place => Math.Abs(value(place))).Take(many);

    private static Tint Sign(double value) => value < 0 ? Tint.Negative : Tint.Positive;

    private static string InBrackets(double value) => Numbers.Compact(value) is { } text && text.StartsWith('−') ? $"({text})" : Numbers.Compact(value);

    // A weight and its updated value must differ as shown.
    private static string Long(double value) => Numbers.Fixed(value, 5);

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
